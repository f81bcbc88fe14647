// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <optional>
#include <vector>

#include "core/id.hpp"
#include "core/quantity.hpp"
#include "design/ladder.hpp"
#include "design/tally.hpp"

namespace caudata::design {

enum class Evaluability : std::uint8_t {
  pending,  // window still open, nothing decided yet
  evaluable,
  too_few_doses,      // fewer doses than the protocol's minimum, without a DLT
  left_before_window  // dropped out or died before the window closed, without a DLT
};

enum class LevelStatus : std::uint8_t { open, closed, eliminated };

/// What a patient was treated for.
enum class Enrolment : std::uint8_t {
  cohort,   // the dose under study
  backfill  // more knowledge of a lower dose, while the cohort is observed
};

/// One dosed patient as a design may see them. Days are calendar days of the trial.
struct PatientRecord {
  core::SubjectId subject;
  DoseLevel level;
  std::vector<core::Days> planned_doses;
  std::vector<core::Days> given_doses;
  core::Days follow_up;  // since the first dose
  Evaluability evaluability{Evaluability::pending};
  std::optional<core::Days> dlt;   // calendar day of the first DLT in the window
  std::optional<double> efficacy;  // for designs that use one
  Enrolment enrolment{Enrolment::cohort};
  std::optional<core::Days> left{};  // calendar day; nobody follows the patient after it
};

/// Patients treated, and those of them with an event of the procedure that counts, such as a
/// serious one after a lumbar puncture. Apart from DLTs: the product is not its cause, no design
/// sees it.
struct ProcedureCount {
  int patients{0};
  int events{0};  // patients with at least one
  friend auto operator<=>(const ProcedureCount&, const ProcedureCount&) = default;
};

/// Everything a design may base a decision on.
struct Record {
  const DoseLadder* ladder{nullptr};
  std::vector<PatientRecord> patients;  // in order of enrolment
  Tallies tallies;  // evaluable patients and their DLTs; the same facts, counted
  std::array<std::array<LevelStatus, max_doses>, max_parts> status{};
  core::Days now;
  ProcedureCount procedure{};  // for the joint stopping rule
};

}  // namespace caudata::design
