// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <optional>

#include "anatomy/canal/canal_parameters.hpp"
#include "anatomy/segment.hpp"

namespace caudata::anatomy {

/// The injury as the canal sees it, both about the middle of `level`.
struct CanalLesion {
  Segment level;
  double length{0};        // of cord whose surface is lesion [mm]
  double passage{1};       // share of the section left open by swelling, bone or scar, 0-1
  double block_length{0};  // [mm]
};

/// One person's covariates.
struct CanalPerson {
  double length_scale{1};   // lengths over a typical man's
  double csf{1};            // space between dura and cord over the typical
  double heart_rate{0};     // [1/min]
  double stroke_volume{0};  // through the foramen magnum, one way, per beat [mL]
  std::optional<CanalLesion> lesion;
};

/// Without injury, with the ledger's central values and a man's lengths.
inline CanalPerson typical_man(const CanalParameters& parameters) {
  const CanalPersonParameters& p = parameters.person;
  return {1, p.csf, p.heart_rate, p.stroke_volume, std::nullopt};
}
inline CanalPerson typical_woman(const CanalParameters& parameters) {
  CanalPerson person = typical_man(parameters);
  person.length_scale = parameters.axis.female;
  return person;
}
/// A lesion of this length [mm] with the ledger's central block.
inline CanalLesion typical_lesion(const CanalParameters& parameters, Segment level, double length) {
  return {level, length, parameters.person.passage, parameters.person.block_length};
}

}  // namespace caudata::anatomy
