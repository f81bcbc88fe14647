// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <vector>

#include "design/any_design.hpp"
#include "design/designs/boin_et.hpp"
#include "design/entry.hpp"

namespace caudata::design {

struct TiteBoinEtRules {
  BoinEtRules boin_et{};
  double pending_limit{0.5};   // a larger share of open outcomes at a dose suspends accrual
  double window{28};           // days of the DLT window, and
  double response_window{28};  // of the response; read with `LadderHistory::patients` alone
};

/// Time-to-event BOIN-ET: BOIN-ET's boundaries on rates that count patients with an open outcome by
/// their follow-up.
///
/// A rate is the events seen among the patients whose outcome is known and the shares of their
/// windows that the others have been observed for. Who left before the end of a window is not
/// pending and counts for the share of it that he was observed, as in TITE-BOIN and TITE-CRM.
/// Accrual is suspended while more than `pending_limit` of the patients at the current dose have an
/// open outcome; not where that dose is inadmissible whatever they show, for then there is nothing
/// to wait for. Admissibility counts everybody treated, an open outcome as no event, as the R
/// package boinet has it. The dose is selected as in BOIN-ET when nobody is pending; with complete
/// data every decision is BOIN-ET's.
///
/// Neglected: that events may come earlier or later in the window than uniformly.
class TiteBoinEt {
 public:
  explicit TiteBoinEt(const TiteBoinEtRules& rules) : rules_(rules), boin_et_(rules.boin_et) {}

  LadderDecision next(const LadderHistory& history) const;
  Conclude conclusion(const LadderHistory& history) const { return boin_et_.conclusion(history); }
  std::string name() const;
  int cohort_size() const { return boin_et_.cohort_size(); }
  bool uses_efficacy() const { return true; }
  bool decides_on_margins() const { return true; }

 private:
  struct Seen;
  Seen seen(const LadderHistory& history) const;
  std::vector<TimedPatient> patients(const LadderHistory& history) const;

  TiteBoinEtRules rules_;
  BoinEt boin_et_;
};

extern const DesignEntry tite_boin_et_entry;

}  // namespace caudata::design
