// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <vector>

#include "design/any_design.hpp"
#include "design/backfill.hpp"
#include "design/entry.hpp"
#include "design/interval_escalation.hpp"
#include "design/timed_tally.hpp"

namespace caudata::design {

struct BfBoinRules {
  IntervalRules boin{};  // max_patients: in cohorts; backfilled patients come on top
  BackfillRule backfill{};
  double window{28};  // days; read with `LadderHistory::patients` alone
};

/// BOIN that treats patients at lower doses while a cohort is observed.
///
/// Cohorts are BOIN's: each waits for the one before, and backfilled patients whose outcome is
/// known count in the tallies.
///
/// Backfill follows BackfillRule. Titration is not disturbed by it.
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
  explicit BfBoin(const BfBoinRules& rules);

  LadderDecision next(const LadderHistory& history) const;
  std::string name() const;
  int cohort_size() const { return boin_.cohort_size(); }
  bool uses_efficacy() const {
    return rules_.backfill.cap > 0 && rules_.backfill.opening == BackfillOpening::response;
  }
  Conclude conclusion(const LadderHistory& history) const { return boin_.conclusion(history); }

 private:
  struct Standing;
  Standing standing(const LadderHistory& history) const;
  LadderDecision decide(const Standing& s) const;
  LadderDecision pooled_decision(const Standing& s, int from) const;
  bool titrating(const Standing& s) const;
  std::vector<std::uint8_t> open_below(const Standing& s, int current) const;

  BfBoinRules rules_;
  IntervalEscalation boin_;
};

extern const DesignEntry bf_boin_entry;

}  // namespace caudata::design
