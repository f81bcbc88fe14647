// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <optional>
#include <string>

#include "evidence/tolerance.hpp"

namespace caudata::evidence {

/// What the model says about one target. Without a value where it cannot say anything; then
/// `why_not` tells why.
struct Prediction {
  std::size_t persons{0};  // virtual persons who belong to the population
  std::optional<double> value;
  double mc_error{0};         // standard error from the finite number of virtual persons
  double parameter_error{0};  // standard deviation between posterior draws, without Monte Carlo
  double sampling_error{0};   // standard error of a study of the target's n
  Interval interval_90;       // of what such a study would observe
  std::optional<double> z;    // (observed - predicted) in standard deviations of the difference
  std::string why_no_z;       // if there is a value and no z
  bool inside_90{false};
  bool within_tolerance{false};
  std::string why_not;
};

}  // namespace caudata::evidence
