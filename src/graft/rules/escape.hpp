// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <span>
#include <vector>

#include "core/ledger.hpp"
#include "graft/compartment.hpp"
#include "graft/rules/root_hypertrophy.hpp"
#include "graft/rules/tumour_growth.hpp"

/// Residual pluripotent cells and progenitors that stay in the cycle. Single hit: each cell by
/// itself founds a tumour that lasts with probability 1 - exp(-k), so that n cells do with
/// 1 - exp(-k n). Nothing is known of k in human fluid or pia: a risk is a function of k, never a
/// figure. Neglected: help between cells, rejection, genetic change.
namespace caudata::graft {

struct EscapeParameters {
  double take_surface, take_tissue;  // k [1/cell] of a pluripotent cell
  GrowthParameters teratoma;
  double visible;          // cells, on magnetic resonance imaging
  double overgrowth_take;  // [1/cell] of a progenitor
  GrowthParameters overgrowth;
  HypertrophyParameters hypertrophy;
};
template <class V>
void visit(V& v, EscapeParameters& p) {
  v("take.surface", p.take_surface);
  v("take.tissue", p.take_tissue);
  v.group("teratoma", p.teratoma);
  v("visible", p.visible);
  v("overgrowth.take", p.overgrowth_take);
  v.group("overgrowth", p.overgrowth);
  v.group("hypertrophy", p.hypertrophy);
}

/// Probability of at least one tumour, ever, from `cells` (an expectation need not be whole).
double take_risk(double cells, double k);

/// Probability that at least one is visible `days` after the dose.
double visible_risk(const GrowthParameters& p, double visible, double cells, double k, double days);

/// The risk as a function of k, and what is visible by each of the days.
struct RiskCurve {
  std::vector<double> take, risk;
  std::vector<std::vector<double>> visible_by;  // by day, then by k
};
RiskCurve risk_curve(const GrowthParameters& p, double visible, double cells,
                     std::span<const double> take, std::span<const double> days);

/// `points` values of k that share the prior of a take probability evenly, in rising order: its
/// quantiles (i + 1/2) / points.
std::vector<double> take_values(const core::Parameter& take, std::size_t points);

/// k of a pluripotent cell there; 0 for the dead and those that left the canal.
double take_there(const EscapeParameters& p, Compartment where);

/// founds[i] = 1 if the cell begins a clone: with (1 - exp(-k)) / P(a clone never dies out), so
/// that clones that last have the probability above. k[i] by cell; equal sizes.
void found_clones(const GrowthParameters& p, const GraftKey& key, std::span<const CellId> cells,
                  std::span<const double> k, std::span<std::uint8_t> founds);

}  // namespace caudata::graft
