// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <span>
#include <vector>

#include "evidence/prediction.hpp"
#include "evidence/sample.hpp"
#include "evidence/target.hpp"

namespace caudata::evidence {

/// `draws`: the samples of one cohort per posterior draw; one cohort where there is no posterior.
///
/// The 90 % interval holds Monte Carlo error, the spread between draws and the chance of a study of
/// n persons: for shares a beta-binomial count, half a person to either side, for an ICC normal on
/// Fisher's scale, elsewhere normal and within the range of the statistic.
/// Where n is not known, the spread that the tolerance expresses stands for the chance of the
/// study.
std::vector<Prediction> predict(std::span<const Target> targets, std::span<const Samples> draws);

/// A row with fewer virtual persons is not judged: a share of so few may have a standard error
/// of 11 points and more, twice the usual tolerance of 5, so that chance would pass or fail it.
inline constexpr std::size_t fewest_persons = 20;

/// How the predictions of a table fare as a whole. Targets that are not judged count in `targets`
/// alone.
struct Coverage {
  int targets{0}, predicted{0}, inside_90{0}, within_tolerance{0};
};
Coverage coverage(std::span<const Prediction> predictions);

}  // namespace caudata::evidence
