// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <array>
#include <string>
#include <vector>

#include "design/any_design.hpp"
#include "design/designs/boin.hpp"
#include "design/entry.hpp"
#include "design/timed_tally.hpp"
#include "design/trial_size.hpp"

namespace caudata::design {

/// How patients who are still in their window enter the DLT rate of a dose.
enum class PendingEstimate : std::uint8_t {
  effective_size,  // DLTs / (patients with known outcome + shares of the others): Lin and Yuan 2020
  imputed          // (DLTs + expected DLTs of the others) / patients: Yuan et al. 2018
};

struct TiteBoinRules {
  double target{0.3};
  BoinBoundaries boundaries{};
  double cutoff{0.95};        // P(p > target) above which a dose is eliminated
  double pending_limit{0.5};  // a larger share of pending patients at a dose suspends accrual
  PendingEstimate estimate{PendingEstimate::effective_size};
  TrialSize size{};
  int n_earlystop{0};  // patients at a dose; 0: no such rule
  double window{28};   // days; read with `LadderHistory::patients` alone
};

/// Time-to-event BOIN: BOIN's boundaries on a DLT rate that counts pending patients by their
/// follow-up.
///
/// Elimination comes first and counts pending patients as treated without a DLT; then accrual is
/// suspended while more than `pending_limit` of the patients at the current dose are pending; then
/// the rate decides. A rate that calls for going down from the lowest dose suspends accrual while
/// somebody is pending there. The MTD is chosen when nobody is pending, as in BOIN. With complete
/// data every decision is BOIN's.
///
/// Neglected: windows of unequal length, and that DLTs may come earlier or later in the window than
/// uniformly.
class TiteBoin {
 public:
  explicit TiteBoin(const TiteBoinRules& rules);

  LadderDecision next(const LadderHistory& history) const;
  Conclude conclusion(const LadderHistory& history) const;
  std::vector<DoseEstimate> estimates(const LadderHistory& history) const;
  std::string name() const;
  int cohort_size() const { return rules_.size.cohort_size; }

 private:
  struct Why;
  int doses_open(const TimedTally& seen, int doses) const;
  double rate(const TimedDose& at) const;
  LadderDecision treat(const TimedTally& seen, int dose, const Why& why) const;
  LadderDecision move(const TimedTally& seen, int last, int open) const;
  LadderDecision stay(const TimedTally& seen, int dose, int open, const Why& why) const;
  LadderDecision conclude(const TimedTally& seen, int open, const Why& why) const;
  Conclude select(const TimedTally& seen, int open, Reason reason) const;

  TiteBoinRules rules_;
  std::vector<int> eliminates_;  // per number of patients: the least number of DLTs that does
};

extern const DesignEntry tite_boin_entry;

}  // namespace caudata::design
