// SPDX-License-Identifier: Apache-2.0
#include <limits>

#include "core/elementary.hpp"
#include "core/exponential_parts.hpp"
#include "core/infinity.hpp"

namespace caudata::core {

namespace {

/// x^y where x is 0 or infinite, or y infinite: the limit.
double limit_of_power(double x, double y) {
  const bool grows = (x > 1) == (y > 0);
  return grows ? infinity : 0;
}

}  // namespace

double pow(double x, double y) {
  constexpr double overflows = 710, vanishes = -746;
  if (y == 0 || x == 1) return 1;
  if (x != x || y != y) return x + y;
  if (x < 0) return std::numeric_limits<double>::quiet_NaN();
  if (x == 0 || x == infinity || y == infinity || y == -infinity) return limit_of_power(x, y);
  const DoubleDouble log_x = precise_log(x);
  const double rough = y * log_x.hi;
  if (rough > overflows) return infinity;
  if (rough < vanishes) return 0;
  if (rough < 0x1p-60 && rough > -0x1p-60) return 1;
  const DoubleDouble log_power = exact_product(y, log_x.hi);
  const ExponentialParts e = exponential_parts(log_power.hi, log_power.lo + y * log_x.lo);
  return scaled(e.mantissa.hi, e.exponent);
}

}  // namespace caudata::core
