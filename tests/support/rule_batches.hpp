// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <vector>

#include "graft/cell_id.hpp"
#include "graft/graft_key.hpp"
#include "support/ledger_from_data.hpp"

/// What tests of rules over many cells share.
namespace caudata::test {

inline const graft::GraftKey rule_key(std::array<std::uint32_t, 2>{0x2545f491u, 0x4f6cdd1du});

/// n injected cells of the first dose.
inline std::vector<graft::CellId> some_cells(std::size_t n) {
  std::vector<graft::CellId> cells(n);
  for (std::size_t i = 0; i < n; ++i) cells[i] = graft::cell_id(0, i);
  return cells;
}

template <class P>
P from_data(const char* prefix) {
  std::vector<std::string> missing;
  P p = project_ledger().resolve<P>(prefix, missing);
  if (!missing.empty()) throw std::runtime_error("no parameter " + missing.front());
  return p;
}

}  // namespace caudata::test
