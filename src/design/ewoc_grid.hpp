// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <vector>

namespace caudata::design {

/// What escalation with overdose control assumes. Doses lie between the lowest dose, 0, and the
/// largest possible MTD, 1; the MTD is uniform between the two, the risk of the lowest dose uniform
/// between 0 and the target.
struct EwocSetting {
  std::vector<double> place;  // per dose, ascending from 0; not above 1
  double target{1.0 / 3};
  int most_patients{0};  // decides the spacing of nodes; more cost accuracy, not validity
};

/// Nodes of the posterior, and on them every dose's risk.
///
/// With w = logit(target) - logit(risk of the lowest dose), the dose at x has
/// logit p = logit(target) - w (1 - x / MTD). In w, for a given MTD, the rule is the trapezoidal
/// one in y, w = exp(y - exp(-y - cut)): a posterior is as wide in y wherever it lies, and both
/// ends vanish double exponentially. In the MTD the rule is Gauss-Legendre on panels that end at
/// every dose, so that whole panels are below a dose or not. Below the second dose the panels
/// shrink geometrically towards 0, where the risk has an essential singularity.
struct EwocGrid {
  explicit EwocGrid(const EwocSetting& setting);

  struct Row {
    double log_weight;  // of the node in the MTD
    double inverse_mtd;
    std::size_t first_over;  // the lowest dose that is above the MTD
  };
  std::size_t at(std::size_t dose, std::size_t row) const {
    return (dose * rows.size() + row) * w.size();
  }

  double log_odds_target;
  std::vector<Row> rows;
  std::vector<double> w, log_weight;  // per column: ln(node weight times prior density) in w
  std::vector<double> log_none;       // ln(1 - p), [dose][row][column]
};

}  // namespace caudata::design
