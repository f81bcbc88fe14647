// SPDX-License-Identifier: Apache-2.0
#include "patient/regrade.hpp"

#include <algorithm>

#include "core/contract.hpp"
#include "isncsci/classify.hpp"
#include "isncsci/side_bits.hpp"
#include "patient/cord_part.hpp"

namespace caudata::patient {
namespace {

using isncsci::against_gravity;
using isncsci::Answer;
using isncsci::AsiaImpairmentScale;
using isncsci::Exam;
using isncsci::ExamSide;
using isncsci::key_muscle_level;
using isncsci::key_muscles;
using isncsci::Level;
using isncsci::Score;

constexpr std::uint8_t weak = against_gravity - 1;
constexpr std::size_t s45 = isncsci::dermatomes - 1;

Score scored(std::uint8_t value) { return {value, {}}; }

void clear_sacral_sensation(ExamSide& side) {
  side.light_touch[s45] = scored(0);
  side.pin_prick[s45] = scored(0);
}

void make_complete(Exam& exam) {
  exam.voluntary_anal_contraction = Answer::no;
  exam.deep_anal_pressure = Answer::no;
  clear_sacral_sensation(exam.right);
  clear_sacral_sensation(exam.left);
}

bool sacral_sensation(const Exam& exam) {
  return exam.right.light_touch[s45].value || exam.right.pin_prick[s45].value ||
         exam.left.light_touch[s45].value || exam.left.pin_prick[s45].value;
}

void clear_function_far_below(ExamSide& side, Level motor_level) {
  side.non_key_muscle.reset();
  const unsigned first =
      isncsci::first_muscle_at_or_below(motor_level.index + isncsci::more_than_three_levels);
  for (std::size_t m = first; m < key_muscles; ++m) side.motor[m] = scored(0);
}

void make_motor_complete(Exam& exam) {
  exam.voluntary_anal_contraction = Answer::no;
  if (!sacral_sensation(exam)) exam.deep_anal_pressure = Answer::yes;
  const auto result = classify(exam);
  clear_function_far_below(exam.right, result.right.motor.only());
  clear_function_far_below(exam.left, result.left.motor.only());
}

/// Muscles that grades C and D count, caudal first, are weakened until the grade is C.
void make_mostly_weak(Exam& exam) {
  exam.voluntary_anal_contraction = Answer::yes;
  const Level level = classify(exam).neurological_level.only();
  for (std::size_t m = key_muscles; m-- > 0 && key_muscle_level(m) > level;) {
    for (ExamSide* side : {&exam.right, &exam.left}) {
      if (classifies_as(exam, AsiaImpairmentScale::c)) return;
      side->motor[m].value = std::min(side->motor[m].value, weak);
    }
  }
}

/// Muscles below the level, rostral first, are raised to 3 until the grade is D.
void make_mostly_useful(Exam& exam) {
  exam.voluntary_anal_contraction = Answer::yes;
  for (std::size_t m = 0; m < key_muscles; ++m) {
    for (ExamSide* side : {&exam.right, &exam.left}) {
      if (classifies_as(exam, AsiaImpairmentScale::d)) return;
      side->motor[m].value = std::max(side->motor[m].value, against_gravity);
    }
  }
}

ExamSide textbook_side(AsiaImpairmentScale grade, Level level) {
  using enum AsiaImpairmentScale;
  ExamSide side;
  const bool incomplete = grade != a;
  for (std::size_t i = 0; i < isncsci::dermatomes; ++i) {
    const bool normal = isncsci::dermatome_level(i) <= level;
    side.light_touch[i] = scored(normal ? isncsci::normal_sensation : incomplete ? 1 : 0);
    side.pin_prick[i] = scored(normal ? isncsci::normal_sensation : 0);
  }
  const std::uint8_t below = grade == d ? against_gravity : grade == c ? weak : 0;
  for (std::size_t m = 0; m < key_muscles; ++m) {
    side.motor[m] = scored(key_muscle_level(m) <= level ? isncsci::normal_strength : below);
  }
  return side;
}

}  // namespace

bool classifies_as(const Exam& exam, AsiaImpairmentScale grade) {
  return classify(exam).ais == isncsci::AisSet(grade);
}

Exam textbook_exam(AsiaImpairmentScale grade, Level level) {
  using enum AsiaImpairmentScale;
  EXPECTS(attainable(grade, level));
  const ExamSide side = textbook_side(grade, level);
  return {side, side, grade == c || grade == d ? Answer::yes : Answer::no,
          grade == a ? Answer::no : Answer::yes};
}

void regrade(Exam& exam, AsiaImpairmentScale grade) {
  switch (grade) {
    case AsiaImpairmentScale::a:
      return make_complete(exam);
    case AsiaImpairmentScale::b:
      return make_motor_complete(exam);
    case AsiaImpairmentScale::c:
      return make_mostly_weak(exam);
    case AsiaImpairmentScale::d:
      return make_mostly_useful(exam);
    case AsiaImpairmentScale::e:
      return;
  }
}

}  // namespace caudata::patient
