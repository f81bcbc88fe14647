// SPDX-License-Identifier: Apache-2.0
#include "design/options.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <array>

#include "core/contract.hpp"
#include "design/modifier.hpp"

namespace caudata::design {
namespace {

using core::Issue;
using core::Severity;

const char* type_name(const OptionValue& value) {
  constexpr std::array<const char*, 6> names{"true or false",     "a whole number",
                                             "a number",          "a text",
                                             "a list of numbers", "a list of texts"};
  return names[value.index()];
}

/// A whole number may stand where a number is wanted, and an empty list for any list; nothing else
/// is converted.
bool same_type(const OptionValue& given, const OptionValue& wanted) {
  const bool widens =
      std::holds_alternative<std::int64_t>(given) && std::holds_alternative<double>(wanted);
  const auto* numbers = std::get_if<std::vector<double>>(&given);
  const bool empty_list = numbers != nullptr && numbers->empty() &&
                          std::holds_alternative<std::vector<std::string>>(wanted);
  return widens || empty_list || given.index() == wanted.index();
}

std::string quoted_list(const std::vector<std::string_view>& words) {
  std::string list;
  for (const std::string_view word : words) {
    list += fmt::format("{}\"{}\"", list.empty() ? "" : " or ", word);
  }
  return list;
}

double as_number(const OptionValue& value) {
  if (const auto* whole = std::get_if<std::int64_t>(&value)) return static_cast<double>(*whole);
  return std::get<double>(value);
}

/// The numbers of an option: one, those of a list, or none.
std::vector<double> numbers_in(const OptionValue& value) {
  if (const auto* list = std::get_if<std::vector<double>>(&value)) return *list;
  const bool number =
      std::holds_alternative<std::int64_t>(value) || std::holds_alternative<double>(value);
  return number ? std::vector{as_number(value)} : std::vector<double>{};
}

Issue unknown_option(std::string_view name, const core::SourceLocation& at,
                     std::span<const OptionSpec> specs, std::string_view design) {
  std::vector<std::string> known;
  for (const OptionSpec& spec : specs) known.emplace_back(spec.name);
  const std::string meant = core::nearest(std::string(name), known);
  return {Severity::error,
          "design.unknown-option",
          at,
          fmt::format("the {} \"{}\" has no option \"{}\"",
                      find_modifier(design) != nullptr ? "modifier" : "design", design, name),
          "an option that is not read would change nothing without a word",
          meant.empty() ? fmt::format("its options are: {}", fmt::join(known, ", "))
                        : fmt::format("did you mean \"{}\"?", meant)};
}

void check_type_and_range(const OptionSpec& spec, const LocatedOption& given,
                          core::Issues& issues) {
  if (!same_type(given.value, spec.fallback)) {
    issues.add({Severity::error, "design.option-type", given.at,
                fmt::format("option \"{}\" must be {}, not {}", spec.name, type_name(spec.fallback),
                            type_name(given.value)),
                std::string(spec.meaning), ""});
    return;
  }
  for (const double number : numbers_in(given.value)) {
    if (spec.lower >= spec.upper || (number >= spec.lower && number <= spec.upper)) continue;
    issues.add({Severity::error, "design.option-range", given.at,
                fmt::format("option \"{}\" = {} is outside {} to {}", spec.name, number, spec.lower,
                            spec.upper),
                std::string(spec.meaning), ""});
  }
  const auto* text = std::get_if<std::string>(&given.value);
  if (text != nullptr && !spec.choices.empty() && !std::ranges::count(spec.choices, *text)) {
    const std::vector<std::string> choices(spec.choices.begin(), spec.choices.end());
    const std::string meant = core::nearest(*text, choices);
    issues.add({Severity::error, "design.option-choice", given.at,
                fmt::format("option \"{}\" = \"{}\" is none of {}", spec.name, *text,
                            quoted_list(spec.choices)),
                std::string(spec.meaning),
                meant.empty() ? "" : fmt::format("did you mean \"{}\"?", meant)});
  }
}

}  // namespace

core::Issues check_options(const Options& options, std::span<const OptionSpec> specs,
                           std::string_view design) {
  core::Issues issues;
  for (const auto& [name, given] : options) {
    const auto spec = std::ranges::find(specs, std::string_view(name), &OptionSpec::name);
    if (spec == specs.end()) {
      issues.add(unknown_option(name, given.at, specs, design));
    } else {
      check_type_and_range(*spec, given, issues);
    }
  }
  issues.sort();
  return issues;
}

OptionValue option_or_fallback(const Options& options, std::span<const OptionSpec> specs,
                               std::string_view name) {
  const auto spec = std::ranges::find(specs, name, &OptionSpec::name);
  EXPECTS(spec != specs.end());
  const auto given = options.find(name);
  if (given == options.end()) return spec->fallback;
  if (std::holds_alternative<double>(spec->fallback)) return as_number(given->second.value);
  if (spec->fallback.index() != given->second.value.index()) return spec->fallback;  // empty list
  return given->second.value;
}

core::Issues check_one_per_dose(const Options& options, std::string_view name,
                                const LadderPart& part) {
  core::Issues issues;
  const auto given = options.find(name);
  if (given == options.end()) return issues;
  const auto* list = std::get_if<std::vector<double>>(&given->second.value);
  if (list == nullptr || list->empty() || list->size() == part.doses.size()) return issues;
  issues.add({Severity::error, "design.option-per-dose", given->second.at,
              fmt::format("option \"{}\" has {} values and {} has {} doses", name, list->size(),
                          part.name, part.doses.size()),
              "it states one value per dose, lowest first",
              fmt::format("give {} values", part.doses.size())});
  return issues;
}

core::Issues check_start_dose(const Options& options, std::string_view name,
                              const LadderPart& part) {
  core::Issues issues;
  const auto given = options.find(name);
  if (given == options.end()) return issues;
  const auto* start = std::get_if<std::int64_t>(&given->second.value);
  if (start == nullptr || *start <= std::ssize(part.doses)) return issues;
  issues.add({Severity::error, "design.start-dose", given->second.at,
              fmt::format("the first dose is number {} and {} has {}", *start, part.name,
                          part.doses.size()),
              "doses are counted from 1, the lowest of each part",
              fmt::format("give a number from 1 to {}", part.doses.size())});
  return issues;
}

}  // namespace caudata::design
