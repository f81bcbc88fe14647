// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <optional>
#include <string>

#include "design/move_table.hpp"

namespace caudata::io {

/// A row of a table of moves as packages print it; empty: there is no such number of DLTs.
struct MoveBoundaries {
  std::optional<int> escalate_le, deescalate_ge, eliminate_ge;
  /// "0 1 3"; none: "-"
  std::string text() const;
};

/// `eliminates(y)`: whether y DLTs eliminate the dose.
template <class Eliminates>
MoveBoundaries move_boundaries(const design::MoveTable& moves, int n, Eliminates eliminates) {
  MoveBoundaries at;
  for (int y = 0; y <= n; ++y) {
    const design::Move move = moves[design::tally_of(n, y)].judgement.move;
    if (move == design::Move::escalate) at.escalate_le = y;
    if (move == design::Move::de_escalate && !at.deescalate_ge) at.deescalate_ge = y;
    if (y > 0 && eliminates(y) && !at.eliminate_ge) at.eliminate_ge = y;
  }
  return at;
}

}  // namespace caudata::io
