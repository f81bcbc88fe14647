// SPDX-License-Identifier: Apache-2.0
#include "design/smooth_step.hpp"

#include "core/elementary.hpp"

namespace caudata::design {

/// The normal cdf minus its density times the sum of (-1)^m He_{2m-1}(z) / (2^m m!).
double smooth_step(double z) {
  constexpr int terms = 16;
  constexpr double reach = 15;  // beyond it the kernel is below 1e-20
  constexpr double inverse_sqrt_two_pi = 0.3989422804014327;
  if (z > reach) return 1;
  if (z < -reach) return 0;
  double even = 1;         // He_{2m-2}
  double odd = z;          // He_{2m-1}
  double coefficient = 1;  // (-1)^m / (2^m m!)
  double sum = 0;
  for (int m = 1; m < terms; ++m) {
    coefficient *= -1.0 / (2 * m);
    sum += coefficient * odd;
    even = z * odd - (2 * m - 1) * even;
    odd = z * even - 2 * m * odd;
  }
  return core::normal_cdf(z) - inverse_sqrt_two_pi * core::exp(-z * z / 2) * sum;
}

}  // namespace caudata::design
