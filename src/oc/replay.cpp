// SPDX-License-Identifier: Apache-2.0
#include "oc/replay.hpp"

#include "isncsci/classify.hpp"
#include "trial/conduct.hpp"
#include "trial/examination.hpp"

namespace caudata::oc {

Replay replay(const trial::Study& study, const trial::Scenario& scenario, core::Seed seed,
              core::TrialIndex trial) {
  Replay again{trial::Candidates(study, core::TrialStreams{seed, trial}), {}, {}};
  trial::EventLog log(trial::EventLog::Keep::everything);
  again.record = trial::conduct(study, scenario, again.people, log);
  again.events = log.events();
  return again;
}

std::vector<ExaminedVisit> examinations(const trial::Study& study, Replay& replay,
                                        const trial::SubjectRecord& subject) {
  const core::CandidateId id = subject.candidate;
  const trial::Candidate& person = replay.people.at(id);
  const core::Days screening = person.covariates.injury_to_screening;
  const core::Days first_dose = screening + (subject.first_dose - person.arrival);
  std::vector<ExaminedVisit> series;
  const auto add = [&](const std::string& visit, core::Days day, trial::ExamOrdinal ordinal) {
    const auto seen = trial::examine(
        study, {replay.people.patient(id), replay.people.streams(), id, day, ordinal});
    series.push_back({visit, day, seen.worksheet, isncsci::classify(seen.worksheet), seen.truth,
                      isncsci::classify(seen.truth)});
  };
  add("screening", screening, trial::screening_exam);
  if (const auto repeated = replay.people.screening(id).repeated)
    add("screening, again", *repeated, trial::repeated_screening_exam);
  if (study.protocol.screening.second_baseline == trial::SecondBaseline::before_dosing)
    add("second baseline", first_dose, trial::second_baseline_exam);
  for (const trial::VisitResult& visit : subject.visits)
    if (visit.exam)
      add(study.protocol.visits[visit.visit].name, first_dose + visit.day,
          trial::visit_exam(visit.visit));
  return series;
}

}  // namespace caudata::oc
