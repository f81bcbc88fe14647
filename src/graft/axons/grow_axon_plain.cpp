// SPDX-License-Identifier: Apache-2.0
#include "graft/axons/grow_axon_plain.hpp"

#include <algorithm>

#include "core/elementary.hpp"
#include "graft/rules/candidates.hpp"

namespace caudata::graft {
namespace {

struct PlainCone {
  AxonVector at, direction;
  double progress;
  std::uint32_t branch, order, turns, path;
  std::int32_t point;
};

Ground ground_at(const Terrain& terrain, AxonVector place) {
  Ground ground{};
  terrain(std::span(&place, 1), std::span(&ground, 1));
  return ground;
}

/// Walks one cone for `days`; false if it stopped for good.
bool walk_plain(const AxonWalk& walk, const GraftKey& key, CellId neuron, const AxonTraits& traits,
                double speed, double days, const Terrain& terrain, PlainCone& c, AxonOutline& out) {
  Ground ground = ground_at(terrain, c.at);
  for (;;) {
    const double rate = speed * walk.speed_factor(ground) / walk.step();
    if (rate <= 0 || days * rate < 1 - c.progress) {
      c.progress = std::min(1.0, c.progress + days * rate);
      return true;
    }
    days = std::max(0.0, days - (1 - c.progress) / rate);
    c.progress = 0;
    const auto words = key.words(neuron, c.turns++, Purpose::cone, c.branch);
    c.direction = walk.turn(c.direction, ground, uniform_of(words[0]), uniform_of(words[1]));
    const AxonVector place = c.at + static_cast<float>(walk.step()) * c.direction;
    const Ground there = ground_at(terrain, place);
    if (there.matter == Matter::outside) {
      c.direction = turned_back(c.direction, there.cue);
      continue;
    }
    ground = there;
    c.at = place;
    ++c.path;
    out.points.push_back({place.x, place.y, place.z, out.points[0][3]});
    out.parent.push_back(c.point);
    c.point = static_cast<std::int32_t>(out.points.size()) - 1;
    if (c.path * walk.step() >= traits.length) return false;
    if (double{uniform_of(words[2])} < walk.stopping(ground)) return false;
  }
}

}  // namespace

AxonOutline grow_axon_plain(const AxonParameters& p, const GraftKey& key, double step,
                            const AxonNeuron& neuron, std::span<const AxonStep> steps,
                            const Terrain& terrain) {
  const AxonWalk walk(p, step);
  const AxonTraits traits = draw_traits(p, key, neuron);
  const AxonVector soma = neuron.soma;
  AxonOutline out{neuron.id, {{soma.x, soma.y, soma.z, static_cast<float>(p.radius)}}, {-1}};
  std::vector<PlainCone> cones{{soma, traits.direction, 0, 0, 0, 0, 0, 0}};
  std::uint32_t branches = 1;
  for (const AxonStep& s : steps) {
    if (traits.pruned <= s.from) break;
    const double days = std::clamp(s.from + s.days - traits.begins, 0.0, s.days);
    if (days <= 0 || cones.empty()) continue;
    const double n = static_cast<double>(cones.size());
    double weight = 0;
    for (const PlainCone& c : cones) weight += order_weight(p.branch, c.order);
    const double lone = lone_branchings(p.branch, s.from + s.days - days - traits.begins, days);
    const double shared = core::pow(n, 1 - p.branch.competition) / weight * lone;
    for (std::size_t i = 0, before = cones.size(); i < before; ++i) {
      const double expected = shared * order_weight(p.branch, cones[i].order);
      const auto words = key.words(neuron.id, s.number, Purpose::branch, cones[i].branch);
      if (uniform_of(words[0], words[1]) >= -core::expm1(-expected)) continue;
      const unsigned order = ++cones[i].order;
      const AxonVector away = walk.leave(cones[i].direction, uniform_of(words[2]));
      cones.push_back({cones[i].at, away, 0, branches++, order, 0, cones[i].path, cones[i].point});
    }
    const double speed = traits.speed * core::pow(n, -p.branch.slowing);
    std::erase_if(cones, [&](PlainCone& c) {
      return !walk_plain(walk, key, neuron.id, traits, speed, days, terrain, c, out);
    });
  }
  return out;
}

}  // namespace caudata::graft
