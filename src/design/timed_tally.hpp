// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <array>
#include <optional>
#include <span>

#include "design/any_design.hpp"
#include "design/rule_text.hpp"

namespace caudata::design {

/// What is known of a dose when patients are still in their window.
struct TimedDose {
  int treated{0};
  int dlt{0};          // seen by now
  int pending{0};      // no DLT, and the window is open
  double observed{0};  // shares of the window of all patients without a DLT

  /// Patients that the data are worth: those with a DLT count 1, the others their share (Lin and
  /// Yuan 2020).
  double effective() const { return dlt + observed; }
  friend bool operator==(const TimedDose&, const TimedDose&) = default;
};

/// The patients of a part counted dose by dose; a pure function of the history. Without patients in
/// the history its tally stands for patients observed to the end of their window.
struct TimedTally {
  std::array<TimedDose, max_doses> dose{};
  int treated{0}, pending{0};

  /// `window` in days: of `LadderHistory::patients`; not read where `timed` is given.
  TimedTally(const LadderHistory& history, double window);

  /// Everybody treated and the DLTs seen: an MTD may be chosen from it when nobody is pending.
  std::array<Tally, max_doses> complete() const;
  Tally at(int dose) const;

 private:
  void add(std::span<const TimedPatient> patients);
  void add(std::span<const Tally> tally);
};

/// The rule fell on the patients of `dose`, pending ones included.
Reason reason_at(const RuleText& rule, const TimedTally& seen, int dose,
                 std::optional<double> margin = {});

}  // namespace caudata::design
