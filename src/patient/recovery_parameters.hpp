// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "patient/baseline_parameters.hpp"

/// Numbers of data/patient/recovery.toml.
namespace caudata::patient {

/// Grades a year after injury, by grade and part of the cord at the reference day.
struct ConversionParameters {
  GradeShares a_cervical, a_t1_t9, a_t10_and_below;
  GradeShares b_cervical;
  GradeShares c_cervical, c_t1_t9, c_t10_and_below;
  double
      b_below_odds;  // odds of becoming motor incomplete from B, thoracic and lumbar over cervical
};
template <class V>
void visit(V& v, ConversionParameters& p) {
  v.group("a_cervical", p.a_cervical);
  v.group("a_t1_t9", p.a_t1_t9);
  v.group("a_t10_and_below", p.a_t10_and_below);
  v.group("b_cervical", p.b_cervical);
  v.group("c_cervical", p.c_cervical);
  v.group("c_t1_t9", p.c_t1_t9);
  v.group("c_t10_and_below", p.c_t10_and_below);
  v("b_below_odds", p.b_below_odds);
}

/// Share of the year's recovery that has happened by day t: a Weibull law cut at the end of the
/// year.
struct TimeCourseParameters {
  double scale, shape, reference_day, end_day;
};  // [days], [1], [days], [days]
template <class V>
void visit(V& v, TimeCourseParameters& p) {
  v("scale", p.scale);
  v("shape", p.shape);
  v("reference_day", p.reference_day);
  v("end_day", p.end_day);
}

struct MeanAndSpread {
  double mean, sd;
};
template <class V>
void visit(V& v, MeanAndSpread& p) {
  v("mean", p.mean);
  v("sd", p.sd);
}

struct MotorRecoveryParameters {
  MeanAndSpread arm_a, arm_b;  // points of UEMS, from the grade at baseline
  MeanAndSpread leg_to_c,
      leg_to_d;  // points of LEMS of a motor complete patient who becomes C or D
  MeanAndSpread returned_c,
      returned_d;          // share of the missing points that a C or D gets back, by final grade
  double decay;            // weight of a muscle one segment further from the level
  double leg_zone_any;     // P(any leg point) of one who stays motor complete, legs in the zone
  MeanAndSpread leg_zone;  // points, if any
};
template <class V>
void visit(V& v, MotorRecoveryParameters& p) {
  v.group("arm_a", p.arm_a);
  v.group("arm_b", p.arm_b);
  v.group("leg_to_c", p.leg_to_c);
  v.group("leg_to_d", p.leg_to_d);
  v.group("returned_c", p.returned_c);
  v.group("returned_d", p.returned_d);
  v("decay", p.decay);
  v("leg_zone_any", p.leg_zone_any);
  v.group("leg_zone", p.leg_zone);
}

struct SensoryRecoveryParameters {
  MeanAndSpread touch_a, prick_a;         // points of one who stays A
  double returned_lower, returned_upper;  // share of the missing points of an incomplete injury,
                                          // uniform between patients
};
template <class V>
void visit(V& v, SensoryRecoveryParameters& p) {
  v.group("touch_a", p.touch_a);
  v.group("prick_a", p.prick_a);
  v("returned_lower", p.returned_lower);
  v("returned_upper", p.returned_upper);
}

struct RecoveryParameters {
  ConversionParameters conversion;
  TimeCourseParameters time;
  MotorRecoveryParameters motor;
  SensoryRecoveryParameters sensory;
};
template <class V>
void visit(V& v, RecoveryParameters& p) {
  v.group("conversion", p.conversion);
  v.group("time", p.time);
  v.group("motor", p.motor);
  v.group("sensory", p.sensory);
}

}  // namespace caudata::patient
