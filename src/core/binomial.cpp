// SPDX-License-Identifier: Apache-2.0
#include <cmath>

#include "core/contract.hpp"
#include "core/elementary.hpp"
#include "core/inversion.hpp"
#include "core/samplers.hpp"
#include "core/stirling.hpp"

namespace caudata::core {

namespace {

/// Adds up the distribution until it passes one uniform. For p <= 1/2 and n p < 10.
std::int64_t by_inversion(Stream& stream, std::int64_t n, double p) {
  const double odds = p / (1 - p);
  double mass = exp(static_cast<double>(n) * log1p(-p));
  double left = stream.uniform() - mass;
  std::int64_t k = 0;
  while (left > 0 && k < n && (mass > below_resolution || left > 0.5)) {
    mass *= odds * static_cast<double>(n - k) / static_cast<double>(k + 1);
    left -= mass;
    ++k;
  }
  return k;
}

/// ln(a!/b!) less (a - b) ln a + (b - a), which two such terms of a binomial share. Without
/// cancellation of large logarithms.
double log_factorial_ratio(double a, double b) {
  constexpr double stirling_holds_from = 10;
  if (b < stirling_holds_from || a < stirling_holds_from) {
    return log_gamma(a + 1) - log_gamma(b + 1) - (a > 0 ? (a - b) * log(a) : 0) - (b - a);
  }
  return stirling_correction(a) - stirling_correction(b) - (b + 0.5) * log1p((b - a) / a);
}

/// ln of P(k)/P(mode). Writing both factorials by Stirling's formula about the mode, the error
/// stays near 2^-52 |k - mode| for any n.
class RelativeMass {
 public:
  RelativeMass(double n, double p)
      : n_(n), mode_(std::floor((n + 1) * p)), slope_(log1p((n * p - mode_) / (mode_ * (1 - p)))) {}

  double log_at(double k) const {
    return log_factorial_ratio(mode_, k) + log_factorial_ratio(n_ - mode_, n_ - k) +
           (k - mode_) * slope_;
  }

 private:
  double n_, mode_;
  double slope_;  // ln of (n - mode) p / (mode (1 - p))
};

/// W. Hoermann (1993): The generation of binomial random variates. Journal of Statistical
/// Computation and Simulation 46:101-110, algorithm BTRS (transformed rejection with squeeze). For
/// p <= 1/2 and n p >= 10.
std::int64_t by_rejection(Stream& stream, std::int64_t trials, double p) {
  const double n = static_cast<double>(trials);
  const double spread = std::sqrt(n * p * (1 - p));
  const double b = 1.15 + 2.53 * spread;
  const double a = -0.0873 + 0.0248 * b + 0.01 * p;
  const double c = n * p + 0.5;
  const double alpha = (2.83 + 5.1 / b) * spread;
  const double surely_below = 0.92 - 4.2 / b;
  const RelativeMass mass(n, p);
  for (;;) {
    const double u = stream.uniform() - 0.5;
    const double v = stream.uniform();
    const double us = 0.5 - std::fabs(u);
    const double k = std::floor((2 * a / us + b) * u + c);
    if (k < 0 || k > n) continue;
    if (us >= 0.07 && v <= surely_below) return static_cast<std::int64_t>(k);
    if (log(v * alpha / (a / (us * us) + b)) <= mass.log_at(k)) return static_cast<std::int64_t>(k);
  }
}

}  // namespace

std::int64_t sample_binomial(Stream& stream, std::int64_t n, double p) {
  EXPECTS(n >= 0 && n <= (std::int64_t{1} << 53));
  EXPECTS(p >= 0 && p <= 1);
  if (p > 0.5) return n - sample_binomial(stream, n, 1 - p);
  if (n == 0 || p == 0) return 0;
  if (static_cast<double>(n) * p < rejection_pays_from) return by_inversion(stream, n, p);
  return by_rejection(stream, n, p);
}

}  // namespace caudata::core
