// SPDX-License-Identifier: Apache-2.0
#include <array>
#include <limits>

#include "core/elementary.hpp"
#include "core/exponential_parts.hpp"
#include "core/scaled_error_function.hpp"

namespace caudata::core {

namespace {

constexpr double series_suffices = 0.5;
constexpr double sqrt_half = 0x1.6a09e667f3bcdp-1;
constexpr double erfc_vanishes = 27.3;    // erfc = 2^-1080
constexpr double normal_vanishes = 38.6;  // the same, times sqrt(2)
constexpr double erf_is_one = 6;          // erfc < 2^-55

/// erf(x)/x - 1 in x^2: 2/sqrt(pi) (-1)^n / (n! (2n + 1)), less the 1. For |x| <= 0.5 the first
/// term left out is 2^-67.
constexpr std::array<double, 13> erf_series() {
  constexpr double two_over_sqrt_pi = 0x1.20dd750429b6dp+0;
  std::array<double, 13> c{};
  double factorial = 1, sign = 1;
  for (std::size_t n = 0; n < c.size(); ++n) {
    if (n > 0) factorial *= static_cast<double>(n);
    c[n] = sign * two_over_sqrt_pi / (factorial * static_cast<double>(2 * n + 1));
    sign = -sign;
  }
  c[0] = 0x1.06eba8214db69p-3;
  return c;
}
constexpr auto erf_less_x = erf_series();

/// erf(x) - x for |x| <= 0.5.
double erf_excess(double x) { return x * polynomial(x * x, erf_less_x); }

double erf_near_zero(double x) { return x + erf_excess(x); }

/// e^-(square) erfcx(x) / 2^halvings, without an intermediate underflow.
double tail(DoubleDouble square, double x, int halvings) {
  const ExponentialParts e = exponential_parts(-square.hi, -square.lo);
  const double g = scaled_erfc(x);
  return scaled(e.mantissa.hi * g + e.mantissa.lo * g, e.exponent - halvings);
}

double erfc_beyond_half(double x) {
  return x > erfc_vanishes ? 0 : tail(exact_product(x, x), x, 0);
}

double erfc_near_zero(double x) {
  if (x < 0.25) return 1 - erf_near_zero(x);
  return 0.5 - ((x - 0.5) + erf_excess(x));  // x - 1/2 is exact
}

}  // namespace

double erf(double x) {
  if (x != x) return x;
  const double size = x < 0 ? -x : x;
  if (size <= series_suffices) return erf_near_zero(x);
  const double value = size > erf_is_one ? 1 : 1 - erfc_beyond_half(size);
  return x < 0 ? -value : value;
}

double erfc(double x) {
  if (x != x) return x;
  if (x > series_suffices) return erfc_beyond_half(x);
  if (x >= -series_suffices) return erfc_near_zero(x);
  return x < -erf_is_one ? 2 : 2 - erfc_beyond_half(-x);
}

double normal_cdf(double z) {
  constexpr double near_median = 0.7;  // below series_suffices * sqrt(2)
  if (z != z) return z;
  if (z > -near_median && z < near_median) return 0.5 + 0.5 * erf_near_zero(z * sqrt_half);
  if (z > 0) return 1 - normal_cdf(-z);
  if (z < -normal_vanishes) return 0;
  const DoubleDouble square = exact_product(z, z);
  return tail({0.5 * square.hi, 0.5 * square.lo}, -z * sqrt_half, 1);
}

}  // namespace caudata::core
