// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <array>
#include <span>

#include "design/any_design.hpp"

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

  TimedTally() = default;

  /// `window` in days: of `LadderHistory::patients`; not read where `timed` is given.
  TimedTally(const LadderHistory& history, double window)
      : TimedTally(history.counted != nullptr ? *history.counted : recount(history, window)) {}

  /// Everybody treated and the DLTs seen: an MTD may be chosen from it when nobody is pending.
  std::array<Tally, max_doses> complete() const;
  Tally at(int of) const {
    const TimedDose& known = dose[static_cast<std::size_t>(of)];
    return tally_of(known.treated, known.dlt);
  }

  /// For callers that keep a count: a patient is enrolled, his outcome becomes known.
  void enrol(int at) {
    ++dose[static_cast<std::size_t>(at)].treated;
    ++dose[static_cast<std::size_t>(at)].pending;
    ++treated;
    ++pending;
  }
  void complete(int at, bool dlt) {
    TimedDose& here = dose[static_cast<std::size_t>(at)];
    here.dlt += dlt;
    --here.pending;
    --pending;
    forget_shares(at);
  }
  /// Patients whose outcome is open have not been observed, until `observe` adds the share of each.
  void forget_shares(int at) {
    TimedDose& here = dose[static_cast<std::size_t>(at)];
    here.observed = here.treated - here.dlt - here.pending;
  }
  void observe(int at, const FollowUp& dlt) {
    if (dlt.pending) dose[static_cast<std::size_t>(at)].observed += dlt.share;
  }

 private:
  static TimedTally recount(const LadderHistory& history, double window);
  void add(std::span<const TimedPatient> patients);
  void add(std::span<const Tally> tally);
};

}  // namespace caudata::design
