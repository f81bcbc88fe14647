// SPDX-License-Identifier: Apache-2.0
#include "patient/motor_recovery.hpp"

#include <algorithm>
#include <cmath>

#include "core/samplers.hpp"
#include "isncsci/side_bits.hpp"
#include "patient/cord_part.hpp"

namespace caudata::patient {
namespace {

using isncsci::AsiaImpairmentScale;
using isncsci::Exam;
using isncsci::key_muscles;
using isncsci::normal_strength;

/// Muscles of both sides: right 0-9, left 10-19.
constexpr std::size_t muscles = 2 * key_muscles;
using Weights = std::array<double, muscles>;

isncsci::Score& muscle(Exam& exam, std::size_t i) {
  return i < key_muscles ? exam.right.motor[i] : exam.left.motor[i - key_muscles];
}

bool motor_complete(AsiaImpairmentScale grade) {
  return grade == AsiaImpairmentScale::a || grade == AsiaImpairmentScale::b;
}

/// Non-negative with the given mean and deviation; 0 where the mean is 0.
double draw_points(const MeanAndSpread& p, core::Stream& stream) {
  if (p.mean <= 0) return 0;
  const double scale = p.sd * p.sd / p.mean;
  return core::sample_gamma(stream, p.mean / scale, scale);
}

double draw_share(const MeanAndSpread& p, core::Stream& stream) {
  return std::clamp(core::sample_normal(stream, p.mean, p.sd), 0.0, 1.0);
}

/// A whole number with the given expectation.
int whole(double points, core::Stream& stream) {
  return static_cast<int>(std::floor(points + stream.uniform()));
}

enum class Limb { arm, leg };

bool belongs(std::size_t i, Limb limb) {
  return (i % key_muscles < isncsci::arm_muscles) == (limb == Limb::arm);
}

int segments_below(std::size_t i, const MotorCourse& course) {
  const auto side = i / key_muscles;
  return isncsci::key_muscle_level(i % key_muscles).index - course.motor_level[side].index;
}

/// Which muscles of a limb a point may go to, and how likely: `decay` per segment from the motor
/// level. A patient who stays motor complete recovers within three segments; a complete one with a
/// level of T9 or below also further down.
Weights weights(Limb limb, const MotorCourse& course, double decay) {
  const bool zone_only =
      motor_complete(course.last) && !(limb == Limb::leg && course.last == AsiaImpairmentScale::a);
  std::array<double, isncsci::level_count> power{1};
  for (std::size_t k = 1; k < power.size(); ++k) power[k] = power[k - 1] * decay;
  Weights result{};
  for (std::size_t i = 0; i < muscles; ++i) {
    const int distance = segments_below(i, course);
    const bool too_far = zone_only && distance >= static_cast<int>(isncsci::more_than_three_levels);
    if (belongs(i, limb) && !too_far)
      result[i] = power[static_cast<std::size_t>(std::max(distance, 0))];
  }
  return result;
}

void add_points(Exam& exam, Weights weight, int points, core::Stream& stream) {
  double total = 0;
  for (std::size_t i = 0; i < muscles; ++i) {
    if (muscle(exam, i).value == normal_strength) weight[i] = 0;
    total += weight[i];
  }
  for (; points > 0 && total > 0; --points) {
    const std::size_t i = core::sample_categorical(stream, weight);
    if (++muscle(exam, i).value < normal_strength) continue;
    weight[i] = 0;
    total = 0;
    for (const double w : weight) total += w;
  }
}

int missing(Exam& exam, Limb limb) {
  int points = 0;
  for (std::size_t i = 0; i < muscles; ++i) {
    if (belongs(i, limb)) points += normal_strength - muscle(exam, i).value;
  }
  return points;
}

/// Motor incomplete at screening: a share of what is missing comes back, by final grade
/// (proportional recovery).
double returned(Exam& exam, Limb limb, const MotorRecoveryParameters& p, const MotorCourse& course,
                core::Stream& stream) {
  const auto& share = course.last == AsiaImpairmentScale::d ? p.returned_d : p.returned_c;
  return draw_share(share, stream) * missing(exam, limb);
}

double arm_points(Exam& exam, const MotorRecoveryParameters& p, const MotorCourse& course,
                  core::Stream& stream) {
  if (!motor_complete(course.first)) return returned(exam, Limb::arm, p, course, stream);
  return draw_points(course.first == AsiaImpairmentScale::a ? p.arm_a : p.arm_b, stream);
}

double leg_points(Exam& exam, const MotorRecoveryParameters& p, const MotorCourse& course,
                  core::Stream& stream) {
  if (!motor_complete(course.first)) return returned(exam, Limb::leg, p, course, stream);
  if (course.last == AsiaImpairmentScale::d) return draw_points(p.leg_to_d, stream);
  if (course.last == AsiaImpairmentScale::c) return draw_points(p.leg_to_c, stream);
  const bool any = stream.uniform() < p.leg_zone_any;
  if (course.level < t9) return 0;  // none was seen above T9 (Waters 1992)
  return any ? draw_points(p.leg_zone, stream) : 0;
}

}  // namespace

void recover_strength(Exam& exam, const MotorRecoveryParameters& parameters,
                      const MotorCourse& course, core::Stream& stream) {
  const double arm = course.remaining * arm_points(exam, parameters, course, stream);
  const double leg = course.remaining * leg_points(exam, parameters, course, stream);
  add_points(exam, weights(Limb::arm, course, parameters.decay), whole(arm, stream), stream);
  const bool long_tracts = !motor_complete(course.last);  // legs then recover alike, near or far
  add_points(exam, weights(Limb::leg, course, long_tracts ? 1 : parameters.decay),
             whole(leg, stream), stream);
}

}  // namespace caudata::patient
