// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "isncsci/exam.hpp"

/// Scales that trials report beside the ISNCSCI, as functions of an examination. Preconditions: the
/// examination is determined.
namespace caudata::patient {

/// Numbers of data/patient/scales.toml.
struct ScimParameters {
  double constant, arm_point, leg_point, per_decade, reference_age;
};
template <class V>
void visit(V& v, ScimParameters& p) {
  v("constant", p.constant);
  v("arm_point", p.arm_point);
  v("leg_point", p.leg_point);
  v("per_decade", p.per_decade);
  v("reference_age", p.reference_age);
}

/// SCIM III, 0-100: linear in arm and leg motor scores, with a slope of age that motor scores do
/// not have; cut to its range. Neglected: respiration and sphincter items, scatter.
double scim(const ScimParameters& parameters, const isncsci::Exam& exam, double age_years);

/// Numbers of the rule of van Middendorp 2011, Lancet 377:1004.
struct WalkingRuleParameters {
  double age, motor, touch;  // points: from 65 years, per motor grade, per touch point
  double slope, constant;    // of the log-odds
};
template <class V>
void visit(V& v, WalkingRuleParameters& p) {
  v("age", p.age);
  v("motor", p.motor);
  v("touch", p.touch);
  v("slope", p.slope);
  v("constant", p.constant);
}

/// Probability of independent walking a year after injury by an examination within 15 days: L3 and
/// S1, muscle and light touch, the better side of each, and age.
double walking_probability(const WalkingRuleParameters& rule, const isncsci::Exam& early,
                           double age_years);

/// Strength to walk: both hip flexors and one knee extensor at least 3 (community walking after
/// Waters 1994, Arch Phys Med Rehabil 75:756, without orthoses).
bool strong_enough_to_walk(const isncsci::Exam& exam);

/// One hand by the parts of GRASSP, 0-116: strength 0-50, sensation 0-24, prehension 0-42. Derived
/// from the examination: strength from the five arm muscles, sensation from light touch at C6-C8,
/// prehension from the muscles C6-T1, all in proportion. Neglected: fine motor tasks.
struct Grassp {
  double strength, sensation, prehension;
  double total() const { return strength + sensation + prehension; }
};
Grassp grassp(const isncsci::ExamSide& hand);

}  // namespace caudata::patient
