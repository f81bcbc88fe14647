// SPDX-License-Identifier: Apache-2.0
#include "isncsci/classify_determined.hpp"

#include "core/contract.hpp"
#include "isncsci/determined.hpp"
#include "isncsci/impairment_scale.hpp"
#include "isncsci/motor_level.hpp"
#include "isncsci/neurological_level.hpp"
#include "isncsci/sensory_level.hpp"
#include "isncsci/totals.hpp"
#include "isncsci/zone_of_partial_preservation.hpp"

namespace caudata::isncsci {
namespace {

struct Side {
  const ExamSide* exam;
  SideBits bits;
  std::uint32_t stops;
  Level sensory, motor;
};

Side examine(const ExamSide& exam, Answer anal_contraction) {
  const SideBits bits = side_bits(exam);
  const std::uint32_t stops = motor_stops(bits);
  return {&exam, bits, stops, sensory_level(bits), motor_level(stops, anal_contraction)};
}

/// Motor incomplete without voluntary anal contraction: sensory sacral sparing and function more
/// than three levels below.
enum class MotorSparing { none, non_key_only, key };

MotorSparing motor_sparing(const Side& right, const Side& left, const Sacral& sacral) {
  if (!sacral.sensory()) return MotorSparing::none;
  const bool key =
      key_function_below(right.bits, right.motor) || key_function_below(left.bits, left.motor);
  if (!non_key_decides(true, key)) return MotorSparing::key;
  const bool non_key = non_key_function_below(right.exam->non_key_muscle, right.motor) ||
                       non_key_function_below(left.exam->non_key_muscle, left.motor);
  return non_key ? MotorSparing::non_key_only : MotorSparing::none;
}

AsiaImpairmentScale impairment_scale(const Side& right, const Side& left, Level level,
                                     const Sacral& sacral, MotorSparing sparing) {
  using enum AsiaImpairmentScale;
  const auto grade =
      grade_before_strength({.level_intact = level == intact,
                             .anal_contraction = sacral.anal_contraction == Answer::yes,
                             .sensory_sparing = sacral.sensory(),
                             .function_far_below = sparing != MotorSparing::none});
  if (grade) return *grade;
  return half_useful_below(right.bits, left.bits, level) ? d : c;
}

SideResult side_result(const Side& side, const Sacral& sacral, MotorSparing sparing) {
  SideResult result;
  result.sensory = LevelSet(side.sensory);
  result.motor = LevelSet(side.motor);
  result.sensory_zpp = sensory_zone(side.bits, sacral.deep_pressure);
  const std::optional<Level> non_key = side.exam->non_key_muscle;
  const bool decides =
      sparing == MotorSparing::non_key_only && non_key_function_below(non_key, side.motor);
  result.motor_zpp =
      motor_zone(side.bits, side.motor, sacral.anal_contraction, decides ? non_key : std::nullopt);
  add_totals(*side.exam, result);
  return result;
}

}  // namespace

Classification classify_determined(const Exam& exam) {
  EXPECTS(is_determined(exam));
  const Side right = examine(exam.right, exam.voluntary_anal_contraction);
  const Side left = examine(exam.left, exam.voluntary_anal_contraction);
  const Sacral sacral{exam.voluntary_anal_contraction, exam.deep_anal_pressure,
                      (right.bits.any_sensation | left.bits.any_sensation) & s45_bit};
  const MotorSparing sparing = motor_sparing(right, left, sacral);
  const Level level = neurological_level(right.bits, left.bits, right.stops | left.stops);

  Classification result;
  result.right = side_result(right, sacral, sparing);
  result.left = side_result(left, sacral, sparing);
  result.neurological_level = LevelSet(level);
  result.completeness =
      CompletenessSet(sacral.none() ? Completeness::complete : Completeness::incomplete);
  result.ais = AisSet(impairment_scale(right, left, level, sacral, sparing));
  add_totals(result);
  return result;
}

}  // namespace caudata::isncsci
