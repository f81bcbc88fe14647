// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <array>
#include <span>
#include <vector>

#include "core/team.hpp"
#include "graft/cell_ledger.hpp"
#include "graft/cells/cells.hpp"
#include "graft/graft_key.hpp"

namespace caudata::graft {

/// A uniform direction for the ordinal-th division of a cell, whenever and wherever it happens.
std::array<double, 3> division_direction(const GraftKey& key, CellId mother, std::uint32_t ordinal);

struct Birth {
  CellId mother, child;
};

/// Each of these cells becomes two of half its volume that touch its surface from within at
/// opposite ends, so that volume and centre stay. One keeps id and slot; the other is appended,
/// with the same clone, kind, stage and debt, a new id and zeros in columns that others
/// registered. Slots must differ. The births are in the order of
/// the children's ids, which is that of their slots; the ledger counts them as born, in their
/// compartment.
std::vector<Birth> divide(Cells& cells, std::span<const Slot> mothers, const GraftKey& key,
                          CellLedger& ledger);

/// Cells with doomed != 0 leave the columns; the ledger counts them as dead.
void bury(Cells& cells, std::span<const std::uint8_t> doomed, CellLedger& ledger, core::Team& team);

}  // namespace caudata::graft
