// SPDX-License-Identifier: Apache-2.0
#include "trial/examination.hpp"

namespace caudata::trial {
namespace {

patient::Blinding blinding(const Study& study, ExamOrdinal ordinal) {
  return ordinal < visit_exam(0) ? patient::Blinding::masked : study.protocol.conduct.examiners;
}

}  // namespace

Examination examine(const Study& study, const ExamRequest& request) {
  const isncsci::Exam truth = study.population.examine(request.patient, request.since_injury);
  const patient::Occasion occasion{request.streams, request.candidate, request.ordinal,
                                   blinding(study, request.ordinal)};
  return {truth, study.examiner.worksheet(truth, occasion)};
}

}  // namespace caudata::trial
