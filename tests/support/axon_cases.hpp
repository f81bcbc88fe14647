// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <algorithm>

#include <boost/math/distributions/lognormal.hpp>

#include "graft/axons/axon_forest.hpp"
#include "support/rule_batches.hpp"

/// Terrains and axons that tests share.
namespace caudata::test {

/// Nothing but a walk: the same speed of 1 mm/d for all, from day 0, without end, branches, cues.
inline graft::AxonParameters bare_axons() {
  graft::AxonParameters p{};
  p.speed = p.speed_spread = p.white_speed = 1;
  p.grey_persistence = 0.5;
  p.white_persistence = 10;
  p.white_guidance = 0.5;
  p.cue_guidance = 2;
  p.branch = {0, 10, 0, 0, 0, 45};
  p.length = 1e6;
  p.length_spread = 1;
  p.half_life = 1e30;
  p.radius = 0.3;
  return p;
}

inline graft::Terrain everywhere(graft::Ground same) {
  return [same](std::span<const graft::AxonVector>, std::span<graft::Ground> ground) {
    std::ranges::fill(ground, same);
  };
}
inline graft::Terrain all_grey() { return everywhere({graft::Matter::grey, 0, {0, 0, 0}}); }
inline graft::Terrain all_white() { return everywhere({graft::Matter::white, 0, {0, 0, 0}}); }
inline graft::Terrain scar(float cspg) {
  return everywhere({graft::Matter::grey, cspg, {0, 0, 0}});
}

/// A cord of radius 5 mm about the x axis, grey within 2 mm, with a scar between 105 and 107 mm.
inline graft::Terrain round_cord() {
  return [](std::span<const graft::AxonVector> at, std::span<graft::Ground> ground) {
    for (std::size_t i = 0; i < at.size(); ++i) {
      const float r2 = at[i].y * at[i].y + at[i].z * at[i].z;
      ground[i] = {r2 >= 25  ? graft::Matter::outside
                   : r2 >= 4 ? graft::Matter::white
                             : graft::Matter::grey,
                   at[i].x > 105 && at[i].x < 107 ? 0.5f : 0.0f,
                   {0, 0, 0}};
      if (r2 >= 25) ground[i].cue = {0, -at[i].y, -at[i].z};
    }
  };
}

inline graft::AxonNeuron axon_neuron(std::size_t i) {
  return {graft::cell_id(0, i), {100, static_cast<float>(i % 7) * 0.2f, -0.3f}, 0};
}

inline graft::AxonForest axons_in(const graft::AxonParameters& p, double step,
                                  const graft::Terrain& terrain, std::size_t n, double days,
                                  std::uint32_t steps, unsigned threads = 1) {
  graft::AxonForest forest(p, rule_key, step);
  std::vector<graft::AxonNeuron> neurons;
  for (std::size_t i = 0; i < n; ++i) neurons.push_back(axon_neuron(i));
  forest.plant(neurons);
  core::Team team(threads);
  for (std::uint32_t i = 0; i < steps; ++i)
    forest.grow({i, days / steps * i, days / steps}, terrain, team);
  return forest;
}

}  // namespace caudata::test
