// SPDX-License-Identifier: Apache-2.0
#include "trial/recruitment.hpp"

#include <algorithm>

#include "trial/screening.hpp"

namespace caudata::trial {

using core::CandidateId;
using core::Days;

Recruitment::Recruitment(const Protocol& protocol, Candidates& candidates, Calendar& calendar,
                         Journal& journal, TrialRecord& record)
    : protocol_(protocol),
      candidates_(candidates),
      calendar_(calendar),
      journal_(journal),
      record_(record) {}

void Recruitment::open() {
  calendar_.plan(candidates_.at(CandidateId(1)).arrival, StepKind::arrival, 1);
}

void Recruitment::arrive(Days day, CandidateId id, int places) {
  ++record_.candidates;
  journal_.note(day, EventKind::candidate_arrived, id);
  const patient::Covariates& person = candidates_.at(id).covariates;
  if (const auto failure = screen_on_arrival(person, protocol_.eligibility)) {
    fail(day, id, *failure);
  } else if (!room_to_wait(places)) {
    ++record_.turned_away_on_arrival;
    turn_away(day, id);
  } else {
    calendar_.plan(day + protocol_.screening.duration, StepKind::screening_done, id.value());
  }
  const CandidateId next(id.value() + 1);
  calendar_.plan(candidates_.at(next).arrival, StepKind::arrival, next.value());
}

bool Recruitment::end_screening(Days day, CandidateId id, int places) {
  if (!candidates_.screening(id).repeated) return settle(day, id, places);
  reexamine(day, id);
  return false;
}

bool Recruitment::settle(Days day, CandidateId id, int places) {
  if (const auto failure = candidates_.screening(id).failure) {
    fail(day, id, *failure);
  } else if (!candidates_.at(id).consents) {
    ++record_.consent_refused;
    journal_.note(day, EventKind::consent_refused, id);
  } else if (!room_to_wait(places)) {
    turn_away(day, id);
  } else {
    waiting_.push_back(id);
    return true;
  }
  return false;
}

void Recruitment::reexamine(Days day, CandidateId id) {
  journal_.note(day, EventKind::examined_again, id);
  calendar_.plan(day + *protocol_.screening.reexamine_after, StepKind::reexamined, id.value());
}

void Recruitment::put_on_list(Days day, CandidateId id) {
  journal_.note(day, EventKind::put_on_waiting_list, id);
  calendar_.plan(day + protocol_.screening.longest_wait, StepKind::waiting_expired, id.value());
}

void Recruitment::expire(Days day, CandidateId id) {
  const auto found = std::find(waiting_.begin(), waiting_.end(), id);
  if (found == waiting_.end()) return;
  waiting_.erase(found);
  turn_away(day, id);
}

bool Recruitment::waits(CandidateId id) const {
  return std::find(waiting_.begin(), waiting_.end(), id) != waiting_.end();
}

std::optional<CandidateId> Recruitment::take() {
  if (waiting_.empty()) return std::nullopt;
  const CandidateId id = waiting_.front();
  waiting_.pop_front();
  return id;
}

bool Recruitment::room_to_wait(int places) const {
  return static_cast<int>(waiting_.size()) < places + protocol_.screening.waiting_list;
}

void Recruitment::fail(Days day, CandidateId id, ScreenFailure failure) {
  ++record_.screen_failures[static_cast<std::size_t>(failure)];
  journal_.note(day, EventKind::screening_failed, [&](Event& event) {
    event.candidate = id;
    event.detail = failure;
  });
}

void Recruitment::turn_away(Days day, CandidateId id) {
  ++record_.left_waiting_list;
  journal_.note(day, EventKind::left_waiting_list, id);
}

}  // namespace caudata::trial
