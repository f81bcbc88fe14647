// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "evidence/fit/point.hpp"

namespace caudata::evidence::fit {

/// What draws say of each parameter.
struct Marginal {
  double mean{0}, sd{0};
  double lower_90{0}, upper_90{0};  // 5 % and 95 % quantiles
};
std::vector<Marginal> marginals(std::span<const Point> draws);

/// Correlations [i][j] between coordinates; 0 where one does not vary.
std::vector<std::vector<double>> correlations(std::span<const Point> draws);

}  // namespace caudata::evidence::fit
