// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>

#include "design/any_design.hpp"
#include "design/entry.hpp"
#include "design/interval_escalation.hpp"
#include "design/timed_tally.hpp"

namespace caudata::design {

/// R-TPI: mTPI-2, or mTPI, that does not wait for an outcome that cannot change its decision.
///
/// With patients in their window the rule is asked twice: supposing that none of them will have a
/// DLT, and that all will. If both answers are the same dose, it is treated; otherwise the trial
/// waits for the next outcome. That is the answer for every other way the outcomes may fall, too:
/// the dose never rises with the number of DLTs, because between two intervals the ratio of the
/// probability masses is monotone in it. A conclusion other than "no safe dose" waits for
/// everybody. With complete data every decision is that of the rule.
///
/// Neglected: how long the pending patients have been observed.
class RTpi {
 public:
  RTpi(IntervalEscalation rule, double window) : rule_(std::move(rule)), window_(window) {}

  LadderDecision next(const LadderHistory& history) const;
  std::string name() const { return rule_.name(); }
  int cohort_size() const { return rule_.cohort_size(); }
  Conclude conclusion(const LadderHistory& history) const { return rule_.conclusion(history); }

 private:
  IntervalEscalation rule_;
  double window_;  // days; read with `LadderHistory::patients` alone
};

extern const DesignEntry r_tpi_entry;

}  // namespace caudata::design
