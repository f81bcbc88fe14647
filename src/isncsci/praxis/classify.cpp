// SPDX-License-Identifier: Apache-2.0
#include "isncsci/praxis/classify.hpp"

#include "isncsci/classify_determined.hpp"
#include "isncsci/determined.hpp"
#include "isncsci/praxis/impairment.hpp"
#include "isncsci/praxis/levels.hpp"
#include "isncsci/praxis/zones.hpp"

namespace caudata::isncsci::praxis {

namespace {

TaggedBits untagged(std::uint32_t members) { return {members, 0}; }

SideAnswer untagged(const SideResult& side) {
  const auto zone = [](const ZoneOfPartialPreservation& z) {
    return TaggedZone{z.may_be_not_applicable, untagged(z.level.bits())};
  };
  return {untagged(side.sensory.bits()), untagged(side.motor.bits()), zone(side.sensory_zpp),
          zone(side.motor_zpp)};
}

TaggedClassification untagged(const Classification& result) {
  const bool complete = result.completeness.contains(Completeness::complete);
  return {untagged(result.right), untagged(result.left), untagged(result.neurological_level.bits()),
          complete ? TaggedCompleteness::complete : TaggedCompleteness::incomplete,
          untagged(result.ais.bits())};
}

/// The profiles agree where nothing is open and no non-key muscle is entered.
bool profiles_agree(const Exam& exam) {
  return !exam.right.non_key_muscle && !exam.left.non_key_muscle && is_determined(exam);
}

}  // namespace

TaggedClassification classify(const Exam& exam) {
  return profiles_agree(exam) ? untagged(classify_determined(exam)) : classify_by_checks(exam);
}

TaggedClassification classify_by_checks(const Exam& exam) {
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
