// SPDX-License-Identifier: Apache-2.0
#include "design/efftox_posterior.hpp"

#include <algorithm>

#include "core/contract.hpp"
#include "core/elementary.hpp"
#include "design/association.hpp"
#include "design/logistic_lattice.hpp"
#include "design/smooth_step.hpp"

namespace caudata::design {
namespace {

using Row = LogisticRegression::Row;
using PerDose = Association::PerDose;

double logistic(double x) { return 1 / (1 + core::exp(-x)); }
double log_odds(double p) { return core::log(p) - core::log1p(-p); }
Row tox_row(double x) { return {1, x, 0}; }
Row eff_row(double x) { return {1, x, x * x}; }

LogisticRegression tox_regression(const EffToxModel& model, std::span<const Tally> tally) {
  LogisticRegression regression{
      2, {model.alpha.mean, model.beta.mean}, {model.alpha.sd, model.beta.sd}};
  for (std::size_t dose = 0; dose < tally.size(); ++dose) {
    if (tally[dose].evaluable == 0) continue;
    regression.groups.push_back({tox_row(model.x[dose]), tally[dose].evaluable, tally[dose].dlt});
  }
  return regression;
}

LogisticRegression eff_regression(const EffToxModel& model, std::span<const Tally> tally) {
  LogisticRegression regression{3,
                                {model.gamma.mean, model.zeta.mean, model.eta.mean},
                                {model.gamma.sd, model.zeta.sd, model.eta.sd}};
  for (std::size_t dose = 0; dose < tally.size(); ++dose) {
    if (tally[dose].evaluable == 0) continue;
    regression.groups.push_back(
        {eff_row(model.x[dose]), tally[dose].evaluable, tally[dose].response});
  }
  return regression;
}

/// Nodes of a lattice, heaviest first, as the sums below read them.
struct Nodes {
  std::vector<double> weight;
  std::vector<PerDose> logit;
  std::vector<PerDose> p;
};

enum class Keep { all, coarse };

Nodes nodes_of(const PosteriorLattice& lattice, std::span<const Row> rows, Keep keep) {
  Nodes nodes;
  for (const LatticeNode& node : lattice.nodes) {
    if (keep == Keep::coarse && !node.coarse) continue;
    PerDose linear{};
    PerDose p{};
    for (std::size_t dose = 0; dose < rows.size(); ++dose) {
      for (std::size_t k = 0; k < node.theta.size(); ++k) {
        linear[dose] += rows[dose][k] * node.theta[k];
      }
      p[dose] = logistic(linear[dose]);
    }
    nodes.weight.push_back(node.weight);
    nodes.logit.push_back(linear);
    nodes.p.push_back(p);
  }
  return nodes;
}

/// The posterior of one outcome's regression without the association.
struct Margin {
  Nodes all, coarse;
  Nodes finer;   // for probabilities beyond a hurdle
  PerDose sd{};  // of logit p
};

Margin margin_of(const LogisticRegression& regression, std::span<const Row> rows,
                 const EffToxQuadrature& quadrature, double finer_step) {
  const auto lattice = posterior_lattice(regression, quadrature.step, quadrature.negligible);
  const auto finer = posterior_lattice(regression, finer_step, quadrature.negligible);
  Margin margin{nodes_of(lattice, rows, Keep::all), nodes_of(lattice, rows, Keep::coarse),
                nodes_of(finer, rows, Keep::all)};
  for (std::size_t dose = 0; dose < rows.size(); ++dose) margin.sd[dose] = lattice.sd(rows[dose]);
  return margin;
}

/// visit(tox node, eff node, joint weight) for every pair whose product weight matters.
template <class Visit>
void for_each_pair(const Nodes& tox, const Nodes& eff, std::span<const Tally> tally,
                   const Association& association, double pair_floor, Visit visit) {
  const double floor = pair_floor * tox.weight.front() * eff.weight.front();
  for (std::size_t t = 0; t < tox.weight.size(); ++t) {
    const Association::Factor factor(association, tally, tox.p[t]);
    for (std::size_t e = 0; e < eff.weight.size(); ++e) {
      const double product = tox.weight[t] * eff.weight[e];
      if (product < floor) break;
      visit(t, e, product * factor(eff.p[e]));
    }
  }
}

double sum_of(std::span<const double> values) {
  double sum = 0;
  for (const double value : values) sum += value;
  return sum;
}

double mean_p(const Nodes& nodes, std::span<const double> weight, std::size_t dose) {
  double sum = 0;
  for (std::size_t node = 0; node < weight.size(); ++node)
    sum += weight[node] * nodes.p[node][dose];
  return sum / sum_of(weight);
}

/// A cut of one dose's logit, and how wide the step that replaces it is on a lattice.
struct Cut {
  std::size_t dose;
  double at, width;
};
constexpr double smoothing = 1.4;  // width in steps of the lattice

double share_below(const Nodes& nodes, std::span<const double> weight, Cut cut) {
  double below = 0;
  for (std::size_t node = 0; node < weight.size(); ++node) {
    below += weight[node] * smooth_step((cut.at - nodes.logit[node][cut.dose]) / cut.width);
  }
  return below / sum_of(weight);
}

/// Density near the cut with the association over that without it.
double density_ratio(const Nodes& nodes, std::span<const double> joint, Cut cut) {
  double with = 0;
  double without = 0;
  for (std::size_t node = 0; node < joint.size(); ++node) {
    const double z = (cut.at - nodes.logit[node][cut.dose]) / cut.width;
    const double kernel = core::exp(-z * z / 2);
    with += joint[node] * kernel;
    without += nodes.weight[node] * kernel;
  }
  return without > 0 ? with / (without * sum_of(joint)) : 1;
}

/// P(logit p < at). What the smooth step misses on the lattice of the joint weights is taken from
/// the product posterior, where a finer lattice tells it; it is small, and the association changes
/// it in proportion to the density.
double below(const Margin& margin, std::span<const double> joint, std::size_t dose, double at,
             double step, double finer_step) {
  const double width = smoothing * step * margin.sd[dose];
  const Cut cut{dose, at, width};
  const Cut finer{dose, at, width * finer_step / step};
  const double missed = share_below(margin.finer, margin.finer.weight, finer) -
                        share_below(margin.all, margin.all.weight, cut);
  const double ratio = density_ratio(margin.all, joint, cut);
  return std::clamp(share_below(margin.all, joint, cut) + ratio * missed, 0.0, 1.0);
}

std::vector<Row> rows_of(const EffToxModel& model, Row (*row)(double)) {
  std::vector<Row> rows;
  for (const double x : model.x) rows.push_back(row(x));
  return rows;
}

}  // namespace

std::vector<double> efftox_dose_codes(std::span<const double> amounts) {
  std::vector<double> x;
  double sum = 0;
  for (const double amount : amounts) {
    x.push_back(core::log(amount));
    sum += x.back();
  }
  for (double& value : x) value -= sum / static_cast<double>(amounts.size());
  return x;
}

std::vector<EffToxDose> efftox_posterior(const EffToxModel& model, std::span<const Tally> tally,
                                         const EffToxQuadrature& quadrature) {
  EXPECTS(tally.size() <= model.x.size() && model.x.size() <= max_doses);
  const Association association(model.psi.mean, model.psi.sd);
  const Margin tox = margin_of(tox_regression(model, tally), rows_of(model, tox_row), quadrature,
                               quadrature.finer_tox_step);
  const Margin eff = margin_of(eff_regression(model, tally), rows_of(model, eff_row), quadrature,
                               quadrature.finer_eff_step);
  std::vector<double> tox_joint(tox.all.weight.size());
  std::vector<double> eff_joint(eff.all.weight.size());
  for_each_pair(tox.all, eff.coarse, tally, association, quadrature.negligible,
                [&](std::size_t t, std::size_t, double joint) { tox_joint[t] += joint; });
  for_each_pair(tox.coarse, eff.all, tally, association, quadrature.negligible,
                [&](std::size_t, std::size_t e, double joint) { eff_joint[e] += joint; });
  std::vector<EffToxDose> doses;
  for (std::size_t dose = 0; dose < model.x.size(); ++dose) {
    const double not_effective = below(eff, eff_joint, dose, log_odds(model.eff_hurdle),
                                       quadrature.step, quadrature.finer_eff_step);
    const double not_toxic = below(tox, tox_joint, dose, log_odds(model.tox_hurdle),
                                   quadrature.step, quadrature.finer_tox_step);
    doses.push_back({mean_p(eff.all, eff_joint, dose), mean_p(tox.all, tox_joint, dose),
                     1 - not_effective, not_toxic});
  }
  return doses;
}

std::vector<double> efftox_mean_utility(const EffToxModel& model, std::span<const Tally> tally,
                                        const LpContour& contour,
                                        const EffToxQuadrature& quadrature) {
  const Association association(model.psi.mean, model.psi.sd);
  const std::size_t doses = model.x.size();
  const double step = quadrature.utility_step;
  const Nodes tox =
      nodes_of(posterior_lattice(tox_regression(model, tally), step, quadrature.negligible),
               rows_of(model, tox_row), Keep::all);
  const Nodes eff =
      nodes_of(posterior_lattice(eff_regression(model, tally), step, quadrature.negligible),
               rows_of(model, eff_row), Keep::all);
  const auto powers = [&](const Nodes& nodes, double (LpContour::*of)(double) const) {
    std::vector<PerDose> all(nodes.p.size());
    for (std::size_t node = 0; node < all.size(); ++node) {
      for (std::size_t d = 0; d < doses; ++d) all[node][d] = (contour.*of)(nodes.p[node][d]);
    }
    return all;
  };
  const auto toxic = powers(tox, &LpContour::toxic);
  const auto lost = powers(eff, &LpContour::lost);
  std::vector<double> sum(doses);
  double all = 0;
  for_each_pair(tox, eff, tally, association, quadrature.negligible,
                [&](std::size_t t, std::size_t e, double joint) {
                  all += joint;
                  for (std::size_t d = 0; d < doses; ++d) {
                    sum[d] += joint * contour.at_distance(lost[e][d] + toxic[t][d]);
                  }
                });
  for (double& value : sum) value /= all;
  return sum;
}

}  // namespace caudata::design
