// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <array>
#include <optional>
#include <span>

#include "design/tally.hpp"

namespace caudata::design {

/// A dose with fewer evaluable patients is never eliminated (Liu and Yuan 2015).
inline constexpr int least_for_elimination = 3;

/// P(p > target) > cutoff under the uniform prior, with at least three patients and one DLT: the
/// dose and all above it are eliminated.
bool overly_toxic(Tally tally, double target, double cutoff);

/// Doses below the lowest overly toxic one.
int doses_not_overly_toxic(std::span<const Tally> tally, double target, double cutoff);

struct MtdSelection {
  int dose{-1};  // -1: no admissible dose was treated
  /// By how much the next best dose is farther from the target; empty if every other treated dose
  /// was pooled with the chosen one.
  std::optional<double> margin{};
  std::array<double, max_doses> estimate{};  // isotonic; of treated admissible doses
};

/// The final choice of BOIN and the other interval designs: the treated dose whose isotonic
/// estimate of P(DLT) is nearest to the target. Estimates are (y + 0.05) / (n + 0.1), weighted by
/// the inverse variance of Beta(y + 0.05, n - y + 0.05). Among pooled doses the highest if their
/// estimate is below the target, else the lowest; of two doses equally far on either side, the
/// lower. `admissible`: the doses that are not eliminated, lowest first.
///
/// Source: Liu S, Yuan Y. J R Stat Soc C 2015;64:507-523, and the R package BOIN (select.mtd).
MtdSelection select_mtd(std::span<const Tally> admissible, double target);

}  // namespace caudata::design
