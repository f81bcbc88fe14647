// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <vector>

namespace caudata::design {

struct QuadraturePoint {
  double x, weight;
};

/// Gauss-Legendre rule on [-1, 1], nodes ascending, weights summing to 2; exact to rounding.
/// 1 <= points <= 64.
std::vector<QuadraturePoint> gauss_legendre(int points);

}  // namespace caudata::design
