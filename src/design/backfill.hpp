// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <vector>

#include "design/any_design.hpp"
#include "design/designs/boin.hpp"
#include "design/timed_tally.hpp"

namespace caudata::design {

/// What opens a dose below the current one for backfill.
enum class BackfillOpening : std::uint8_t {
  response,  // a response at it or at a lower dose
  cleared    // that it has been treated
};

/// Which doses below the one under study may take patients while its cohort is observed.
///
/// A treated dose below the current one takes patients while it has fewer than `cap`, those in
/// their window counted and those who left it without a DLT not, and is open by `opening`; the
/// highest comes first. A dose whose DLT rate, alone and pooled with the next higher dose, is at
/// or above the de-escalation boundary is closed with all above; so is an eliminated one.
///
/// Source: Zhao Y, Yuan Y, Korn EL, Freidlin B. Clin Cancer Res 2024;30:673-679.
struct BackfillRule {
  BoinBoundaries boundaries{};
  double target{0.3};
  double cutoff{0.95};  // P(p > target) above which a dose is eliminated
  int cap{12};          // patients at a dose with which its backfill ends; 0: no backfill
  BackfillOpening opening{BackfillOpening::cleared};
};

/// A ladder as the rule sees it.
struct BackfillStanding {
  TimedTally timed;
  std::array<Tally, max_doses> known{};  // patients whose outcome is known
  int doses{0}, open{0};                 // open: below the lowest eliminated one
  int last{-1};                          // the current dose
  std::array<int, max_doses> beside{};   // patients who were backfilled
  int lowest_response{max_doses};        // lowest dose with a response; max_doses: none

  /// `window` as for TimedTally.
  BackfillStanding(const LadderHistory& history, const BackfillRule& rule, double window);

  const Tally& at(int dose) const { return known[static_cast<std::size_t>(dose)]; }
  const TimedDose& timed_at(int dose) const { return timed.dose[static_cast<std::size_t>(dose)]; }
  /// The patients with known outcome from one dose up to another.
  Tally pooled(int from, int to) const;
};

/// What BOIN calls for at the DLT rate of a tally.
Judgement boin_judgement(Tally tally, const BackfillRule& rule);

/// The doses below `current` that may take patients, highest first. Precondition: `current` is on
/// the ladder.
std::vector<std::uint8_t> backfill_below(const BackfillStanding& standing, int current,
                                         const BackfillRule& rule);

/// Whether a dose calls for less than `here` does: for going down, or for staying where `here`
/// calls for going up.
bool calls_for_less(const BackfillStanding& standing, int dose, Move here,
                    const BackfillRule& rule);

/// The highest dose below the current one that does.
std::optional<int> conflicting_dose(const BackfillStanding& standing, Move here,
                                    const BackfillRule& rule);

/// Where to go down to when the doses from `from` to the current one, pooled, call for it: the
/// highest dose k below the current one for which the rate from `from` to k does not, else the one
/// below `from`; the lowest dose if there is none.
int dose_below_conflict(const BackfillStanding& standing, int from, const BackfillRule& rule);

}  // namespace caudata::design
