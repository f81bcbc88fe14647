// SPDX-License-Identifier: Apache-2.0
#include "isncsci/praxis/classify.hpp"

#include "isncsci/praxis/impairment.hpp"
#include "isncsci/praxis/levels.hpp"
#include "isncsci/praxis/zones.hpp"

namespace caudata::isncsci::praxis {

TaggedClassification classify(const Exam& exam) {
  const SideCodes right = side_codes(exam.right), left = side_codes(exam.left);
  const Answer contraction = exam.voluntary_anal_contraction;
  TaggedClassification result;
  result.right.sensory = sensory_level(right);
  result.left.sensory = sensory_level(left);
  result.right.motor = motor_level(right, contraction);
  result.left.motor = motor_level(left, contraction);
  result.neurological_level = neurological_level(right, left);

  const ScaleInput input{.right = {&right, result.right.motor, exam.right.non_key_muscle},
                         .left = {&left, result.left.motor, exam.left.non_key_muscle},
                         .neurological_level = result.neurological_level,
                         .anal_contraction = contraction,
                         .deep_pressure = exam.deep_anal_pressure};
  result.completeness = completeness(input);
  result.ais = impairment_scale(input, result.completeness);
  result.right.sensory_zpp = sensory_zone(right, exam.deep_anal_pressure);
  result.left.sensory_zpp = sensory_zone(left, exam.deep_anal_pressure);
  result.right.motor_zpp = motor_zone(input.right, contraction, result.ais);
  result.left.motor_zpp = motor_zone(input.left, contraction, result.ais);
  return result;
}

}  // namespace caudata::isncsci::praxis
