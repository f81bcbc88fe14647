// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <span>

#include "graft/compartment.hpp"
#include "graft/graft_key.hpp"
#include "graft/lesion/lesion_environment.hpp"
#include "graft/rules/survival_parameters.hpp"
#include "graft/surface.hpp"
#include "product/cell_type.hpp"

/// Entry of adherent cells into the cord: hazard h0 (open + (1 - open) intact) (1 - c CSPG) on pia
/// and lesion, none from dura and roots. Neurons do not migrate (Lien 2019, Exp Neurol 314:46) and
/// do not enter. Neglected: that the other types differ.
namespace caudata::graft {

/// open and cspg in [0, 1]; [1/d].
double entry_hazard(const EnterParameters& parameters, double open, double cspg);
double entry_hazard(const EnterParameters& parameters, const LesionSite& site);

/// Columns of a batch of cells.
struct EnterCells {
  std::span<const CellId> id;
  std::span<const Compartment> compartment;
  std::span<const Surface> surface;
  std::span<const product::CellType> type;
  std::span<const float> hazard;  // of the place, from entry_hazard [1/d]
};

/// Sets enters[i] to 1 for each cell that enters in the step, otherwise 0; returns how many do. The
/// random word is that of (cell, step, Purpose::enter).
std::uint64_t enter(const EnterCells& cells, const GraftKey& key, std::uint32_t step, double hours,
                    std::span<std::uint8_t> enters);

/// The same cell by cell from the law.
bool enter_reference(const EnterCells& cells, std::size_t i, const GraftKey& key,
                     std::uint32_t step, double hours);

}  // namespace caudata::graft
