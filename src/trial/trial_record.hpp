// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <array>
#include <optional>
#include <vector>

#include "core/id.hpp"
#include "design/decision.hpp"
#include "design/record.hpp"
#include "isncsci/classification.hpp"
#include "safety/adverse_event.hpp"
#include "trial/event.hpp"

namespace caudata::trial {

/// ICH E9(R1): what happened after treatment started that bears on the endpoint or its meaning.
enum class IntercurrentKind : std::uint8_t {
  missed_dose,
  dosing_stopped_for_dlt,
  withdrawal,
  death,
  rescue
};
struct IntercurrentEvent {
  IntercurrentKind kind{};
  core::Days day;  // from the first dose
};

struct VisitResult {
  std::uint8_t visit{0};            // index into protocol.visits
  core::Days day;                   // from the first dose, as done
  std::optional<ExamSummary> exam;  // as seen; empty where the visit has no ISNCSCI
};

/// One dosed patient of one simulated trial.
struct SubjectRecord {
  core::SubjectId subject;
  core::CandidateId candidate;
  design::DoseLevel level;
  int cohort{0};  // from 1; of a patient who was backfilled: the one beside which he was
  design::Enrolment enrolment{};
  core::Days first_dose;          // calendar
  std::vector<core::Days> doses;  // calendar, as given
  int doses_planned{0};
  design::Evaluability evaluability{};
  std::optional<core::Days> dlt;  // from the first dose
  std::optional<core::Days> late_dlt;
  int missed_dlts{0};    // product events of DLT grade that were adjudicated unrelated
  ExamSummary baseline;  // as seen
  std::optional<std::uint8_t> last_examination;  // visit of the part's last planned ISNCSCI
  std::vector<VisitResult> visits;
  std::vector<safety::AdverseEvent> events;
  std::vector<IntercurrentEvent> intercurrent;
  core::Days end_of_follow_up;  // from the first dose, as it came
};

/// A decision point as it fell.
struct DecisionRecord {
  core::Days day;
  design::Tallies tallies;
  design::Decision decision;
};

/// Everything `evaluate` may look at.
struct TrialRecord {
  std::vector<SubjectRecord> subjects;
  std::vector<DecisionRecord> decisions;
  design::Tallies tallies;  // of everybody who was evaluable, also after the last decision
  design::Conclusion conclusion;
  int candidates{0};
  std::array<int, screen_failure_count> screen_failures{};  // by ScreenFailure
  int consent_refused{0};
  int left_waiting_list{0};       // no place for them, before or after they were examined
  int turned_away_on_arrival{0};  // of these, before
  int replaced{0};
  core::Days first_dose{0};      // calendar
  core::Days last_decision{0};   // the trial's question is answered
  core::Days last_follow_up{0};  // last patient, last visit: database lock
  core::Days last_long_term{0};
};

}  // namespace caudata::trial
