// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <array>
#include <cstddef>
#include <span>
#include <vector>

namespace caudata::design {

/// One logistic regression of a dose-outcome model: logit p(dose) = z(dose) . theta, at most three
/// coefficients with independent normal priors.
struct LogisticRegression {
  static constexpr std::size_t most_coefficients = 3;
  using Row = std::array<double, most_coefficients>;
  struct Group {
    Row z;
    int patients;
    int events;
  };

  std::size_t coefficients;
  Row prior_mean{};
  Row prior_sd{};
  std::vector<Group> groups{};
};

/// A node of a lattice over the coefficients, its share of the posterior, and whether it is also a
/// node of the lattice with twice the step.
struct LatticeNode {
  LogisticRegression::Row theta;
  double weight;
  bool coarse;
};

/// The trapezoidal rule for the posterior of a logistic regression, in coordinates that make its
/// covariance the identity. The integrand is analytic and decays at least as a normal density, so
/// the rule converges geometrically in 1 / step^2 (Trefethen and Weideman, SIAM Rev 2014;56:385).
/// The log posterior is concave: the nodes that matter are connected and are found from the mode
/// outwards; nodes below `negligible` of the largest weight are left out.
struct PosteriorLattice {
  std::vector<LatticeNode> nodes;  // heaviest first
  LogisticRegression::Row mean{};
  std::array<LogisticRegression::Row, LogisticRegression::most_coefficients> covariance{};

  /// Posterior standard deviation of z . theta.
  double sd(const LogisticRegression::Row& z) const;
};

/// `step` in standard deviations. Preconditions: 1 to 3 coefficients, positive prior_sd.
PosteriorLattice posterior_lattice(const LogisticRegression& model, double step, double negligible);

}  // namespace caudata::design
