// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <cstdint>

namespace caudata::graft {

/// Who a cell is, for life: never its slot. 0 is nobody.
using CellId = std::uint64_t;

inline constexpr unsigned cell_index_bits = 29;  // 5.4e8 cells a dose
inline constexpr std::size_t most_doses = 4;
inline constexpr std::uint64_t most_cells_of_a_dose = (std::uint64_t{1} << cell_index_bits) - 1;

/// An injected cell: dose from 0, index from 0, index < most_cells_of_a_dose. Four doses fit into
/// 32 bits with the top bit of 64 free.
constexpr CellId cell_id(std::uint32_t dose, std::uint64_t index) {
  return std::uint64_t{dose} << cell_index_bits | (index + 1);
}

/// Of an injected cell.
constexpr std::size_t dose_of(CellId cell) { return cell >> cell_index_bits; }
constexpr std::uint64_t index_of(CellId cell) { return (cell & most_cells_of_a_dose) - 1; }

inline constexpr CellId born_bit = std::uint64_t{1} << 63;

/// The id of the child of the `ordinal`th division (from 0) of a cell; the parent keeps its own. A
/// hash of 63 bits: among 1e8 births two agree with probability 5e-4, and two cells that agree
/// share their random words, nothing else.
CellId child_id(CellId parent, std::uint32_t ordinal);

constexpr bool was_injected(CellId cell) { return (cell & born_bit) == 0; }

}  // namespace caudata::graft
