// SPDX-License-Identifier: Apache-2.0
#include "design/move_table.hpp"

#include <cmath>

#include "design/beta_tail.hpp"
#include "design/mtd_selection.hpp"

namespace caudata::design {
namespace {

MoveCell judged(const Judgement& judgement, double above_target, double cutoff) {
  const double distance = std::abs(above_target - cutoff);
  if (above_target > cutoff) return {{Move::de_escalate, distance}, true};
  return {{judgement.move, std::min(judgement.margin.value_or(distance), distance)}, false};
}

}  // namespace

std::vector<MoveCell> with_elimination(int n, const std::vector<Judgement>& judgements,
                                       double target, double cutoff) {
  const std::vector<double> above = posterior_above(n, target);
  EXPECTS(judgements.size() == above.size());
  std::vector<MoveCell> cells;
  for (std::size_t y = 0; y < above.size(); ++y) {
    const bool may_eliminate = n >= least_for_elimination && y > 0;
    cells.push_back(may_eliminate ? judged(judgements[y], above[y], cutoff)
                                  : MoveCell{judgements[y], false});
  }
  return cells;
}

}  // namespace caudata::design
