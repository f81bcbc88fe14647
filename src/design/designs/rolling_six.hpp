// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>

#include "design/any_design.hpp"
#include "design/entry.hpp"
#include "design/timed_tally.hpp"

namespace caudata::design {

struct RollingSixRules {
  int start_dose{0};  // from 0
  double window{28};  // days; read with `LadderHistory::patients` alone
};

/// The rolling six design: patients one by one, two to six at a dose at a time.
///
/// At a dose with n patients: two DLTs close it and all above; without a DLT and with at least
/// three patients, all observed, it is tolerated; with six, five of them observed without a DLT, it
/// is tolerated too, because one DLT more is allowed of six. Fewer than six are treated there at
/// once; with six the next patient waits. Below a closed dose patients are treated up to six, and
/// the MTD is the highest dose with six of whom at most one had a DLT. The highest dose, when
/// tolerated, is the maximum administered.
///
/// A patient who left before his window ended, without a DLT, is replaced: he is none of these. A
/// DLT counted late closes its dose whenever it is seen.
class RollingSix {
 public:
  explicit RollingSix(const RollingSixRules& rules) : rules_(rules) {}

  LadderDecision next(const LadderHistory& history) const;
  std::string name() const;
  int cohort_size() const { return 1; }

 private:
  RollingSixRules rules_;
};

extern const DesignEntry rolling_six_entry;

}  // namespace caudata::design
