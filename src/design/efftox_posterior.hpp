// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <array>
#include <optional>
#include <span>
#include <vector>

#include "design/lp_contour.hpp"
#include "design/tally.hpp"

namespace caudata::design {

struct NormalPrior {
  double mean, sd;
};

/// The model of EffTox at dose x = ln(amount) - mean ln(amount):
/// logit p_tox = alpha + beta x, logit p_eff = gamma + zeta x + eta x^2, and for one patient
/// P(eff = a, tox = b) = p_a p_b + (-1)^(a+b) p_eff (1 - p_eff) p_tox (1 - p_tox) rho, where
/// rho = (e^psi - 1) / (e^psi + 1). All six parameters have independent normal priors.
///
/// Source: Thall PF, Cook JD. Biometrics 2004;60:684-693, with the parameterisation of Thall, Cook
/// and Estey, J Biopharm Stat 2006;16:623-638.
struct EffToxModel {
  std::vector<double> x;
  NormalPrior alpha, beta, gamma, zeta, eta, psi;
  double eff_hurdle, tox_hurdle;
};

/// ln(amount) - mean ln(amount)
std::vector<double> efftox_dose_codes(std::span<const double> amounts);

struct EffToxDose {
  double p_eff, p_tox;          // posterior means
  double above_eff, below_tox;  // P(p_eff > eff_hurdle), P(p_tox < tox_hurdle)
};

/// How fine the quadrature is; the defaults are what the design uses.
struct EffToxQuadrature {
  double step{0.5};            // of the lattices, in standard deviations; a sum over the other
                               // outcome's lattice takes twice the step
  double finer_tox_step{0.2};  // of lattices without the association, for probabilities beyond a
  double finer_eff_step{0.4};  // hurdle
  double utility_step{0.65};   // of both lattices, for the mean utility
  double negligible{2e-8};     // relative weight of nodes, and of pairs of nodes, left out
};

/// Posterior by deterministic quadrature. Without the association (psi = 0) the posterior is the
/// product of a logistic regression for toxicity and one for efficacy; each has a trapezoidal
/// lattice, and the association couples their nodes by a factor that is averaged over psi by Gauss
/// quadrature. Probabilities beyond a hurdle come from the node sums through a step that is
/// smoothed by a kernel of high order.
std::vector<EffToxDose> efftox_posterior(const EffToxModel& model, std::span<const Tally> tally,
                                         const EffToxQuadrature& quadrature = {});

/// Posterior mean of the utility of every dose. Costs a few times as much as the posterior.
std::vector<double> efftox_mean_utility(const EffToxModel& model, std::span<const Tally> tally,
                                        const LpContour& contour,
                                        const EffToxQuadrature& quadrature = {});

}  // namespace caudata::design
