// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <vector>

#include "core/contract.hpp"
#include "design/tally.hpp"

namespace caudata::design {

/// What a tally at a dose calls for there, ends of the ladder apart.
enum class Move : std::uint8_t { escalate, stay, de_escalate };

/// A move and by how much it was decided (see Reason::margin).
struct Judgement {
  Move move{Move::stay};
  std::optional<double> margin{};
};

struct MoveCell {
  Judgement judgement;
  bool eliminate{false};  // this dose and all above it are closed for good
};

/// The moves of an interval design for every tally of up to `most_patients` at a dose, computed
/// once. A tally beyond is read in the last row at the same DLT rate, rounded up to the safe side.
class MoveTable {
 public:
  /// `row(n)`: the cells for 0 .. n DLTs among n >= 1 patients.
  template <class Row>
  MoveTable(int most_patients, Row row) : most_(most_patients) {
    EXPECTS(most_patients >= 1);
    cells_.push_back({});  // nobody treated
    for (int n = 1; n <= most_; ++n) {
      const std::vector<MoveCell> cells = row(n);
      EXPECTS(cells.size() == static_cast<std::size_t>(n) + 1);
      cells_.insert(cells_.end(), cells.begin(), cells.end());
    }
  }

  /// More DLTs than patients count as DLTs in all of them.
  const MoveCell& operator[](Tally tally) const {
    const int n = std::max<int>(tally.evaluable, 0);
    const int y = std::clamp<int>(tally.dlt, 0, n);
    return n <= most_ ? cell(n, y) : cell(most_, (y * most_ + n - 1) / n);
  }
  int most_patients() const { return most_; }

 private:
  const MoveCell& cell(int n, int y) const {
    return cells_[static_cast<std::size_t>(n * (n + 1) / 2 + y)];
  }
  int most_;
  std::vector<MoveCell> cells_;  // row by row
};

/// The rule that interval designs share: a dose with at least three patients, a DLT among them and
/// P(p > target) above `cutoff` under the uniform prior is eliminated, whatever else it calls for.
/// The margin becomes the distance of P from the cutoff where that is what decided, or nearer.
/// Precondition: one judgement per number of DLTs, 0 to n.
std::vector<MoveCell> with_elimination(int n, const std::vector<Judgement>& judgements,
                                       double target, double cutoff);

}  // namespace caudata::design
