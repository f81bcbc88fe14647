// SPDX-License-Identifier: Apache-2.0
#include "design/step_response.hpp"

#include <numbers>

#include "core/elementary.hpp"

namespace caudata::design {
namespace {

constexpr double series_reach = 5;

/// Sum of (-1)^k x^(2k+1) / ((2k+1) (2k+1)!); to x = 5 the largest term is below 15.
double sine_integral_series(double x) {
  constexpr int terms = 24;
  double power = x, sum = x;  // x^(2k+1) / (2k+1)!
  for (int k = 1; k < terms; ++k) {
    power *= -x * x / ((2.0 * k) * (2.0 * k + 1));
    sum += power / (2.0 * k + 1);
  }
  return sum;
}

/// Si(x) = pi/2 + Im E1(ix), E1 by its continued fraction exp(-z) / (z+1 - 1/(z+3 - 4/(z+5 -
/// ...))), evaluated backwards (Abramowitz & Stegun 5.1.22 in even form).
double sine_integral_tail(double x) {
  const int levels = 12 + static_cast<int>(600 / x);  // enough for the last bit, found by trial
  double re = 2 * levels + 1, im = x;
  for (int k = levels; k > 0; --k) {
    const double square = re * re + im * im, top = static_cast<double>(k) * k;
    const double next_re = 2.0 * k - 1 - top * re / square;
    im = x + top * im / square;
    re = next_re;
  }
  const double square = re * re + im * im;
  const auto [sine, cosine] = core::sincos(x);
  return std::numbers::pi / 2 - (cosine * im + sine * re) / square;
}

}  // namespace

double step_response(double t) {
  const double x = std::numbers::pi * (t < 0 ? -t : t);
  const double si = x < series_reach ? sine_integral_series(x) : sine_integral_tail(x);
  return 0.5 + (t < 0 ? -si : si) / std::numbers::pi;
}

}  // namespace caudata::design
