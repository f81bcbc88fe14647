// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>

#include "core/stream.hpp"
#include "isncsci/classification.hpp"
#include "patient/virtual_patient.hpp"
#include "trial/study.hpp"

namespace caudata::trial {

/// Which of a person's examinations it is. Each has an examiner's errors of its own, so that none
/// moves when another is added.
using ExamOrdinal = std::uint32_t;
inline constexpr ExamOrdinal screening_exam = 0;
inline constexpr ExamOrdinal repeated_screening_exam = 1;
inline constexpr ExamOrdinal second_baseline_exam = 2;
constexpr ExamOrdinal visit_exam(std::size_t visit) {
  constexpr ExamOrdinal first = 16;
  return first + static_cast<ExamOrdinal>(visit);
}

/// The state that nobody in the trial sees, and what the examiner wrote down of it.
struct TruthAndWorksheet {
  isncsci::Exam truth, worksheet;
};

/// Of whom, when, which one.
struct ExamRequest {
  const patient::VirtualPatient& patient;
  core::TrialStreams streams;
  core::CandidateId candidate;
  Days since_injury;
  ExamOrdinal ordinal;
};

TruthAndWorksheet examine(const patient::ExaminedPopulation& people, const ExamRequest& request,
                          patient::Blinding blinding);

/// Before the first dose nobody can know of a treatment: such an examination is as if masked. After
/// it, the protocol says whether examiners are.
TruthAndWorksheet examine(const Study& study, const ExamRequest& request);

}  // namespace caudata::trial
