// SPDX-License-Identifier: Apache-2.0
#include "design/beta_tail.hpp"

#include "core/contract.hpp"

namespace caudata::design {
namespace {

constexpr int most_trials = 999;  // (1/2)^999 is still a normal number

/// Calls visit(k, P(Bin(m, x) <= k)) for k = 0 .. last. Precondition: x <= 1/2, so that the first
/// term does not underflow.
template <class F>
void binomial_sums(int m, double x, int last, F visit) {
  double term = 1;
  for (int i = 0; i < m; ++i) term *= 1 - x;
  const double odds = x / (1 - x);
  double sum = 0;
  for (int k = 0; k <= last; ++k) {
    sum += term;
    visit(k, sum < 1 ? sum : 1.0);
    term = term * odds * (m - k) / (k + 1);
  }
}

}  // namespace

double beta_upper_tail(int a, int b, double x) {
  EXPECTS(a >= 1 && b >= 1 && x >= 0 && x <= 1);
  const int m = a + b - 1;
  EXPECTS(m <= most_trials);
  double sum = 0;
  const auto keep = [&](int, double s) { sum = s; };
  if (x <= 0.5) {
    binomial_sums(m, x, a - 1, keep);
    return sum;
  }
  binomial_sums(m, 1 - x, b - 1, keep);  // Bin(m, x) <= a - 1 unless Bin(m, 1 - x) <= b - 1
  return 1 - sum;
}

std::vector<double> posterior_above(int n, double x) {
  EXPECTS(n >= 0 && n < most_trials && x >= 0 && x <= 1);
  std::vector<double> above(static_cast<std::size_t>(n) + 1);
  if (x <= 0.5) {
    binomial_sums(n + 1, x, n,
                  [&](int y, double sum) { above[static_cast<std::size_t>(y)] = sum; });
  } else {
    binomial_sums(n + 1, 1 - x, n,
                  [&](int k, double sum) { above[static_cast<std::size_t>(n - k)] = 1 - sum; });
  }
  return above;
}

}  // namespace caudata::design
