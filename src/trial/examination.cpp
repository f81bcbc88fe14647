// SPDX-License-Identifier: Apache-2.0
#include "trial/examination.hpp"

namespace caudata::trial {
namespace {

patient::Blinding blinding(const Study& study, ExamOrdinal ordinal) {
  return ordinal < visit_exam(0) ? patient::Blinding::masked : study.protocol.conduct.examiners;
}

}  // namespace

TruthAndWorksheet examine(const patient::ExaminedPopulation& people, const ExamRequest& request,
                          patient::Blinding blinding) {
  const isncsci::Exam truth = people.population.examine(request.patient, request.since_injury);
  return {truth, people.examiner.worksheet(
                     truth, {request.streams, request.candidate, request.ordinal, blinding})};
}

TruthAndWorksheet examine(const Study& study, const ExamRequest& request) {
  return examine(study.people, request, blinding(study, request.ordinal));
}

}  // namespace caudata::trial
