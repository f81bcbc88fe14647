// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <array>
#include <cstdint>
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
  int left{0};         // no DLT, and left before the window ended
  double observed{0};  // shares of the window of all patients without a DLT

  /// Patients that the data are worth: those with a DLT count 1, the others their share (Lin and
  /// Yuan 2020).
  double effective() const { return dlt + observed; }
  /// Patients who are evaluable or may still become so.
  int counted() const { return treated - left; }
  friend bool operator==(const TimedDose&, const TimedDose&) = default;
};

/// What the patients who are pending will show.
enum class PendingOutcome : std::uint8_t { no_dlt, dlt };

/// The patients of a part counted dose by dose; a pure function of the history. Without patients in
/// the history its tally stands for patients observed to the end of their window.
struct TimedTally {
  std::array<TimedDose, max_doses> dose{};
  int treated{0}, pending{0};

  TimedTally() = default;

  /// `window` in days: of `LadderHistory::patients`; not read where `timed` is given.
  TimedTally(const LadderHistory& history, double window)
      : TimedTally(history.counted != nullptr ? *history.counted : recount(history, window)) {}

  /// With the pending patients, without those who left.
  Tally at(int of) const {
    const TimedDose& known = dose[static_cast<std::size_t>(of)];
    return tally_of(known.counted(), known.dlt);
  }

  /// Dose by dose the patients whose outcome is known, as designs for complete data count them:
  /// who left early is not evaluable.
  std::array<Tally, max_doses> known() const;
  /// The same with the pending patients, all of them without or all of them with a DLT.
  std::array<Tally, max_doses> supposing(PendingOutcome outcome) const;

  /// For callers who keep a count: a patient is enrolled; his outcome becomes known.
  void enrol(int at) {
    ++dose[static_cast<std::size_t>(at)].treated;
    ++dose[static_cast<std::size_t>(at)].pending;
    ++treated;
    ++pending;
  }
  void close(int at, const FollowUp& dlt) {
    TimedDose& here = dose[static_cast<std::size_t>(at)];
    here.dlt += dlt.event;
    --here.pending;
    --pending;
  }
  /// The pending patients of a dose have not been observed, until the caller adds the share of
  /// each.
  void forget_shares(int at) {
    TimedDose& here = dose[static_cast<std::size_t>(at)];
    here.observed = here.treated - here.dlt - here.pending;
  }

 private:
  static TimedTally recount(const LadderHistory& history, double window);
  void add(std::span<const TimedPatient> patients);
  void add(std::span<const Tally> tally);
};

/// What a design sees of its patients: the count that the caller keeps, or one made of the history.
/// Refers to the history's count.
class SeenPatients {
 public:
  SeenPatients(const LadderHistory& history, double window) : kept_(history.counted) {
    if (kept_ == nullptr) own_.emplace(history, window);
  }
  const TimedTally& operator*() const { return own_ ? *own_ : *kept_; }

 private:
  const TimedTally* kept_;
  std::optional<TimedTally> own_;
};

/// The rule fell on the patients of `dose`, pending ones included.
inline Reason reason_at(const RuleText& rule, const TimedTally& seen, int dose,
                        std::optional<double> margin = {}) {
  return {rule.id, rule.text, {0, static_cast<std::uint8_t>(dose)}, seen.at(dose), margin};
}

}  // namespace caudata::design
