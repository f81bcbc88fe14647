// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <array>

#include "anatomy/cord.hpp"
#include "anatomy/cord_effect.hpp"
#include "core/quantity.hpp"
#include "isncsci/exam.hpp"
#include "patient/injury.hpp"

/// Natural history and function map once more: every cell by itself, from the lesion and the
/// course, in the words of the laws in patient/natural_history.hpp and patient/function_map.hpp and
/// of the comments in anatomy. Nothing is worked out beforehand, nothing left out early; distances
/// come from the lengths of segments, exponentials from the standard library.
namespace caudata::plain {

/// The numbers of the laws.
struct Laws {
  std::array<double, anatomy::segment_count> segment_length;  // [mm]
  patient::FunctionParameters function;
  patient::GrowthParameters growth;
};

/// A score, and how near the quantity behind it comes to a cut: the least |x / cut - 1|.
struct Finding {
  int score{0};
  double from_cut{0};
};

struct SideFindings {
  std::array<Finding, isncsci::key_muscles> motor;
  std::array<Finding, isncsci::dermatomes> touch, prick;
};
struct Findings {
  std::array<SideFindings, anatomy::sides> side;
  Finding contraction, pressure;  // 0 or 1
};

/// Of the injury: lesion, course and sensitivity alone.
Findings examine(const Laws& laws, const patient::Injury& injury, core::Days since_injury,
                 const anatomy::CordEffect& effect);

}  // namespace caudata::plain
