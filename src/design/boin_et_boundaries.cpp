// SPDX-License-Identifier: Apache-2.0
#include "design/boin_et_boundaries.hpp"

#include <array>
#include <cmath>
#include <limits>
#include <vector>

#include "core/elementary.hpp"

namespace caudata::design {
namespace {

constexpr int patients = 100;
constexpr double step = 0.01;
constexpr double rounding = 1e-7;  // of a whole number of patients, as in R's pbinom

/// P(Bin(100, p) <= k) for every k from -1, at index k + 1.
using Cdf = std::array<double, patients + 2>;

Cdf binomial_cdf(double p) {
  Cdf cdf{};
  const double log_p = core::log(p);
  const double log_q = core::log1p(-p);
  for (int k = 0; k <= patients; ++k) {
    const double log_ways =
        core::log_gamma(patients + 1) - core::log_gamma(k + 1) - core::log_gamma(patients - k + 1);
    const auto at = static_cast<std::size_t>(k) + 1;
    cdf[at] = cdf[at - 1] + core::exp(log_ways + k * log_p + (patients - k) * log_q);
  }
  return cdf;
}

double at_most(const Cdf& cdf, double count) {
  return cdf[static_cast<std::size_t>(std::floor(count + rounding) + 1)];
}

std::vector<double> grid(double from, double to) {
  std::vector<double> values;
  const int steps = static_cast<int>((to - from) / step + rounding);
  for (int i = 0; i <= steps; ++i) values.push_back(from + i * step);
  return values;
}

/// The probabilities of up to a boundary under the three hypotheses on P(DLT).
struct Reached {
  double phi, phi1, phi2;
};

/// Up to lambda1, below lambda2, and up to eta1 under delta and delta1.
double wrong_decisions(const Reached& up, const Reached& stay, double e, double e1) {
  constexpr double one_of_three = 2.0 / 3;  // wrong ones where three doses are compared
  const double too_low_1 = up.phi1 * (1 - e1) + one_of_three * (stay.phi1 - up.phi1) * e1 +
                           (stay.phi1 - up.phi1) * (1 - e1) + (1 - stay.phi1);
  const double too_low = up.phi1 * e + one_of_three * (stay.phi1 - up.phi1) * e + (1 - stay.phi1);
  const double wanted = up.phi * e + one_of_three * (stay.phi - up.phi1) * e + (1 - stay.phi);
  const double toxic_1 =
      up.phi2 + one_of_three * (stay.phi2 - up.phi2) * e1 + (stay.phi2 - up.phi2) * (1 - e1);
  const double toxic =
      up.phi2 + one_of_three * (stay.phi2 - up.phi2) * e + (stay.phi2 - up.phi2) * (1 - e);
  return too_low_1 + too_low + wanted + toxic_1 + toxic;
}

}  // namespace

BoinEtBoundaries boin_et_boundaries(const BoinEtHypotheses& h) {
  const Cdf phi = binomial_cdf(h.phi);
  const Cdf phi1 = binomial_cdf(h.phi1);
  const Cdf phi2 = binomial_cdf(h.phi2);
  const Cdf delta = binomial_cdf(h.delta);
  const Cdf delta1 = binomial_cdf(h.delta1);
  const auto reached = [&](double count) {
    return Reached{at_most(phi, count), at_most(phi1, count), at_most(phi2, count)};
  };
  BoinEtBoundaries best{};
  double least = std::numeric_limits<double>::infinity();
  for (const double eta1 : grid(h.delta1, h.delta)) {
    const double e = at_most(delta, patients * eta1);
    const double e1 = at_most(delta1, patients * eta1);
    for (const double lambda2 : grid(h.phi, h.phi2)) {
      const Reached stay = reached(patients * lambda2 - 1);
      for (const double lambda1 : grid(h.phi1, h.phi)) {
        const double wrong = wrong_decisions(reached(patients * lambda1), stay, e, e1);
        if (wrong >= least) continue;
        least = wrong;
        best = {lambda1, lambda2, eta1};
      }
    }
  }
  return best;
}

}  // namespace caudata::design
