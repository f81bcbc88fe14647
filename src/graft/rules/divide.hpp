// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <span>

#include "graft/graft_key.hpp"
#include "graft/rules/rule_step.hpp"
#include "product/cell_type.hpp"

/// Division: a pure birth process. A cell of a type that divides is in the cycle with probability
///
///     Ki67(t) = late + (early - late) exp(-t / decay)        t days since its dose
///
/// and a population that is all in the cycle doubles in `doubling` days, so that the rate is
/// ln 2 / doubling · Ki67(t) · relative(type) · freedom(packing). Neglected: the least time between
/// two divisions of one cell, and inheritance of the state of the cycle. Pluripotent cells do not
/// divide here: what becomes of them is graft/rules/tumour_growth.hpp.
namespace caudata::graft {

struct DivideParameters {
  double cycling_early, cycling_late;                    // shares
  double cycling_decay;                                  // [d]
  double doubling;                                       // [d]
  double other_progenitor, opc, astrocyte, mesenchymal;  // beside motor neuron progenitors
  double packing_free, packing_full;                     // shares of space
  double regrowth;                                       // [d]
};
template <class V>
void visit(V& v, DivideParameters& p) {
  v("cycling_early", p.cycling_early);
  v("cycling_late", p.cycling_late);
  v("cycling_decay", p.cycling_decay);
  v("doubling", p.doubling);
  v("relative.other_progenitor", p.other_progenitor);
  v("relative.opc", p.opc);
  v("relative.astrocyte", p.astrocyte);
  v("relative.mesenchymal", p.mesenchymal);
  v("packing_free", p.packing_free);
  v("packing_full", p.packing_full);
  v("regrowth", p.regrowth);
}

/// Ki67(t).
double cycling_share(const DivideParameters& p, double day);

/// Expected divisions of an uncrowded motor neuron progenitor that goes on dividing, between
/// `from` and from + days.
double expected_divisions(const DivideParameters& p, double from, double days);

/// Rate of division beside that of a motor neuron progenitor; 0 for what does not divide.
double relative_division(const DivideParameters& p, product::CellType type);

/// Contact inhibition: 1 up to packing_free, 0 from packing_full on, linear between.
double freedom_to_divide(const DivideParameters& p, double packing);

/// Living cells, equal sizes.
struct DivideBatch {
  std::span<const CellId> cells, clones;
  std::span<const product::CellType> types;
  std::span<const float> packing;  // share of the space around the cell that is filled by cells
  std::span<std::uint8_t> births;  // out: daughters of the cell within the step
};

/// The number of daughters has the law of the process over the whole step (geometric), for steps
/// of any length; packing counts as constant within one.
void divide(const DivideParameters& p, const GraftKey& key, const RuleStep& step,
            const DivideBatch& batch);
void divide_plain(const DivideParameters& p, const GraftKey& key, const RuleStep& step,
                  const DivideBatch& batch);

/// Volumes approach those of the cells' types, exactly over the step.
void regrow(const DivideParameters& p, double days, std::span<const float> full,
            std::span<float> volume);

}  // namespace caudata::graft
