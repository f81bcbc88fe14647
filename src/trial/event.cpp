// SPDX-License-Identifier: Apache-2.0
#include "trial/event.hpp"

#include <algorithm>
#include <numeric>

namespace caudata::trial {

const char* name(EventKind kind) {
  switch (kind) {
    case EventKind::candidate_arrived:
      return "candidate arrived";
    case EventKind::screening_failed:
      return "screening failed";
    case EventKind::consent_refused:
      return "consent refused";
    case EventKind::put_on_waiting_list:
      return "put on waiting list";
    case EventKind::left_waiting_list:
      return "left waiting list";
    case EventKind::enrolled:
      return "enrolled";
    case EventKind::dosed:
      return "dosed";
    case EventKind::dose_missed:
      return "dose missed";
    case EventKind::dosing_stopped:
      return "dosing stopped";
    case EventKind::visit_done:
      return "visit done";
    case EventKind::visit_missed:
      return "visit missed";
    case EventKind::adverse_event:
      return "adverse event";
    case EventKind::dlt:
      return "DLT";
    case EventKind::withdrawn:
      return "withdrawn";
    case EventKind::died:
      return "died";
    case EventKind::evaluable:
      return "evaluable";
    case EventKind::unevaluable:
      return "unevaluable";
    case EventKind::replaced:
      return "replaced";
    case EventKind::decision:
      return "decision";
    case EventKind::hold_started:
      return "hold started";
    case EventKind::hold_ended:
      return "hold ended";
    case EventKind::part_opened:
      return "part opened";
    case EventKind::follow_up_ended:
      return "follow-up ended";
    case EventKind::long_term_contact:
      return "long-term contact";
    case EventKind::lost_to_long_term:
      return "lost to long-term follow-up";
    case EventKind::trial_stopped:
      return "trial stopped";
    case EventKind::database_lock:
      return "database lock";
    case EventKind::examined_again:
      return "to be examined again";
  }
  return "";
}

const char* name(ScreenFailure reason) {
  switch (reason) {
    case ScreenFailure::age:
      return "age";
    case ScreenFailure::level:
      return "neurological level";
    case ScreenFailure::ais:
      return "AIS grade";
    case ScreenFailure::time_since_injury:
      return "time since injury";
    case ScreenFailure::cause:
      return "cause of injury";
    case ScreenFailure::other_exclusion:
      return "other exclusion";
    case ScreenFailure::not_classifiable:
      return "not classifiable";
  }
  return "";
}

void EventLog::add(Event event, Phase phase) {
  if (!keeps()) return;
  events_.push_back(std::move(event));
  phases_.push_back(phase);
}

void EventLog::sort() {
  std::vector<std::size_t> order(events_.size());
  std::iota(order.begin(), order.end(), std::size_t{0});
  std::stable_sort(order.begin(), order.end(), [&](std::size_t a, std::size_t b) {
    return std::pair(events_[a].day, phases_[a]) < std::pair(events_[b].day, phases_[b]);
  });
  std::vector<Event> events;
  std::vector<Phase> phases;
  for (const std::size_t i : order) {
    events.push_back(std::move(events_[i]));
    phases.push_back(phases_[i]);
  }
  events_ = std::move(events);
  phases_ = std::move(phases);
}

}  // namespace caudata::trial
