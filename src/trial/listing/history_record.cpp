// SPDX-License-Identifier: Apache-2.0
#include "trial/listing/history_record.hpp"

namespace caudata::trial {
namespace {

/// Longer than any window.
constexpr core::Days followed{36525};

design::PatientRecord patient(design::DoseLevel level, design::Outcome outcome, std::size_t order) {
  const design::Tally tally = design::tally_of(outcome);
  design::PatientRecord record;
  record.subject = core::SubjectId(static_cast<std::uint32_t>(order) + 1);
  record.level = level;
  record.planned_doses = {core::Days(0)};
  record.given_doses = {core::Days(0)};
  record.follow_up = followed;
  record.evaluability = design::Evaluability::evaluable;
  if (tally.dlt > 0) record.dlt = core::Days(0);
  record.efficacy = tally.response;
  return record;
}

}  // namespace

design::Record record_of(const design::History& history, const design::DoseLadder& ladder) {
  design::Record record;
  record.ladder = &ladder;
  record.now = followed;
  record.tallies = design::tally(history);
  for (auto& part : record.status) part.fill(design::LevelStatus::closed);
  for (const design::TreatedCohort& cohort : history) {
    record.status[cohort.level.part][cohort.level.dose] = design::LevelStatus::open;
    for (const design::Outcome outcome : cohort.outcomes)
      record.patients.push_back(patient(cohort.level, outcome, record.patients.size()));
  }
  return record;
}

}  // namespace caudata::trial
