// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <array>
#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "evidence/value_type.hpp"

/// The names that an expression may use, and where their values stand.
namespace caudata::evidence {

/// What is measured at an examination. "name" is its value at the visit, "name0" at baseline.
enum class Measure : std::uint8_t {
  ais,
  nli,
  motor_level,  // the more caudal of both sides
  motor_level_right,
  motor_level_left,
  sensory_level,  // the more caudal of both sides
  uems,
  uems_right,
  uems_left,
  lems,
  lems_right,
  lems_left,
  tms,
  lt,
  pp,
  s45,             // points of light touch and pin prick at S4-5, both sides: 0 to 8
  vac,             // 1: voluntary anal contraction
  dap,             // 1: deep anal pressure
  scim,            // Spinal Cord Independence Measure III: 0 to 100
  walking,         // 1: strong enough to walk
  walking_chance,  // probability of walking a year after injury by this examination
  grassp,          // both hands
  grassp_right,
  grassp_left,
};
inline constexpr std::size_t measure_count = 24;

/// What belongs to the person.
enum class Trait : std::uint8_t {
  age,
  sex,
  cause,
  region,
  admission_ais,
  admission_level,
  baseline_day,  // since injury
  visit_day,     // since injury
};
inline constexpr std::size_t trait_count = 8;

/// The values of one person that expressions read: measures at baseline, measures at the visit,
/// traits. A measure that was not made is not a number.
using Values = std::array<double, 2 * measure_count + trait_count>;

constexpr std::size_t at_baseline(Measure m) { return static_cast<std::size_t>(m); }
constexpr std::size_t at_visit(Measure m) { return measure_count + static_cast<std::size_t>(m); }
constexpr std::size_t slot_of(Trait t) { return 2 * measure_count + static_cast<std::size_t>(t); }

struct Variable {
  std::size_t slot;
  ValueType type;
};
std::optional<Variable> find_variable(std::string_view name);

struct Constant {
  double value;
  ValueType type;
};
/// A to E, C1 to S4_5, female, fall, china, …
std::optional<Constant> find_constant(std::string_view name);

/// Every name, for "did you mean".
const std::vector<std::string>& vocabulary();

/// The name of the variable in a slot.
std::string name_of_slot(std::size_t slot);

}  // namespace caudata::evidence
