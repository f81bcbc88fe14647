// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <optional>
#include <vector>

#include "trial/candidates.hpp"
#include "trial/study.hpp"
#include "trial/trial_record.hpp"

namespace caudata::trial {

/// One dosed patient from the first dose to the last contact. It follows from the patient, the
/// level, the truth and the calendar day of the first dose alone: the calendar of the trial only
/// asks when what becomes known.
struct Course {
  SubjectRecord record;
  Days resolved;                // from the first dose: evaluable, DLT, or known to be unevaluable
  std::vector<Days> long_term;  // from the first dose: contacts that took place
  std::optional<Days> left;     // from the first dose: withdrew or died
  std::optional<Days> related_death;  // from the first dose
  std::vector<int> given_doses;       // ordinals of the plan, from 1, as record.doses
  std::vector<int> missed_doses;      // likewise
  std::vector<Days> planned;          // dose days from the first dose, as the protocol has them
  std::vector<VisitResult> missed_visits;
  std::optional<Days> lost_to_long_term;  // from the first dose
};

/// Follows a patient treated at `level` with the first dose on calendar day `first_dose`.
///
/// In the toxicity mode `fixed` the scenario's probability belongs to *evaluable* patients: whether
/// a patient leaves early or misses doses is drawn first and independently, and a patient who would
/// not have been evaluable has no adjudicated DLT. So simulated and enumerated tallies follow the
/// same law.
///
/// `stop`: calendar day of a study stop. Later doses are not given, nor is a dose missed that would
/// have been. What was drawn for the whole dosing stays as it was until the first dose that the
/// stop takes away; product events from that day on do not happen, deaths among them, and whether
/// the patient is evaluable is judged on the doses received. Visits keep the days planned.
Course follow(const Study& study, const Scenario& scenario, Candidates& candidates,
              core::CandidateId id, design::DoseLevel level, Days first_dose,
              std::optional<Days> stop = {});

}  // namespace caudata::trial
