// SPDX-License-Identifier: Apache-2.0
#include "graft/axons/grow_block.hpp"

#include <algorithm>

#include "core/elementary.hpp"
#include "graft/rules/candidates.hpp"

namespace caudata::graft {
namespace {

/// One block in one step of time.
class BlockGrowth {
 public:
  BlockGrowth(const AxonParameters& p, const AxonWalk& walk, const GraftKey& key,
              const AxonStep& step, const Terrain& terrain, AxonBlock& block, AxonScratch& scratch)
      : p_(p), walk_(walk), key_(key), step_(step), terrain_(terrain), b_(block), s_(scratch) {}

  void run() {
    remove_cones([&](const GrowthCone& c) { return axon(c).pruned <= step_.from; });
    if (b_.cones.empty()) return;
    look_around();
    share_resources();
    branch();
    for (GrowthCone& c : b_.cones) c.left = days_of(axon(c));
    s_.going.resize(b_.cones.size());
    for (std::uint32_t i = 0; i < b_.cones.size(); ++i) s_.going[i] = i;
    while (!s_.going.empty()) walk_once();
    remove_cones([](const GrowthCone& c) { return c.left == stopped; });
  }

 private:
  Axon& axon(const GrowthCone& c) { return b_.axons[c.axon]; }

  /// Of this step, since the cone of the axon appeared.
  double days_of(const Axon& a) const {
    return std::clamp(step_.from + step_.days - a.begins, 0.0, step_.days);
  }

  template <class Gone>
  void remove_cones(Gone gone) {
    std::erase_if(b_.cones, [&](const GrowthCone& c) {
      if (!gone(c)) return false;
      --axon(c).cones;
      return true;
    });
  }

  void survey() {
    s_.grounds.resize(s_.places.size());
    terrain_(s_.places, s_.grounds);
  }

  /// The terrain may have changed where cones stand.
  void look_around() {
    s_.places.clear();
    for (const GrowthCone& c : b_.cones) s_.places.push_back(c.at);
    survey();
    for (std::size_t i = 0; i < b_.cones.size(); ++i) b_.cones[i].ground = s_.grounds[i];
  }

  /// By axon: speed and expected branchings of a cone of weight 1.
  void share_resources() {
    s_.weight.assign(b_.axons.size(), 0);
    for (const GrowthCone& c : b_.cones) s_.weight[c.axon] += order_weight(p_.branch, c.order);
    s_.speed.resize(b_.axons.size());
    s_.branching.resize(b_.axons.size());
    for (std::size_t i = 0; i < b_.axons.size(); ++i) share_resources_of(i);
  }
  /// Most axons have one cone.
  static double power(double n, double exponent) { return n == 1 ? 1 : core::pow(n, exponent); }

  void share_resources_of(std::size_t i) {
    const Axon& a = b_.axons[i];
    if (a.cones == 0) return;
    const double n = a.cones, days = days_of(a);
    const double since = step_.from + step_.days - days - a.begins;
    s_.speed[i] = a.speed * power(n, -p_.branch.slowing);
    s_.branching[i] = days <= 0 ? 0
                                : power(n, 1 - p_.branch.competition) / s_.weight[i] *
                                      lone_branchings(p_.branch, since, days);
  }

  void branch() {
    const std::size_t before = b_.cones.size();
    for (std::size_t i = 0; i < before; ++i) {
      GrowthCone c = b_.cones[i];
      const double expected = s_.branching[c.axon] * order_weight(p_.branch, c.order);
      if (expected <= 0) continue;
      const auto words = key_.words(axon(c).neuron, step_.number, Purpose::branch, c.branch);
      if (uniform_of(words[0], words[1]) >= -core::expm1(-expected)) continue;
      ++b_.cones[i].order;
      b_.cones.push_back(daughter(c, uniform_of(words[2])));
    }
  }
  GrowthCone daughter(GrowthCone c, float azimuth) {
    c.direction = walk_.leave(c.direction, azimuth);
    ++c.order;
    c.branch = axon(c).branches++;
    c.turns = 0;
    c.progress = 0;
    ++axon(c).cones;
    return c;
  }

  /// Is there time for the next step of path? What is left over counts as progress.
  bool has_time(GrowthCone& c) {
    const double rate = s_.speed[c.axon] * walk_.speed_factor(c.ground) / walk_.step();
    if (rate <= 0 || c.left * rate < 1 - c.progress) {
      c.progress = std::min(1.0, c.progress + c.left * rate);
      c.left = 0;
      return false;
    }
    c.left = std::max(0.0, c.left - (1 - c.progress) / rate);
    c.progress = 0;
    return true;
  }

  /// At most one step of path of every cone that is still going.
  void walk_once() {
    std::erase_if(s_.going, [&](std::uint32_t i) { return !has_time(b_.cones[i]); });
    s_.places.clear();
    for (const std::uint32_t i : s_.going) s_.places.push_back(next_place(b_.cones[i]));
    survey();
    for (std::size_t j = 0; j < s_.going.size(); ++j)
      arrive(b_.cones[s_.going[j]], s_.places[j], s_.grounds[j]);
    std::erase_if(s_.going, [&](std::uint32_t i) { return b_.cones[i].left == stopped; });
  }

  AxonVector next_place(GrowthCone& c) {
    const auto words = key_.words(axon(c).neuron, c.turns++, Purpose::cone, c.branch);
    c.direction = walk_.turn(c.direction, c.ground, uniform_of(words[0]), uniform_of(words[1]));
    c.chance = uniform_of(words[2]);
    return c.at + static_cast<float>(walk_.step()) * c.direction;
  }

  void arrive(GrowthCone& c, AxonVector place, const Ground& ground) {
    if (ground.matter == Matter::outside) {
      c.direction = turned_back(c.direction, ground.cue);
      return;
    }
    Axon& a = axon(c);
    const auto day = static_cast<float>(step_.from + step_.days - c.left);
    c.at = place;
    c.ground = ground;
    ++c.path;
    if (ground.matter == Matter::white && a.entered == not_yet) a.entered = day;
    b_.segments.push_back({place, c.segment, c.axon, day});
    c.segment = static_cast<std::uint32_t>(b_.segments.size() - 1);
    if (c.path * walk_.step() >= a.length || stops(c)) c.left = stopped;
  }

  bool stops(const GrowthCone& c) const {
    return c.ground.cspg > 0 && double{c.chance} < walk_.stopping(c.ground);
  }

  const AxonParameters& p_;
  const AxonWalk& walk_;
  const GraftKey& key_;
  const AxonStep& step_;
  const Terrain& terrain_;
  AxonBlock& b_;
  AxonScratch& s_;
};

}  // namespace

void grow_block(const AxonParameters& p, const AxonWalk& walk, const GraftKey& key,
                const AxonStep& step, const Terrain& terrain, AxonBlock& block,
                AxonScratch& scratch) {
  BlockGrowth(p, walk, key, step, terrain, block, scratch).run();
}

}  // namespace caudata::graft
