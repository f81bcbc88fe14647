// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <array>
#include <cstdint>
#include <span>
#include <vector>

#include "graft/cell_id.hpp"
#include "graft/graft_key.hpp"
#include "product/cell_type.hpp"

/// Who the injected cells are. A dose is what was delivered, to the cell: its dead and its living
/// of each type are laid out in a row, and a permutation of the row says which of them a cell is.
/// With all cells followed the numbers of the delivery occur exactly. A run that follows the first
/// n of N cells follows n drawn from the N without putting back, so its counts are hypergeometric;
/// the cell of an index is the same in both.
namespace caudata::graft {

/// The cells of one dose.
struct DoseCells {
  std::array<std::uint64_t, product::cell_types> living{};  // by type
  std::uint64_t dead{0};

  std::uint64_t all_living() const;
  std::uint64_t all() const { return all_living() + dead; }
  friend bool operator==(const DoseCells&, const DoseCells&) = default;
};

/// Of all living cells; 0 if there are none.
double share_of_living(std::span<const DoseCells> doses, product::CellType type);

/// A permutation of the indices of a dose: a Feistel network over the smallest power of 2 that
/// holds them, gone through again while it leads outside. Its functions are finalisers of hashes
/// under keys from the graft's: statistically random, nothing more.
class DoseOrder {
 public:
  /// `cells` > 0.
  DoseOrder(const GraftKey& key, std::uint32_t dose, std::uint64_t cells);

  /// Where the cell of an index lies in the row: the living by type, then the dead. `index` <
  /// cells.
  std::uint64_t rank(std::uint64_t index) const;

 private:
  std::uint32_t through(std::uint32_t at) const;

  std::uint64_t cells_;
  unsigned low_bits_{0};
  std::uint32_t low_{0}, high_{0};  // masks of the two parts of an index
  std::array<std::uint32_t, 8> keys_;
};

/// The types of the cells of all doses. Those of dead cells are as frequent as of living ones.
class DeliveredTypes {
 public:
  DeliveredTypes(const GraftKey& key, std::vector<DoseCells> doses);

  /// Of an injected cell, of a dose some of whose cells live.
  product::CellType of(CellId cell) const;

 private:
  std::vector<DoseCells> doses_;
  std::vector<DoseOrder> orders_;
};

}  // namespace caudata::graft
