// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <deque>
#include <optional>

#include "trial/calendar.hpp"
#include "trial/candidates.hpp"
#include "trial/journal.hpp"
#include "trial/trial_record.hpp"

namespace caudata::trial {

/// From arrival to the waiting list: screening, consent, who is turned away, who waits. It plans
/// its own steps in the calendar and counts in the record.
class Recruitment {
 public:
  Recruitment(const Protocol& protocol, Candidates& candidates, Calendar& calendar,
              Journal& journal, TrialRecord& record);

  void open();

  /// `places`: places of the cohort under way that nobody has taken. They count beside the waiting
  /// list: who waits only for a hold to end has a place.
  void arrive(core::Days day, core::CandidateId id, int places);

  /// True if the person is eligible, consents and now waits for a place. Who is to be examined
  /// again is not judged yet.
  bool end_screening(core::Days day, core::CandidateId id, int places);

  /// The same after the examination that settles eligibility.
  bool settle(core::Days day, core::CandidateId id, int places);

  /// The person has no place on the day they became eligible.
  void put_on_list(core::Days day, core::CandidateId id);

  /// Their longest wait is over.
  void expire(core::Days day, core::CandidateId id);

  bool waits(core::CandidateId id) const;
  bool anyone() const { return !waiting_.empty(); }

  /// First come, first served; empty if nobody waits.
  std::optional<core::CandidateId> take();

 private:
  bool room_to_wait(int places) const;
  void reexamine(core::Days day, core::CandidateId id);
  void fail(core::Days day, core::CandidateId id, ScreenFailure failure);
  void turn_away(core::Days day, core::CandidateId id);

  const Protocol& protocol_;
  Candidates& candidates_;
  Calendar& calendar_;
  Journal& journal_;
  TrialRecord& record_;
  std::deque<core::CandidateId> waiting_;
};

}  // namespace caudata::trial
