// SPDX-License-Identifier: Apache-2.0
#pragma once

/// Student's t beside the normal distribution (Wallace DL. Ann Math Stat 1959;30:1121-1130). The
/// quantile that belongs to 1.96 is too large by 38 % with one degree of freedom, 4.0 % with two,
/// 1.1 % with three, below 0.4 % from five on.
namespace caudata::core {

/// The normal deviate with about the tail of t; t and freedom >= 0.
double deviate_of_t(double t, double freedom);
/// Its inverse.
double t_of_deviate(double deviate, double freedom);

}  // namespace caudata::core
