// SPDX-License-Identifier: Apache-2.0
#include <cmath>

#include "core/contract.hpp"
#include "core/elementary.hpp"
#include "core/inversion.hpp"
#include "core/samplers.hpp"
#include "core/stirling.hpp"

namespace caudata::core {

namespace {

/// Adds up the distribution until it passes one uniform. For a mean below 10.
std::int64_t by_inversion(Stream& stream, double mean) {
  double mass = exp(-mean);
  double left = stream.uniform() - mass;
  std::int64_t k = 0;
  while (left > 0 && (mass > below_resolution || left > 0.5)) {
    ++k;
    mass *= mean / static_cast<double>(k);
    left -= mass;
  }
  return k;
}

/// ln P(k). From k = 10 on by Stirling's formula about the mean, so that no large logarithms
/// cancel.
double log_mass(double k, double mean) {
  constexpr double stirling_holds_from = 10;
  constexpr double half_log_two_pi = 0x1.d67f1c864beb5p-1;
  if (k < stirling_holds_from) return k * log(mean) - mean - log_gamma(k + 1);
  return (k - mean) - k * log1p((k - mean) / mean) - 0.5 * log(k) - half_log_two_pi -
         stirling_correction(k);
}

/// W. Hoermann (1993): The transformed rejection method for generating Poisson random variables.
/// Insurance: Mathematics and Economics 12:39-45, algorithm PTRS. For a mean of 10 or more.
std::int64_t by_rejection(Stream& stream, double mean) {
  const double b = 0.931 + 2.53 * std::sqrt(mean);
  const double a = -0.059 + 0.02483 * b;
  const double one_over_alpha = 1.1239 + 1.1328 / (b - 3.4);
  const double surely_below = 0.9277 - 3.6224 / (b - 2);
  for (;;) {
    const double u = stream.uniform() - 0.5;
    const double v = stream.uniform();
    const double us = 0.5 - std::fabs(u);
    const double k = std::floor((2 * a / us + b) * u + mean + 0.43);
    if (k < 0 || k > 0x1p62) continue;
    if (us >= 0.07 && v <= surely_below) return static_cast<std::int64_t>(k);
    if (us < 0.013 && v > us) continue;
    const double height = v * one_over_alpha / (a / (us * us) + b);
    if (log(height) <= log_mass(k, mean)) return static_cast<std::int64_t>(k);
  }
}

}  // namespace

std::int64_t sample_poisson(Stream& stream, double mean) {
  EXPECTS(mean >= 0 && mean <= 0x1p53);
  if (mean == 0) return 0;
  return mean < rejection_pays_from ? by_inversion(stream, mean) : by_rejection(stream, mean);
}

}  // namespace caudata::core
