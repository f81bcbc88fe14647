// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "evidence/prediction.hpp"

namespace caudata::evidence {

/// The beta distribution of a predicted share: what a study of n persons counts is beta-binomial
/// with it.
struct ShareLaw {
  double a{0}, b{0};
};

/// Mean by Jeffreys (half a person more: also 0 of m may have chances); the variance is that of m
/// persons and of the spread between draws.
ShareLaw share_law(const Prediction& prediction);

}  // namespace caudata::evidence
