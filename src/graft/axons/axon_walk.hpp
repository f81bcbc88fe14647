// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <array>

#include "graft/axons/axon_parameters.hpp"
#include "graft/axons/terrain.hpp"

namespace caudata::graft {

/// How one growth cone moves: a persistent walk in steps of a fixed path. At every step the
/// direction turns by chance, then towards the axis of the cord (white matter) and towards the cue:
///
///     e <- cap(e);  e <- unit((1 - w) e + w axis + c cue),   x <- x + step e
///
/// cap: uniform on the cap about e that makes the mean cosine of a turn exp(-step / persistence),
/// so that the correlation of directions is that of the continuous walk at every step length.
/// Neglected: mechanics, contact between axons, the width of a growth cone.
class AxonWalk {
 public:
  /// step [mm], best below half the persistence in grey matter.
  AxonWalk(const AxonParameters& p, double step);

  double step() const { return step_; }

  /// Mean cosine of a turn by chance.
  double mean_cosine(Matter matter) const { return 1 - 0.5 * double{cap_[at(matter)]}; }

  /// The direction after one step on `ground`, which is inside. Two uniforms in (0, 1).
  AxonVector turn(AxonVector direction, const Ground& ground, float bend, float azimuth) const;

  /// The direction of a daughter branch.
  AxonVector leave(AxonVector direction, float azimuth) const;

  /// Beside a neuron's speed: in white matter, among proteoglycans; 0 where there is no ground.
  double speed_factor(const Ground& ground) const;

  /// Probability that the cone stops for good within one step.
  double stopping(const Ground& ground) const;

 private:
  static std::size_t at(Matter matter) { return matter == Matter::white ? 1 : 0; }

  double step_, white_speed_, slowing_, stopping_;
  std::array<float, 2> cap_;  // 1 - least cosine of a turn: grey, white
  float axis_, cue_;          // weights
  float daughter_cosine_;
};

/// A random direction from two uniforms.
AxonVector any_direction(float height, float azimuth);

/// At the edge of the ground: the mirror image of a direction that leads out, for a way back in.
AxonVector turned_back(AxonVector direction, AxonVector way_in);

}  // namespace caudata::graft
