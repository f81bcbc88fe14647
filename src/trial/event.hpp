// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <variant>
#include <vector>

#include "core/id.hpp"
#include "core/quantity.hpp"
#include "design/decision.hpp"
#include "isncsci/classification.hpp"
#include "safety/adverse_event.hpp"

namespace caudata::trial {

enum class EventKind : std::uint8_t {
  candidate_arrived,
  screening_failed,
  consent_refused,
  put_on_waiting_list,
  left_waiting_list,
  enrolled,
  dosed,
  dose_missed,
  dosing_stopped,
  visit_done,
  visit_missed,
  adverse_event,
  dlt,
  withdrawn,
  died,
  evaluable,
  unevaluable,
  replaced,
  decision,
  hold_started,
  hold_ended,
  part_opened,
  follow_up_ended,
  long_term_contact,
  lost_to_long_term,
  trial_stopped,
  database_lock,
  examined_again
};
inline constexpr std::size_t event_kind_count = 28;
const char* name(EventKind kind);

enum class ScreenFailure : std::uint8_t {
  age,
  level,
  ais,
  time_since_injury,
  cause,
  other_exclusion,
  not_classifiable  // scores that could not be tested leave level or grade open
};
inline constexpr std::size_t screen_failure_count = 7;
const char* name(ScreenFailure reason);

/// ISNCSCI at a visit as the examiner wrote it down, in short; the full examination, and the true
/// state behind it, are recomputed on demand. Results that are not determined stay so.
struct ExamSummary {
  isncsci::AisSet ais;
  isncsci::LevelSet neurological_level;
  std::array<isncsci::LevelSet, 2> motor_level{};  // right, left
  isncsci::Total uems, lems, light_touch, pin_prick;
};

/// One fact of a trial's course. Which of the optional parts is filled follows from the kind.
struct Event {
  core::Days day;  // calendar day from the opening of the trial
  EventKind kind{};
  core::CandidateId candidate{};  // 0: the trial itself
  core::SubjectId subject{};      // 0: not enrolled
  std::optional<design::DoseLevel> level;
  int ordinal{0};  // dose, visit or decision ordinal, from 1
  std::variant<std::monostate, ScreenFailure, safety::AdverseEvent, design::Decision, ExamSummary>
      detail;
};

/// Everything that happened in one trial. Off in mass simulation, on in replay: the conduct is the
/// same.
class EventLog {
 public:
  enum class Keep : bool { nothing, everything };
  /// Order within a day: what happens to patients already under way, then the calendar's own steps
  /// as they fall, then the day of the first dose of those who start.
  enum class Phase : std::uint8_t { under_way, calendar, first_day };

  explicit EventLog(Keep keep) : keep_(keep) {}
  bool keeps() const { return keep_ == Keep::everything; }
  void add(Event event, Phase phase);
  /// Brings the events into the order of day and phase; within a phase they stay as added.
  void sort();
  const std::vector<Event>& events() const { return events_; }

 private:
  Keep keep_;
  std::vector<Event> events_;
  std::vector<Phase> phases_;
};

}  // namespace caudata::trial
