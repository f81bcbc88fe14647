// SPDX-License-Identifier: Apache-2.0
#include "design/incomplete_beta.hpp"

#include <cmath>
#include <limits>

#include "core/contract.hpp"
#include "core/elementary.hpp"

namespace caudata::design {
namespace {

constexpr double tiny = 1e-300;  // Lentz: keeps a vanishing denominator from dividing by zero
constexpr int most_terms = 2000;

double away_from_zero(double value) { return std::abs(value) < tiny ? tiny : value; }

/// The continued fraction of I_x(a, b); converges in some sqrt(max(a, b)) steps for
/// x < (a + 1) / (a + b + 2).
double continued_fraction(double x, double a, double b) {
  double c = 1;
  double d = 1 / away_from_zero(1 - (a + b) * x / (a + 1));
  double fraction = d;
  for (int m = 1; m <= most_terms; ++m) {
    const double even = m * (b - m) * x / ((a + 2 * m - 1) * (a + 2 * m));
    d = 1 / away_from_zero(1 + even * d);
    c = away_from_zero(1 + even / c);
    fraction *= d * c;
    const double odd = -(a + m) * (a + b + m) * x / ((a + 2 * m) * (a + 2 * m + 1));
    d = 1 / away_from_zero(1 + odd * d);
    c = away_from_zero(1 + odd / c);
    fraction *= d * c;
    if (std::abs(d * c - 1) < std::numeric_limits<double>::epsilon()) break;
  }
  return fraction;
}

/// I_x(a, b) for x < (a + 1) / (a + b + 2), where the continued fraction converges fast; mostly the
/// smaller tail. `y` = 1 - x.
double smaller_tail(double x, double y, double a, double b) {
  const double log_front = a * core::log(x) + b * core::log(y) + core::log_gamma(a + b) -
                           core::log_gamma(a) - core::log_gamma(b);
  return core::exp(log_front) * continued_fraction(x, a, b) / a;
}

bool in_lower_part(double x, double a, double b) { return x < (a + 1) / (a + b + 2); }

}  // namespace

double beta_cdf(double x, double a, double b) {
  EXPECTS(a > 0 && b > 0);
  if (x <= 0) return 0;
  if (x >= 1) return 1;
  return in_lower_part(x, a, b) ? smaller_tail(x, 1 - x, a, b) : 1 - smaller_tail(1 - x, x, b, a);
}

double beta_survival(double x, double a, double b) {
  EXPECTS(a > 0 && b > 0);
  if (x <= 0) return 1;
  if (x >= 1) return 0;
  return in_lower_part(x, a, b) ? 1 - smaller_tail(x, 1 - x, a, b) : smaller_tail(1 - x, x, b, a);
}

}  // namespace caudata::design
