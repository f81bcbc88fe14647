// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "graft/cell_id.hpp"
#include "graft/compartment.hpp"
#include "graft/graft_key.hpp"
#include "graft/rules/escape.hpp"
#include "product/cell_type.hpp"

namespace caudata::graft {

/// A cell that may begin a clone.
struct Founder {
  CellId cell;
  product::CellType type;
};

/// A clone that escaped: a tumour that lasts or dies out.
struct TumourClone {
  CellId founder{0};
  bool pluripotent{false};  // or a progenitor that stayed in the cycle
  double cells{0};

  template <class V, class Self>
  static void visit_state(V& v, Self& self) {
    v(self.founder), v(self.pluripotent), v(self.cells);
  }
};

/// Clones of the cord that escaped, in the order in which they were found. They grow by their own
/// law; their cells are not among those of the tissue.
class Tumours {
 public:
  Tumours(const EscapeParameters& p, const GraftKey& key) : p_(p), key_(key) {}

  /// Cells that have just come to lie there; every injected one founds a clone by chance, once.
  /// Progenitors escape in the cord alone.
  void found(std::span<const Founder> cells, Compartment where);
  /// One day, numbered from 1.
  void grow(std::uint32_t day);

  const std::vector<TumourClone>& clones() const { return clones_; }

  template <class V, class Self>
  static void visit_state(V& v, Self& self) {
    v(self.clones_);
  }

 private:
  void found_of(const GrowthParameters& growth, std::span<const CellId> cells, double take,
                bool pluripotent);

  EscapeParameters p_;
  GraftKey key_;
  std::vector<TumourClone> clones_;
};

}  // namespace caudata::graft
