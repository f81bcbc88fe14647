// SPDX-License-Identifier: Apache-2.0
#include "isncsci/classify.hpp"

#include <algorithm>

#include "isncsci/attainable.hpp"
#include "isncsci/classify_determined.hpp"
#include "isncsci/determined.hpp"
#include "isncsci/totals.hpp"

namespace caudata::isncsci {
namespace {

template <std::size_t N>
bool any_mark(const std::array<Score, N>& column) {
  return std::ranges::any_of(column, [](Score score) { return score.mark != Mark::none; });
}

bool any_mark(const ExamSide& side) {
  return any_mark(side.light_touch) || any_mark(side.pin_prick) || any_mark(side.motor);
}

}  // namespace

VariableSet differing(const Classification& a, const Classification& b) {
  using enum Variable;
  VariableSet set;
  const auto compare = [&](Variable variable, const auto& x, const auto& y) {
    if (x != y) set.insert(variable);
  };
  compare(sensory_level_right, a.right.sensory, b.right.sensory);
  compare(sensory_level_left, a.left.sensory, b.left.sensory);
  compare(motor_level_right, a.right.motor, b.right.motor);
  compare(motor_level_left, a.left.motor, b.left.motor);
  compare(neurological_level, a.neurological_level, b.neurological_level);
  compare(completeness, a.completeness, b.completeness);
  compare(ais, a.ais, b.ais);
  compare(sensory_zpp_right, a.right.sensory_zpp, b.right.sensory_zpp);
  compare(sensory_zpp_left, a.left.sensory_zpp, b.left.sensory_zpp);
  compare(motor_zpp_right, a.right.motor_zpp, b.right.motor_zpp);
  compare(motor_zpp_left, a.left.motor_zpp, b.left.motor_zpp);
  return set;
}

Classification classify(const Exam& exam) {
  if (is_determined(exam)) return classify_determined(exam);
  Classification result = attainable(admissible(exam, Reading::assumed));
  if (any_mark(exam.right) || any_mark(exam.left)) {
    result.tagged = differing(result, attainable(admissible(exam, Reading::examined)));
  }
  add_totals(exam.right, result.right);
  add_totals(exam.left, result.left);
  add_totals(result);
  return result;
}

}  // namespace caudata::isncsci
