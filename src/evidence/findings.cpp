// SPDX-License-Identifier: Apache-2.0
#include "evidence/findings.hpp"

#include <algorithm>
#include <limits>

#include "isncsci/classify.hpp"
#include "isncsci/classify_determined.hpp"
#include "isncsci/determined.hpp"

namespace caudata::evidence {
namespace {

using isncsci::Classification;

constexpr double not_known = std::numeric_limits<double>::quiet_NaN();

double level(const isncsci::LevelSet& set) {
  return set.determined() ? static_cast<double>(set.only().index) : not_known;
}

double better(double right, double left) {
  return right != right || left != left ? not_known : std::max(right, left);
}

double sum(const isncsci::Total& total) { return total ? static_cast<double>(*total) : not_known; }

double grade(const isncsci::AisSet& set) {
  return set.determined() ? static_cast<double>(set.only()) : not_known;
}

double answer(isncsci::Answer a) {
  if (a == isncsci::Answer::not_tested) return not_known;
  return a == isncsci::Answer::yes ? 1 : 0;
}

double sacral_points(const isncsci::Exam& exam) {
  double points = 0;
  for (const isncsci::ExamSide* side : {&exam.right, &exam.left}) {
    for (const isncsci::Score& score : {side->light_touch.back(), side->pin_prick.back()})
      points += score.testable() ? static_cast<double>(score.value) : not_known;
  }
  return points;
}

}  // namespace

Findings findings(const isncsci::Exam& exam) {
  const Classification c =
      is_determined(exam) ? isncsci::classify_determined(exam) : isncsci::classify(exam);
  Findings f;
  f.fill(not_known);
  const auto set = [&f](Measure m, double value) { f[static_cast<std::size_t>(m)] = value; };
  set(Measure::ais, grade(c.ais));
  set(Measure::nli, level(c.neurological_level));
  set(Measure::motor_level, better(level(c.right.motor), level(c.left.motor)));
  set(Measure::motor_level_right, level(c.right.motor));
  set(Measure::motor_level_left, level(c.left.motor));
  set(Measure::sensory_level, better(level(c.right.sensory), level(c.left.sensory)));
  set(Measure::uems, sum(c.upper_extremity_motor_score));
  set(Measure::uems_right, sum(c.right.upper_extremity));
  set(Measure::uems_left, sum(c.left.upper_extremity));
  set(Measure::lems, sum(c.lower_extremity_motor_score));
  set(Measure::lems_right, sum(c.right.lower_extremity));
  set(Measure::lems_left, sum(c.left.lower_extremity));
  set(Measure::tms, sum(c.upper_extremity_motor_score) + sum(c.lower_extremity_motor_score));
  set(Measure::lt, sum(c.light_touch));
  set(Measure::pp, sum(c.pin_prick));
  set(Measure::s45, sacral_points(exam));
  set(Measure::vac, answer(exam.voluntary_anal_contraction));
  set(Measure::dap, answer(exam.deep_anal_pressure));
  return f;
}

}  // namespace caudata::evidence
