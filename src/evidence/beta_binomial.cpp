// SPDX-License-Identifier: Apache-2.0
#include "evidence/beta_binomial.hpp"

#include "core/deviate_of_tail.hpp"
#include "core/elementary.hpp"

namespace caudata::evidence {
namespace {

constexpr double tail = 0.05;

double log_beta(double a, double b) {
  return core::log_gamma(a) + core::log_gamma(b) - core::log_gamma(a + b);
}

/// P(K = k) for each k, without what does not depend on k.
class Chances {
 public:
  Chances(double n, double a, double b)
      : n_(n), a_(a), b_(b), log_n_(core::log_gamma(n + 1) - log_beta(a, b)) {}

  double operator()(double k) const {
    return core::exp(log_n_ - core::log_gamma(k + 1) - core::log_gamma(n_ - k + 1) +
                     log_beta(k + a_, n_ - k + b_));
  }

 private:
  double n_, a_, b_, log_n_;
};

double upper_tail(double count, double n, double a, double b) {
  const Chances chance(n, a, b);
  double sum = 0;
  for (double k = n; k >= count; k -= 1) sum += chance(k);  // small ones first
  return sum;
}

}  // namespace

CountRange beta_binomial_90(double n, double a, double b) {
  const Chances chance(n, a, b);
  CountRange range{n, n};
  double cumulative = 0;
  for (double k = 0; k <= n; k += 1) {
    const double before = cumulative;
    cumulative += chance(k);
    if (before < tail && cumulative >= tail) range.lower = k;
    if (before < 1 - tail && cumulative >= 1 - tail) {
      range.upper = k;
      break;
    }
  }
  return range;
}

double beta_binomial_deviate(double count, double n, double a, double b) {
  if (count > n * a / (a + b)) return core::deviate_of_tail(upper_tail(count, n, a, b));
  return 0 - core::deviate_of_tail(upper_tail(n - count, n, b, a));  // no -0
}

}  // namespace caudata::evidence
