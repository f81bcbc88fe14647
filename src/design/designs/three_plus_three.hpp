// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>

#include "design/any_design.hpp"
#include "design/entry.hpp"

namespace caudata::design {

enum class DeEscalation : std::uint8_t {
  none,                         // after too many DLTs the dose below is the MTD
  to_level_with_fewer_than_six  // Korn et al. 1994: first bring the dose below to six patients
};
enum class MtdNeedsSix : bool { no, yes };

struct ThreePlusThreeRules {
  DeEscalation de_escalation{DeEscalation::none};
  MtdNeedsSix mtd_needs_six{MtdNeedsSix::no};
  int dlt_allowed_of_six{1};
  int start_dose{0};  // from 0
};

/// The 3+3 design, which has no single definition: `name()` says which variant this is.
///
/// Three patients; no DLT: go up; more DLTs than are allowed of six: too many; otherwise three more
/// at the same dose. Doses above one with too many DLTs are closed for good. The rule reads the
/// tallies alone, so it also answers for tallies that no cohort of three makes: fewer than three
/// evaluable are completed to three; four or five without a DLT clear a dose as three do; a dose
/// that loses its clearing through a DLT counted late is brought to six before the trial goes on,
/// or is closed together with everything above it. A dose is never named MTD with fewer than three
/// evaluable patients. Neglected: with seven or more patients (over-enrolment) the same number of
/// DLTs is too many, which errs to the safe side.
///
/// With de-escalation, going down stops at a dose with six patients, so "MTD needs six" then
/// changes the top dose only; without de-escalation and with "MTD needs six" the decisions are the
/// same as with both.
class ThreePlusThree {
 public:
  static constexpr bool decides_on_tallies = true;

  explicit ThreePlusThree(ThreePlusThreeRules rules) : rules_(rules) {}

  LadderDecision next(const LadderHistory& history) const;
  std::string name() const;
  int cohort_size() const;

 private:
  bool too_many(Tally tally) const { return tally.dlt > rules_.dlt_allowed_of_six; }
  bool undecided(Tally tally) const;
  bool needs_six_below_too_many() const;
  LadderDecision start(const LadderHistory& history) const;
  LadderDecision above_is_closed(const LadderHistory& history, int closed) const;
  LadderDecision go_on(const LadderHistory& history, int highest) const;

  ThreePlusThreeRules rules_;
};

extern const DesignEntry three_plus_three_entry;

}  // namespace caudata::design
