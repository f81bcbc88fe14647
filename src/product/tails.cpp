// SPDX-License-Identifier: Apache-2.0
#include "product/tails.hpp"

#include "core/contract.hpp"
#include "core/elementary.hpp"

namespace caudata::product {
namespace {

/// Terms below this share of the sum no longer change it.
constexpr double tails_resolution = 0x1p-60;

double tails_binomial_mass(double n, double p, double k) {
  return core::exp(core::log_gamma(n + 1) - core::log_gamma(k + 1) - core::log_gamma(n - k + 1) +
                   k * core::log(p) + (n - k) * core::log1p(-p));
}

/// P(X >= k) where k lies above the mode, so that terms fall.
double tails_upper_binomial(std::int64_t trials, double p, std::int64_t from) {
  const double n = static_cast<double>(trials), odds = p / (1 - p);
  double term = tails_binomial_mass(n, p, static_cast<double>(from)), sum = 0;
  for (std::int64_t k = from; k <= trials && term > tails_resolution * sum; ++k) {
    sum += term;
    term *= odds * (n - static_cast<double>(k)) / (static_cast<double>(k) + 1);
  }
  return sum;
}

double tails_poisson_mass(double mean, double k) {
  return core::exp(k * core::log(mean) - mean - core::log_gamma(k + 1));
}

double tails_lower_poisson(double mean, std::int64_t to) {
  double term = tails_poisson_mass(mean, static_cast<double>(to)), sum = 0;
  for (std::int64_t k = to; k >= 0 && term > tails_resolution * sum; --k) {
    sum += term;
    term *= static_cast<double>(k) / mean;
  }
  return sum;
}

double tails_upper_poisson(double mean, std::int64_t from) {
  double term = tails_poisson_mass(mean, static_cast<double>(from)), sum = 0;
  for (std::int64_t k = from; term > tails_resolution * sum; ++k) {
    sum += term;
    term *= mean / (static_cast<double>(k) + 1);
  }
  return sum;
}

}  // namespace

double binomial_at_least(std::int64_t n, double p, std::int64_t k) {
  EXPECTS(n >= 0 && p >= 0 && p <= 1);
  if (k <= 0) return 1;
  if (k > n || p == 0) return 0;
  if (p == 1) return 1;
  // From above the mean up, or, by its mirror image, 1 less what lies below.
  if (static_cast<double>(k) > static_cast<double>(n) * p) return tails_upper_binomial(n, p, k);
  return 1 - tails_upper_binomial(n, 1 - p, n - k + 1);
}

double poisson_at_most(double mean, std::int64_t k) {
  EXPECTS(mean >= 0);
  if (k < 0) return 0;
  if (mean == 0) return 1;
  return static_cast<double>(k) < mean ? tails_lower_poisson(mean, k)
                                       : 1 - tails_upper_poisson(mean, k + 1);
}

}  // namespace caudata::product
