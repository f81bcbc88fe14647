// SPDX-License-Identifier: Apache-2.0
#include "isncsci/admissible.hpp"

namespace caudata::isncsci {
namespace {

ScoreSet admissible(Score score, ScoreSet all, Reading reading) {
  const auto normal = static_cast<ScoreSet>(all & ~(all >> 1));  // the highest value
  const auto examined = score.testable() ? static_cast<ScoreSet>(1u << score.value) : all;
  if (reading == Reading::examined) return examined;
  if (score.has_assumed()) return static_cast<ScoreSet>(1u << score.assumed);
  switch (score.mark) {
    case Mark::none:
      return examined;
    case Mark::normal:
      return normal;
    case Mark::not_normal: {
      const unsigned below = (examined & (~examined + 1u)) - 1;  // values under the examined one
      return static_cast<ScoreSet>(all & ~normal & ~below);
    }
  }
  return examined;
}

AdmissibleSide admissible(const ExamSide& side, Reading reading) {
  AdmissibleSide sets;
  for (std::size_t i = 0; i < dermatomes; ++i) {
    sets.light_touch[i] = admissible(side.light_touch[i], all_sensory, reading);
    sets.pin_prick[i] = admissible(side.pin_prick[i], all_sensory, reading);
  }
  for (std::size_t m = 0; m < key_muscles; ++m) {
    sets.motor[m] = admissible(side.motor[m], all_motor, reading);
  }
  sets.non_key_muscle = side.non_key_muscle;
  return sets;
}

AnswerSet admissible(Answer answer) {
  switch (answer) {
    case Answer::no:
      return only_no;
    case Answer::yes:
      return only_yes;
    case Answer::not_tested:
      break;
  }
  return only_no | only_yes;
}

}  // namespace

AdmissibleExam admissible(const Exam& exam, Reading reading) {
  return {admissible(exam.right, reading), admissible(exam.left, reading),
          admissible(exam.voluntary_anal_contraction), admissible(exam.deep_anal_pressure)};
}

}  // namespace caudata::isncsci
