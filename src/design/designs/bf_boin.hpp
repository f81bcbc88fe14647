// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <array>
#include <optional>
#include <string>
#include <vector>

#include "design/any_design.hpp"
#include "design/designs/boin.hpp"
#include "design/entry.hpp"
#include "design/interval_escalation.hpp"
#include "design/timed_tally.hpp"

namespace caudata::design {

/// What opens a dose below the current one for backfill.
enum class BackfillOpening : std::uint8_t {
  response,  // a response at it or at a lower dose
  cleared    // that it has been treated
};

struct BackfillRules {
  IntervalRules boin{};  // max_patients: in cohorts; backfilled patients come on top
  BoinBoundaries boundaries{};
  double cutoff{0.95};  // P(p > target) above which a dose is eliminated
  int cap{12};          // patients at a dose with which its backfill ends; 0: no backfill
  BackfillOpening opening{BackfillOpening::response};
  double window{28};  // days; read with `LadderHistory::patients` alone
};

/// BOIN that treats patients at lower doses while a cohort is observed.
///
/// Cohorts are BOIN's: each waits for the one before, and backfilled patients whose outcome is
/// known count in the tallies.
///
/// A treated dose below the current one takes patients while it has fewer than `cap`, those in
/// their window counted, and is open by `opening`; the highest comes first. A dose whose DLT rate,
/// alone and pooled with the next higher dose, is at or above the de-escalation boundary is closed
/// with all above; so is an eliminated one. Titration is not disturbed by backfill.
///
/// Where a lower dose calls for a lower dose than the current one does (for going down, or for
/// staying while the current one calls for going up), the patients of the highest such dose b up to
/// the current one are pooled and their rate decides. If it calls for going down, the next dose is
/// the highest one k below the current one for which the rate from b to k does not, else b - 1.
///
/// The MTD is chosen as in BOIN when nobody is pending. Without backfill every decision is BOIN's.
/// Patients that are not marked as backfilled count as patients of cohorts.
class BfBoin {
 public:
  explicit BfBoin(const BackfillRules& rules);

  LadderDecision next(const LadderHistory& history) const;
  std::string name() const;
  int cohort_size() const { return boin_.cohort_size(); }
  bool uses_efficacy() const {
    return rules_.cap > 0 && rules_.opening == BackfillOpening::response;
  }
  Conclude conclusion(const LadderHistory& history) const { return boin_.conclusion(history); }

 private:
  struct Standing;
  Standing standing(const LadderHistory& history) const;
  LadderDecision decide(const Standing& s) const;
  Move move_of(Tally tally) const;
  std::optional<int> conflicting_dose(const Standing& s) const;
  LadderDecision pooled_decision(const Standing& s, int from) const;
  bool closed(const Standing& s, int dose) const;
  bool titrating(const Standing& s) const;
  std::vector<std::uint8_t> backfill_below(const Standing& s, int current) const;

  BackfillRules rules_;
  IntervalEscalation boin_;
};

extern const DesignEntry bf_boin_entry;

}  // namespace caudata::design
