// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>

#include "design/any_design.hpp"
#include "design/entry.hpp"

namespace caudata::design {

/// The 2+1 design: 3+3 with cohorts of two and one more patient. Two patients; no DLT: go up; two
/// DLTs: too many; one DLT: a third patient; one DLT of three: go up; two of three: too many. The
/// dose below one with too many DLTs is the MTD, the highest dose without too many is the maximum
/// administered dose. There is no de-escalation to expand a dose.
///
/// Total: an incomplete cohort is completed to two, a dose with one DLT to three, also when the DLT
/// is counted late; two DLTs are too many among any number of patients (over-enrolment), which errs
/// to the safe side. A dose is never named with fewer than two patients.
class TwoPlusOne {
 public:
  static constexpr bool decides_on_tallies = true;

  explicit TwoPlusOne(int start_dose) : start_dose_(start_dose) {}

  LadderDecision next(const LadderHistory& history) const;
  std::string name() const;
  int cohort_size() const { return 2; }

 private:
  int start_dose_;  // from 0; the highest if the ladder is shorter
};

extern const DesignEntry two_plus_one_entry;

}  // namespace caudata::design
