// SPDX-License-Identifier: Apache-2.0
#include "double/isncsci/by_the_book.hpp"

#include <algorithm>

namespace caudata::by_the_book {
namespace {

using isncsci::Answer;
using isncsci::Exam;
using isncsci::ExamSide;

constexpr int c4 = 3, t1 = 8, t2 = 9, l1 = 20, s1 = 25, s2 = 26, s3 = 27, s45 = 28;

/// Index of the key muscle of a level, or -1.
int muscle_of(int level) {
  if (level > c4 && level <= t1) return level - (c4 + 1);
  if (level > l1 && level <= s1) return level - (l1 + 1) + 5;
  return -1;
}
int strength(const ExamSide& side, int level) {
  return side.motor[static_cast<std::size_t>(muscle_of(level))].value;
}
bool sensation_normal(const ExamSide& side, int level) {  // C1 has no dermatome
  if (level == 0) return true;
  const auto column = static_cast<std::size_t>(level - 1);
  return side.light_touch[column].value == 2 && side.pin_prick[column].value == 2;
}
bool any_sensation(const ExamSide& side, int level) {
  const auto column = static_cast<std::size_t>(level - 1);
  return side.light_touch[column].value > 0 || side.pin_prick[column].value > 0;
}

/// The most caudal level with normal sensation there and everywhere above.
int sensory_level(const ExamSide& side) {
  int level = 0;
  while (level < s45 && sensation_normal(side, level + 1)) ++level;
  return level;
}

/// Whether the motor level may be at `level` or below: the muscle there is at least 3 (5 if a level
/// below is to count, which the caller asks by going on), and where there is no muscle, sensation
/// stands for it.
bool motor_reaches(const ExamSide& side, int level) {
  if (muscle_of(level) >= 0) return strength(side, level) >= 3;
  if (level == t2) {
    for (int l = c4 + 1; l <= t2; ++l)
      if (!sensation_normal(side, l)) return false;
  }
  if (level == s2) {
    for (int l = l1 + 1; l <= s2; ++l)
      if (!sensation_normal(side, l)) return false;
  }
  return sensation_normal(side, level);
}

int motor_level(const ExamSide& side, Answer anal_contraction) {
  int level = 0;
  while (level < s3) {
    if (muscle_of(level) >= 0 && strength(side, level) < 5) return level;
    if (!motor_reaches(side, level + 1)) return level;
    ++level;
  }
  if (!sensation_normal(side, s45)) return s3;
  return anal_contraction == Answer::yes ? s45 : s3;
}

bool key_function_below(const ExamSide& side, int motor) {
  for (int l = motor + 4; l < s45; ++l)
    if (muscle_of(l) >= 0 && strength(side, l) > 0) return true;
  return false;
}
bool non_key_function_below(const ExamSide& side, int motor) {
  return side.non_key_muscle && int{side.non_key_muscle->index} - motor > 3;
}

char motor_incomplete_grade(const Exam& exam, int level) {
  int muscles = 0, useful = 0;
  for (const auto* side : {&exam.right, &exam.left}) {
    for (int l = level + 1; l < s45; ++l) {
      if (muscle_of(l) < 0) continue;
      ++muscles;
      useful += strength(*side, l) >= 3;
    }
  }
  return 2 * useful >= muscles ? 'D' : 'C';
}

int sensory_zone(const Exam& exam, const ExamSide& side) {
  if (exam.deep_anal_pressure == Answer::yes || any_sensation(side, s45)) return not_applicable;
  int level = s3;
  while (level > 0 && !any_sensation(side, level)) --level;
  return level;
}

int motor_zone(const Exam& exam, const ExamSide& side, int motor, bool non_key_decides) {
  if (exam.voluntary_anal_contraction == Answer::yes) return not_applicable;
  if (non_key_decides && non_key_function_below(side, motor)) return side.non_key_muscle->index;
  for (int l = s1; l > motor; --l)
    if (muscle_of(l) >= 0 && strength(side, l) > 0) return l;
  return motor;
}

}  // namespace

Answers classify(const Exam& exam) {
  const std::array<const ExamSide*, 2> sides{&exam.right, &exam.left};
  const bool contracts = exam.voluntary_anal_contraction == Answer::yes;
  bool sacral = exam.deep_anal_pressure == Answer::yes, key = false, non_key = false;
  Answers answers{};
  answers.neurological_level = s45;
  for (std::size_t i = 0; i < 2; ++i) {
    const ExamSide& side = *sides[i];
    answers.sensory[i] = sensory_level(side);
    answers.motor[i] = motor_level(side, exam.voluntary_anal_contraction);
    // Anal contraction does not enter the neurological level.
    answers.neurological_level =
        std::min({answers.neurological_level, answers.sensory[i], motor_level(side, Answer::yes)});
    sacral = sacral || any_sensation(side, s45);
    key = key || key_function_below(side, answers.motor[i]);
    non_key = non_key || non_key_function_below(side, answers.motor[i]);
  }
  answers.complete = !contracts && !sacral;
  if (answers.neurological_level == s45 && contracts)
    answers.grade = 'E';
  else if (answers.complete)
    answers.grade = 'A';
  else if (contracts || key || non_key)
    answers.grade = motor_incomplete_grade(exam, answers.neurological_level);
  else
    answers.grade = 'B';
  const bool non_key_decides = !contracts && sacral && !key && non_key;
  for (std::size_t i = 0; i < 2; ++i) {
    answers.sensory_zone[i] = sensory_zone(exam, *sides[i]);
    answers.motor_zone[i] = motor_zone(exam, *sides[i], answers.motor[i], non_key_decides);
  }
  return answers;
}

}  // namespace caudata::by_the_book
