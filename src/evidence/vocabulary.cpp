// SPDX-License-Identifier: Apache-2.0
#include "evidence/vocabulary.hpp"

#include <algorithm>

#include "isncsci/classification.hpp"
#include "isncsci/level.hpp"
#include "patient/virtual_patient.hpp"

namespace caudata::evidence {
namespace {

struct Named {
  const char* name;
  ValueType type;
};

/// In the order of Measure.
constexpr std::array<Named, measure_count> measures{{{"ais", ValueType::grade},
                                                     {"nli", ValueType::level},
                                                     {"motor_level", ValueType::level},
                                                     {"motor_level_right", ValueType::level},
                                                     {"motor_level_left", ValueType::level},
                                                     {"sensory_level", ValueType::level},
                                                     {"uems", ValueType::number},
                                                     {"uems_right", ValueType::number},
                                                     {"uems_left", ValueType::number},
                                                     {"lems", ValueType::number},
                                                     {"lems_right", ValueType::number},
                                                     {"lems_left", ValueType::number},
                                                     {"tms", ValueType::number},
                                                     {"lt", ValueType::number},
                                                     {"pp", ValueType::number},
                                                     {"s45", ValueType::number},
                                                     {"vac", ValueType::number},
                                                     {"dap", ValueType::number},
                                                     {"scim", ValueType::number},
                                                     {"walking", ValueType::number},
                                                     {"walking_chance", ValueType::number},
                                                     {"grassp", ValueType::number},
                                                     {"grassp_right", ValueType::number},
                                                     {"grassp_left", ValueType::number}}};

/// In the order of Trait.
constexpr std::array<Named, trait_count> traits{{{"age", ValueType::number},
                                                 {"sex", ValueType::sex},
                                                 {"cause", ValueType::cause},
                                                 {"region", ValueType::region},
                                                 {"admission_ais", ValueType::grade},
                                                 {"admission_level", ValueType::level},
                                                 {"baseline_day", ValueType::number},
                                                 {"visit_day", ValueType::number}}};

struct NamedConstant {
  std::string name;
  Constant constant;
};

void add_levels(std::vector<NamedConstant>& all) {
  for (std::size_t i = 0; i < isncsci::level_count; ++i) {
    std::string name(isncsci::name(isncsci::Level{static_cast<std::uint8_t>(i)}));
    std::ranges::replace(name, '-', '_');  // S4-5 would be a difference
    all.push_back({name, {static_cast<double>(i), ValueType::level}});
  }
}

template <class Enum>
void add_names(std::vector<NamedConstant>& all, ValueType type,
               std::initializer_list<Enum> values) {
  for (const Enum value : values)
    all.push_back({patient::name(value), {static_cast<double>(value), type}});
}

std::vector<NamedConstant> make_constants() {
  std::vector<NamedConstant> all;
  for (std::size_t i = 0; i < isncsci::ais_count; ++i)
    all.push_back({std::string(1, isncsci::letter(static_cast<isncsci::AsiaImpairmentScale>(i))),
                   {static_cast<double>(i), ValueType::grade}});
  add_levels(all);
  using patient::InjuryCause, patient::Region, patient::Sex;
  add_names(all, ValueType::sex, {Sex::female, Sex::male});
  add_names(all, ValueType::region, {Region::china, Region::united_states, Region::europe});
  add_names(all, ValueType::cause,
            {InjuryCause::fall, InjuryCause::traffic, InjuryCause::violence, InjuryCause::sport,
             InjuryCause::surgical, InjuryCause::other});
  return all;
}

const std::vector<NamedConstant>& constants() {
  static const std::vector<NamedConstant> all = make_constants();
  return all;
}

}  // namespace

const char* described(ValueType type) {
  switch (type) {
    case ValueType::number:
      return "a number";
    case ValueType::truth:
      return "a yes or no";
    case ValueType::grade:
      return "a grade";
    case ValueType::level:
      return "a level";
    case ValueType::sex:
      return "a sex";
    case ValueType::cause:
      return "a cause of injury";
    case ValueType::region:
      return "a region";
  }
  return "";
}

std::optional<Variable> find_variable(std::string_view name) {
  for (std::size_t i = 0; i < trait_count; ++i)
    if (name == traits[i].name) return Variable{2 * measure_count + i, traits[i].type};
  const bool baseline = name.ends_with('0');
  const std::string_view measure = baseline ? name.substr(0, name.size() - 1) : name;
  for (std::size_t i = 0; i < measure_count; ++i)
    if (measure == measures[i].name)
      return Variable{baseline ? i : measure_count + i, measures[i].type};
  return std::nullopt;
}

std::optional<Constant> find_constant(std::string_view name) {
  const auto at = std::ranges::find(constants(), name, &NamedConstant::name);
  return at == constants().end() ? std::nullopt : std::optional(at->constant);
}

const std::vector<std::string>& vocabulary() {
  static const std::vector<std::string> all = [] {
    std::vector<std::string> names;
    for (const Named& m : measures) {
      names.emplace_back(m.name);
      names.push_back(std::string(m.name) + "0");
    }
    for (const Named& t : traits) names.emplace_back(t.name);
    for (const NamedConstant& c : constants()) names.push_back(c.name);
    return names;
  }();
  return all;
}

std::string name_of_slot(std::size_t slot) {
  if (slot < measure_count) return std::string(measures[slot].name) + "0";
  if (slot < 2 * measure_count) return measures[slot - measure_count].name;
  return traits[slot - 2 * measure_count].name;
}

}  // namespace caudata::evidence
