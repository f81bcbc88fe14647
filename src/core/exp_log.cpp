// SPDX-License-Identifier: Apache-2.0
#include <limits>

#include "core/elementary.hpp"
#include "core/exponential_parts.hpp"
#include "core/infinity.hpp"
#include "core/log_of_parts.hpp"

namespace caudata::core {

namespace {

constexpr double not_a_number = std::numeric_limits<double>::quiet_NaN();
constexpr double exp_overflows = 709.79;    // ln(2^1024) = 709.7827...
constexpr double exp_vanishes = -745.14;    // ln(2^-1075) = -745.1332...
constexpr double below_half_ulp = 0x1p-54;  // 1 + x == 1

/// ln(x (1 + correction)), |correction| at most 2^-52.
double log_near(double x, double correction) {
  const BinaryParts p = binary_parts(x);
  return log_of_parts(p.mantissa, p.exponent, correction);
}

/// e^x - 1 for x in [-40, 40].
double expm1_of_moderate(double x) {
  const ExponentialParts e = exponential_parts(x, 0);
  const DoubleDouble less_one = exact_sum_of(scaled(e.mantissa.hi, e.exponent), -1);
  return less_one.hi + (less_one.lo + scaled(e.mantissa.lo, e.exponent));
}

}  // namespace

double exp(double x) {
  if (x != x) return x;
  if (x > exp_overflows) return infinity;
  if (x < exp_vanishes) return 0;
  const ExponentialParts e = exponential_parts(x, 0);
  return scaled(e.mantissa.hi, e.exponent);
}

double log(double x) {
  if (x != x || x == infinity) return x;
  if (x < 0) return not_a_number;
  if (x == 0) return -infinity;
  return log_near(x, 0);
}

double log1p(double x) {
  if (x != x || x == infinity) return x;
  if (x < -1) return not_a_number;
  if (x == -1) return -infinity;
  if (x < below_half_ulp && x > -below_half_ulp) return x;
  const DoubleDouble sum = exact_sum_of(1, x);
  return log_near(sum.hi, sum.lo / sum.hi);
}

double log1p_exp(double x) { return x > 0 ? x + log1p(exp(-x)) : log1p(exp(x)); }

double expm1(double x) {
  constexpr double one_is_lost = 40;
  constexpr double series_suffices = 0.34;
  if (x < below_half_ulp && x > -below_half_ulp) return x;
  if (x != x || x > one_is_lost) return exp(x);
  if (x < -one_is_lost) return -1;
  if (x > -series_suffices && x < series_suffices) return exponential_less_one(x);
  return expm1_of_moderate(x);
}

}  // namespace caudata::core
