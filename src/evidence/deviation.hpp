// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <optional>
#include <string>

#include "evidence/prediction.hpp"
#include "evidence/target.hpp"

namespace caudata::evidence {

/// How far an observed number lies from the predicted one, in standard deviations of the
/// difference. Without a z, `why_not` tells why.
struct Deviation {
  std::optional<double> z;
  std::string why_not;
};

/// The square root of the squares of the three errors of a prediction, in the statistic's unit.
double total_error(const Prediction& prediction);

/// The same on Fisher's scale, of an ICC: the chances of n persons and of the virtual ones are
/// Fisher's, the spread between draws (and of a tolerance where n is not known) is linearised.
double fisher_total_error(const Target& target, const Prediction& prediction);

/// (observed - predicted) / error. An ICC is compared on Fisher's scale. A share of which fewer
/// than `fewest_normal` of the n are expected to be counted, or not to be, has no normal error: z
/// has the tail of the beta-binomial distribution that its interval comes from. Precondition: the
/// prediction has a value and its errors.
Deviation deviation(const Target& target, const Prediction& prediction);

inline constexpr double fewest_normal = 5;

}  // namespace caudata::evidence
