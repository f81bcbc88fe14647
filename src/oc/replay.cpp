// SPDX-License-Identifier: Apache-2.0
#include "oc/replay.hpp"

#include "isncsci/classify.hpp"
#include "trial/conduct.hpp"

namespace caudata::oc {

Replay replay(const trial::Study& study, const trial::Scenario& scenario, core::Seed seed,
              core::TrialIndex trial) {
  Replay again{trial::Candidates(study, core::TrialStreams{seed, trial}), {}, {}};
  trial::EventLog log(trial::EventLog::Keep::everything);
  again.record = trial::conduct(study, scenario, again.people, log);
  again.events = log.events();
  return again;
}

std::vector<Examination> examinations(const trial::Study& study, Replay& replay,
                                      const trial::SubjectRecord& subject) {
  const patient::VirtualPatient& patient = replay.people.patient(subject.candidate);
  const core::Days arrival = replay.people.at(subject.candidate).arrival;
  const core::Days screening = patient.covariates.injury_to_screening;
  const core::Days first_dose = screening + (subject.first_dose - arrival);
  std::vector<Examination> series{
      {"screening", screening, patient.screening_exam, isncsci::classify(patient.screening_exam)}};
  for (const trial::VisitResult& visit : subject.visits) {
    if (!visit.exam) continue;
    const core::Days day = first_dose + visit.day;
    const isncsci::Exam exam = study.population.examine(patient, day);
    series.push_back({study.protocol.visits[visit.visit].name, day, exam, isncsci::classify(exam)});
  }
  return series;
}

}  // namespace caudata::oc
