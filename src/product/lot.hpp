// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/stream.hpp"
#include "product/cell_laws.hpp"
#include "product/composition.hpp"
#include "product/lot_parameters.hpp"

namespace caudata::product {

/// Cells of one manufacture, as they are; what is known of them is in a TestReport.
struct Lot {
  Composition composition;  // of the living cells
  double viability{1};      // share of cells that live directly after thaw
  DiameterLaw diameter{};
  DensityLaw density{};
  ClumpLaw clump{1};
};

/// Everything that cannot be a lot: composition, viability outside [0, 1], sizes and densities not
/// positive, spreads below nothing, clumps of less than a cell.
core::Issues check(const Lot& lot);

/// A lot before it is tested: 6 words, one per property, so that two sets of parameters give paired
/// lots. Properties are independent of each other; that better lots are better in everything is
/// neglected.
Lot draw_lot(const LotParameters& parameters, core::Stream& stream);

/// Share of pluripotent cells of the lots below which a share u of all lots lies, likewise
/// viability and purity. u in (0, 1).
double lot_pluripotent(const LotParameters& parameters, double u);
double lot_viability(const LotParameters& parameters, double u);
double lot_purity(const LotParameters& parameters, double u);

/// A lot with these shares; the other types keep their proportions.
Composition composition(double pluripotent, double purity, const OtherTypes& other);

}  // namespace caudata::product
