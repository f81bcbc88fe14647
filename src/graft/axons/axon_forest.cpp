// SPDX-License-Identifier: Apache-2.0
#include "graft/axons/axon_forest.hpp"

#include <algorithm>

#include "core/contract.hpp"

namespace caudata::graft {
namespace {

constexpr std::size_t axons_of_a_block = 64;

bool lives(const Axon& a, double day) { return a.begins <= day && day < a.pruned; }

Axon begun(const AxonNeuron& neuron, const AxonTraits& t) {
  return {neuron.id, t.begins, t.speed, t.length, t.pruned, neuron.soma, not_yet, 1, 1};
}

GrowthCone first_cone(const AxonNeuron& neuron, const AxonTraits& t, std::size_t axon) {
  GrowthCone c{};
  c.at = neuron.soma;
  c.direction = t.direction;
  c.axon = static_cast<std::uint32_t>(axon);
  c.segment = no_segment;
  return c;
}

/// Steps of path from the soma to the end of each segment.
std::vector<std::uint32_t> paths(const AxonBlock& b) {
  std::vector<std::uint32_t> path(b.segments.size());
  for (std::size_t i = 0; i < path.size(); ++i) {
    const std::uint32_t parent = b.segments[i].parent;
    path[i] = parent == no_segment ? 1 : path[parent] + 1;
  }
  return path;
}

template <class T>
std::size_t bytes_of(const std::vector<T>& v) {
  return v.capacity() * sizeof(T);
}

}  // namespace

AxonForest::AxonForest(const AxonParameters& p, const GraftKey& key, double step)
    : p_(p), walk_(p, step), key_(key) {}

void AxonForest::plant(std::span<const AxonNeuron> neurons) {
  for (const AxonNeuron& neuron : neurons) {
    if (blocks_.empty() || blocks_.back().axons.size() == axons_of_a_block) blocks_.emplace_back();
    AxonBlock& b = blocks_.back();
    const AxonTraits traits = draw_traits(p_, key_, neuron);
    b.cones.push_back(first_cone(neuron, traits, b.axons.size()));
    b.axons.push_back(begun(neuron, traits));
  }
}

void AxonForest::grow(const AxonStep& step, const Terrain& terrain, core::Team& team) {
  std::vector<AxonScratch> scratch(team.threads());
  team.for_each_block(blocks_.size(), [&](std::size_t block, unsigned worker) {
    grow_block(p_, walk_, key_, step, terrain, blocks_[block], scratch[worker]);
  });
}

AxonForest::Count AxonForest::count(double day) const {
  Count n;
  for (const AxonBlock& b : blocks_) {
    n.axons += b.axons.size();
    n.cones += b.cones.size();
    n.segments += b.segments.size();
    for (const Axon& a : b.axons) {
      if (!lives(a, day)) continue;
      ++n.living;
      n.entered += a.entered != not_yet ? 1u : 0u;
    }
  }
  return n;
}

std::uint64_t AxonForest::reaching(double x, double day) const {
  std::uint64_t sum = 0;
  for (const AxonBlock& b : blocks_) {
    std::vector<char> there(b.axons.size(), 0);
    for (const AxonSegment& s : b.segments) {
      const double from = double{b.axons[s.axon].soma.x}, to = double{s.end.x};
      if (from < x ? to >= x : to <= x) there[s.axon] = 1;
    }
    for (std::size_t i = 0; i < b.axons.size(); ++i)
      sum += there[i] != 0 && lives(b.axons[i], day) ? 1u : 0u;
  }
  return sum;
}

std::vector<double> AxonForest::lengths() const {
  std::vector<double> all;
  for (const AxonBlock& b : blocks_) {
    std::vector<std::uint32_t> longest(b.axons.size(), 0);
    const std::vector<std::uint32_t> path = paths(b);
    for (std::size_t i = 0; i < path.size(); ++i)
      longest[b.segments[i].axon] = std::max(longest[b.segments[i].axon], path[i]);
    for (const std::uint32_t steps : longest) all.push_back(steps * walk_.step());
  }
  return all;
}

const Axon& AxonForest::axon(std::size_t i) const {
  EXPECTS(i / axons_of_a_block < blocks_.size());
  return blocks_[i / axons_of_a_block].axons[i % axons_of_a_block];
}

bool AxonForest::is_living(std::size_t i, double day) const { return lives(axon(i), day); }

AxonOutline AxonForest::outline(std::size_t i) const {
  const Axon& a = axon(i);
  const AxonBlock& b = blocks_[i / axons_of_a_block];
  const auto radius = static_cast<float>(p_.radius);
  AxonOutline out{a.neuron, {{a.soma.x, a.soma.y, a.soma.z, radius}}, {-1}};
  std::vector<std::int32_t> place(b.segments.size(), 0);
  for (std::size_t s = 0; s < b.segments.size(); ++s) {
    const AxonSegment& segment = b.segments[s];
    if (segment.axon != i % axons_of_a_block) continue;
    place[s] = static_cast<std::int32_t>(out.points.size());
    out.points.push_back({segment.end.x, segment.end.y, segment.end.z, radius});
    out.parent.push_back(segment.parent == no_segment ? 0 : place[segment.parent]);
  }
  return out;
}

std::size_t AxonForest::bytes() const {
  std::size_t sum = bytes_of(blocks_);
  for (const AxonBlock& b : blocks_)
    sum += bytes_of(b.axons) + bytes_of(b.cones) + bytes_of(b.segments);
  return sum;
}

}  // namespace caudata::graft
