// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <optional>
#include <span>
#include <string>
#include <vector>

#include "evidence/sample.hpp"
#include "evidence/target.hpp"

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
  double z{0};                // (observed - predicted) in standard deviations of the difference
  bool inside_90{false};
  bool within_tolerance{false};
  std::string why_not;
};

/// `draws`: the samples of one cohort per posterior draw; one cohort where there is no posterior.
///
/// The 90 % interval holds Monte Carlo error, the spread between draws and the chance of a study of
/// n persons: for shares a beta-binomial count, half a person to either side, elsewhere normal.
/// Where n is not known, the spread that the tolerance expresses stands for the chance of the
/// study.
std::vector<Prediction> predict(std::span<const Target> targets, std::span<const Samples> draws);

/// Fewer virtual persons than this say nothing about a population.
inline constexpr std::size_t fewest_persons = 20;

/// How the predictions of a table fare as a whole; targets without a prediction count as failed.
struct Coverage {
  int targets{0}, predicted{0}, inside_90{0}, within_tolerance{0};
};
Coverage coverage(std::span<const Prediction> predictions);

}  // namespace caudata::evidence
