// SPDX-License-Identifier: Apache-2.0
#include "patient/scales.hpp"

#include <algorithm>

#include "core/elementary.hpp"

namespace caudata::patient {
namespace {

using isncsci::Exam;
using isncsci::ExamSide;

constexpr std::size_t c6_muscle = 1, l2_muscle = 5, l3_muscle = 6, s1_muscle = 9;
constexpr std::size_t c6_touch = 4, c8_touch = 6, l3_touch = 21, s1_touch = 24;
constexpr double old_from = 65;  // years, of the walking rule
constexpr double most_scim = 100;
constexpr double most_strength = 50, most_sensation = 24, most_prehension = 42;  // of GRASSP
constexpr double years_per_decade = 10;

/// Sum of the motor scores of muscles [first, last] as share of normal.
double motor_share(const ExamSide& side, std::size_t first, std::size_t last) {
  double sum = 0;
  for (std::size_t m = first; m <= last; ++m) sum += side.motor[m].value;
  return sum / (static_cast<double>(last - first + 1) * isncsci::normal_strength);
}

double points(const Exam& exam, std::size_t first, std::size_t last) {
  const double muscles = static_cast<double>(last - first + 1);
  return (motor_share(exam.right, first, last) + motor_share(exam.left, first, last)) * muscles *
         isncsci::normal_strength;
}

double better_motor(const Exam& exam, std::size_t m) {
  return std::max(exam.right.motor[m].value, exam.left.motor[m].value);
}
double better_touch(const Exam& exam, std::size_t d) {
  return std::max(exam.right.light_touch[d].value, exam.left.light_touch[d].value);
}

}  // namespace

double scim(const ScimParameters& p, const Exam& exam, double age_years) {
  const double arms = points(exam, 0, isncsci::arm_muscles - 1);
  const double legs = points(exam, isncsci::arm_muscles, isncsci::key_muscles - 1);
  const double decades = (age_years - p.reference_age) / years_per_decade;
  const double sum = p.constant + p.arm_point * arms + p.leg_point * legs + p.per_decade * decades;
  return std::clamp(sum, 0.0, most_scim);
}

double walking_probability(const WalkingRuleParameters& p, const Exam& early, double age_years) {
  const double motor = better_motor(early, l3_muscle) + better_motor(early, s1_muscle);
  const double touch = better_touch(early, l3_touch) + better_touch(early, s1_touch);
  const double score = (age_years >= old_from ? p.age : 0) + p.motor * motor + p.touch * touch;
  return 1 / (1 + core::exp(-(p.slope * score + p.constant)));
}

bool strong_enough_to_walk(const Exam& exam) {
  const auto useful = [](const ExamSide& side, std::size_t m) {
    return side.motor[m].value >= isncsci::against_gravity;
  };
  return useful(exam.right, l2_muscle) && useful(exam.left, l2_muscle) &&
         (useful(exam.right, l3_muscle) || useful(exam.left, l3_muscle));
}

Grassp grassp(const ExamSide& hand) {
  double touch = 0;
  for (std::size_t d = c6_touch; d <= c8_touch; ++d) touch += hand.light_touch[d].value;
  const double most_touch =
      static_cast<double>(c8_touch - c6_touch + 1) * isncsci::normal_sensation;
  return {most_strength * motor_share(hand, 0, isncsci::arm_muscles - 1),
          most_sensation * touch / most_touch,
          most_prehension * motor_share(hand, c6_muscle, isncsci::arm_muscles - 1)};
}

}  // namespace caudata::patient
