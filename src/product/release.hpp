// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/result.hpp"
#include "core/stream.hpp"
#include "product/lot.hpp"

/// What a lot must show, what is seen of it, and how often lots pass. Numbers of
/// data/product/release.toml.
namespace caudata::product {

/// Limits of measured values; a value at the limit passes.
struct ReleaseLimits {
  double viability;    // least share of living cells
  double purity;       // least share of motor neuron progenitors, as `purity`
  double pluripotent;  // most share of pluripotent cells
};
template <class V>
void visit(V& v, ReleaseLimits& p) {
  v("viability", p.viability);
  v("purity", p.purity);
  v("pluripotent", p.pluripotent);
}

/// Viability and purity are counts of cells. The assay of pluripotent cells is one that hears each
/// of the `n` living cells it effectively reads: the number it finds is Poisson with mean n f, and
/// n follows from its limit of detection L, 1 - exp(-n L) = detection probability. Neglected: false
/// positives and the error of a calibration curve.
struct Assays {
  double viability_cells, purity_cells;
  double pluripotent_detection_limit;  // share of cells
  double detection_probability;        // at that limit
};
template <class V>
void visit(V& v, Assays& p) {
  v("viability_cells", p.viability_cells);
  v("purity_cells", p.purity_cells);
  v("pluripotent_detection_limit", p.pluripotent_detection_limit);
  v("detection_probability", p.detection_probability);
}

struct ReleaseSpecification {
  ReleaseLimits limit;
  Assays assay;
};
template <class V>
void visit(V& v, ReleaseSpecification& p) {
  v.group("limit", p.limit);
  v.group("assay", p.assay);
}

/// Limits outside [0, 1], assays that count no cell, a detection limit or probability outside
/// (0, 1).
core::Issues check(const ReleaseSpecification& specification);

/// Living cells that the assay of pluripotent cells effectively reads.
double cells_read(const Assays& assay);

/// What was measured of a lot.
struct TestReport {
  double viability, purity, pluripotent;
};
bool passes(const TestReport& report, const ReleaseLimits& limit);

/// Draws what the assays find: two binomial counts and one Poisson count. The specification has no
/// issues.
TestReport test(const Lot& lot, const Assays& assay, core::Stream& stream);

/// P(this lot passes): the product of two binomial tails and a Poisson one.
double probability_of_release(const Lot& lot, const ReleaseSpecification& specification);

/// P(a lot drawn anew passes): the integral over lots, by the trapezoidal rule on the normal scale,
/// on which it converges exponentially; error below 1e-9. The three tests are of independent
/// properties, so it is a product of three integrals.
double probability_of_release(const LotParameters& lots, const ReleaseSpecification& specification);

/// Mean share of pluripotent cells among lots that pass, by the same integrals.
double mean_pluripotent_of_released(const LotParameters& lots,
                                    const ReleaseSpecification& specification);

}  // namespace caudata::product
