// SPDX-License-Identifier: Apache-2.0
#include "io/exam_differs.hpp"

#include <algorithm>

#include "isncsci/classification.hpp"

namespace caudata::io {
namespace {

using isncsci::Variable;

struct Reason {
  std::string_view rule, why;
};

constexpr Reason assumed_value{"isncsci.differs.assumed-value",
                               "the reference knows no assumed value: it reads the mark alone"};
constexpr Reason joint_grades{
    "isncsci.differs.joint-grades",
    "the reference asks for AIS C and for AIS D separately at every possible neurological level, "
    "so it lists grades that no examination with these scores has"};
constexpr Reason non_key_zone{
    "isncsci.differs.non-key-zone",
    "the reference puts a non-key muscle into the motor zone whenever AIS C is possible; by the "
    "standard it sets the zone only where it alone makes the injury motor incomplete"};
constexpr Reason zone_tag{"isncsci.differs.zone-tag",
                          "the reference tags single levels within the motor zone; the committee's "
                          "rule tags the result if the examined scores would change it"};
constexpr Reason tag{"isncsci.differs.tag",
                     "the reference follows marks along its search; the committee's rule tags the "
                     "result if and only if the examined scores would change it"};
constexpr Reason other{"isncsci.differs.other",
                       "the reference lists other values; the profile exact lists what some "
                       "examination with these scores has"};

bool has_assumed(const isncsci::ExamSide& side) {
  const auto any = [](const auto& scores) {
    return std::ranges::any_of(scores, &isncsci::Score::has_assumed);
  };
  return any(side.light_touch) || any(side.pin_prick) || any(side.motor);
}

bool is_motor_zone(Variable variable) {
  return variable == Variable::motor_zpp_right || variable == Variable::motor_zpp_left;
}

/// Some values of the list carry a star and some do not.
bool is_partly_tagged(std::string_view list) {
  return is_tagged(list) && std::ranges::count(list, '*') <= std::ranges::count(list, ',');
}

Reason reason(const isncsci::Exam& exam, Variable variable, std::string_view exact,
              std::string_view praxis) {
  if (has_assumed(exam.right) || has_assumed(exam.left)) return assumed_value;
  if (without_tags(exact) == without_tags(praxis)) {
    return is_motor_zone(variable) && is_partly_tagged(praxis) ? zone_tag : tag;
  }
  if (variable == Variable::ais) return joint_grades;
  const bool non_key = exam.right.non_key_muscle || exam.left.non_key_muscle;
  return is_motor_zone(variable) && non_key ? non_key_zone : other;
}

}  // namespace

std::string without_tags(std::string_view list) {
  std::string text;
  std::ranges::copy_if(list, std::back_inserter(text), [](char c) { return c != '*'; });
  return text;
}

std::vector<ProfileDifference> profile_differences(const isncsci::Exam& exam,
                                                   const isncsci::ResultText& exact,
                                                   const isncsci::ResultText& praxis) {
  std::vector<ProfileDifference> found;
  for (std::size_t key = 0; key < isncsci::variable_count; ++key) {
    if (exact[key] == praxis[key]) continue;
    const Reason why = reason(exam, static_cast<Variable>(key), exact[key], praxis[key]);
    found.push_back({key, praxis[key], why.rule, why.why});
  }
  return found;
}

}  // namespace caudata::io
