// SPDX-License-Identifier: Apache-2.0
#include "patient/recovery.hpp"

#include "core/contract.hpp"
#include "isncsci/classify.hpp"
#include "patient/motor_recovery.hpp"
#include "patient/regrade.hpp"
#include "patient/screening_exam.hpp"
#include "patient/sensory_recovery.hpp"
#include "patient/sparing.hpp"

namespace caudata::patient {
namespace {

using isncsci::Answer;
using isncsci::AsiaImpairmentScale;
using isncsci::Exam;

MotorCourse motor_course(const RecoveryModel& model, const Covariates& covariates,
                         const Exam& screening, AsiaImpairmentScale final_grade) {
  const auto result = classify(screening);
  return {covariates.ais,
          final_grade,
          covariates.neurological_level,
          {result.right.motor.only(), result.left.motor.only()},
          model.time.remaining(covariates.injury_to_screening)};
}

void recover_sensation(Exam& exam, const RecoveryModel& model, const MotorCourse& course,
                       core::Stream& stream) {
  using enum AsiaImpairmentScale;
  if (course.first != a) {
    recover_missing(exam, model.recovery.sensory, course.remaining, stream);
  } else if (course.last == a) {
    recover_zone(exam, model.recovery.sensory, course.remaining, stream);
  } else {
    recover_spots(exam, model.examination.sparing(course.last), stream);
  }
}

/// Sacral answers of the final grade; a yes stays a yes.
void recover_sacral(Exam& exam, const ExaminationParameters& p, AsiaImpairmentScale grade,
                    core::Stream& stream) {
  using enum AsiaImpairmentScale;
  if (grade == a) return;
  const SacralParameters& sacral = p.sacral(grade);
  if (chance(stream, sacral.deep_pressure)) exam.deep_anal_pressure = Answer::yes;
  const bool contracts = chance(stream, sacral.anal_contraction);
  if (grade != b && contracts) exam.voluntary_anal_contraction = Answer::yes;
}

/// The last attempt, or the screening examination, with the fewest scores changed to reach the
/// grade.
Exam corrected(Exam last_attempt, const Exam& screening, AsiaImpairmentScale grade) {
  regrade(last_attempt, grade);
  if (classifies_as(last_attempt, grade)) return last_attempt;
  Exam exam = screening;
  regrade(exam, grade);
  ENSURES(classifies_as(exam, grade));
  return exam;
}

/// 0 steps at q = done = 0, all at done = 1.
void advance(isncsci::Score& score, isncsci::Score last, float phase, double done) {
  if (score.value == last.value) return;
  const int steps = int{last.value} - score.value;
  const int size = steps < 0 ? -steps : steps;
  const int made = static_cast<int>(size * done + double{phase});
  score.value = static_cast<std::uint8_t>(score.value + (steps < 0 ? -made : made));
}

template <std::size_t N>
const float* advance(std::array<isncsci::Score, N>& column,
                     const std::array<isncsci::Score, N>& last, const float* phase, double done) {
  for (std::size_t i = 0; i < N; ++i) advance(column[i], last[i], *phase++, done);
  return phase;
}

const float* advance(isncsci::ExamSide& side, const isncsci::ExamSide& last, const float* phase,
                     double done) {
  phase = advance(side.light_touch, last.light_touch, phase, done);
  phase = advance(side.pin_prick, last.pin_prick, phase, done);
  return advance(side.motor, last.motor, phase, done);
}

}  // namespace

Exam draw_final_exam(const RecoveryModel& model, const Covariates& covariates,
                     const Exam& screening, AsiaImpairmentScale final_grade, core::Stream& stream) {
  if (final_grade < covariates.ais) return corrected(screening, screening, final_grade);
  const MotorCourse course = motor_course(model, covariates, screening, final_grade);
  Exam exam;
  for (int attempts = 0; attempts < most_attempts; ++attempts) {
    exam = screening;
    recover_strength(exam, model.recovery.motor, course, stream);
    recover_sensation(exam, model, course, stream);
    recover_sacral(exam, model.examination, final_grade, stream);
    if (classifies_as(exam, final_grade)) return exam;
  }
  return corrected(exam, screening, final_grade);
}

void draw_timing(Trajectory& trajectory, core::Stream& stream) {
  // A float may round a uniform up to 1, which would be a step before its time; the largest float
  // below 1 cannot.
  constexpr double largest = 1.0 - 0x1p-24;
  for (float& phase : trajectory.timing) phase = static_cast<float>(stream.uniform() * largest);
  trajectory.sacral_timing = static_cast<float>(stream.uniform() * largest);
}

Exam on_the_way(const Exam& screening, const Trajectory& trajectory, double done) {
  Exam exam = screening;
  const Exam& last = trajectory.final_exam;
  const float* phase = trajectory.timing.data();
  phase = advance(exam.right, last.right, phase, done);
  advance(exam.left, last.left, phase, done);
  if (done + double{trajectory.sacral_timing} >= 1) {
    exam.voluntary_anal_contraction = last.voluntary_anal_contraction;
    exam.deep_anal_pressure = last.deep_anal_pressure;
  }
  return exam;
}

}  // namespace caudata::patient
