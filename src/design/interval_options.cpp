// SPDX-License-Identifier: Apache-2.0
#include "design/interval_options.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace caudata::design {
namespace {

constexpr std::string_view cohort_option = "cohort_size";
constexpr std::string_view patients_option = "max_patients";
constexpr std::string_view earlystop_option = "n_earlystop";
constexpr std::string_view start_option = "start_dose";
constexpr std::string_view titration_option = "titration";
constexpr std::int64_t most_patients_of_trial = 300;
constexpr std::int64_t largest_cohort = 12;
constexpr double smallest_target = 0.01, largest_target = 0.9;
constexpr double smallest_margin = 0.001, largest_margin = 0.5;

int whole(const Options& given, std::span<const OptionSpec> specs, std::string_view name) {
  return static_cast<int>(option<std::int64_t>(given, specs, name));
}

OptionSpec margin_spec(std::string_view name, std::string_view meaning) {
  return {.name = name,
          .meaning = meaning,
          .fallback = 0.05,
          .lower = smallest_margin,
          .upper = largest_margin,
          .choices = {}};
}

}  // namespace

OptionSpec cutoff_spec() {
  return {.name = cutoff_option,
          .meaning =
              "a dose with at least 3 patients and a DLT is eliminated with all above when the "
              "posterior probability that its DLT probability is above the target exceeds this",
          .fallback = 0.95,
          .lower = 0.5,
          .upper = 1,
          .choices = {}};
}

std::vector<OptionSpec> with_margin_options() {
  return with_interval_options(
      {margin_spec(eps1_option, "how far below the target a DLT rate is still on target"),
       margin_spec(eps2_option, "how far above the target a DLT rate is still on target"),
       cutoff_spec()});
}

std::vector<OptionSpec> with_interval_options(std::vector<OptionSpec> own) {
  const std::vector<OptionSpec> common{
      {.name = target_option,
       .meaning = "the DLT probability that the MTD should have",
       .fallback = 0.3,
       .lower = smallest_target,
       .upper = largest_target,
       .choices = {}},
      {.name = cohort_option,
       .meaning = "patients per cohort",
       .fallback = std::int64_t{3},
       .lower = 1,
       .upper = static_cast<double>(largest_cohort),
       .choices = {}},
      {.name = patients_option,
       .meaning =
           "a part of the trial ends with this many patients; the last cohort may be smaller",
       .fallback = std::int64_t{30},
       .lower = 1,
       .upper = static_cast<double>(most_patients_of_trial),
       .choices = {}},
      {.name = earlystop_option,
       .meaning = "the trial also ends when the current dose has this many patients and would be "
                  "treated again; 0: no such rule",
       .fallback = std::int64_t{0},
       .lower = 0,
       .upper = static_cast<double>(most_patients_of_trial),
       .choices = {}},
      {.name = start_option,
       .meaning = "the dose of the first cohort, counted from 1; the highest one if the ladder is "
                  "shorter",
       .fallback = std::int64_t{1},
       .lower = 1,
       .upper = max_doses,
       .choices = {}},
      {.name = titration_option,
       .meaning = "one patient per dose until the first DLT or the highest dose, then cohorts",
       .fallback = false,
       .choices = {}}};
  own.insert(own.begin(), common.front());
  own.insert(own.end(), common.begin() + 1, common.end());
  return own;
}

core::SourceLocation place_of(const Options& given, std::string_view name) {
  const auto at = given.find(name);
  return at == given.end() ? core::SourceLocation{} : at->second.at;
}

core::Issues check_interval_options(const Options& given, std::span<const OptionSpec> specs,
                                    std::string_view design, const LadderPart& part) {
  core::Issues issues = check_options(given, specs, design);
  issues.add(check_start_dose(given, start_option, part));
  return issues;
}

core::Issues check_margin_options(const Options& given, std::span<const OptionSpec> specs,
                                  std::string_view design, const LadderPart& part) {
  core::Issues issues = check_interval_options(given, specs, design, part);
  if (issues.has_errors()) return issues;
  const auto [target, lower, upper] = target_interval(given, specs);
  if (lower > 0 && upper < 1) return issues;
  const std::string_view blamed = lower > 0 ? eps2_option : eps1_option;
  issues.add({core::Severity::error, "design.target-interval", place_of(given, blamed),
              fmt::format("the target interval {:g} to {:g} is not inside 0 to 1", lower, upper),
              "no dose could be found too safe, or none too toxic", "choose a smaller margin"});
  return issues;
}

IntervalRules interval_rules(const Options& given, std::span<const OptionSpec> specs) {
  return {.target = option<double>(given, specs, target_option),
          .cohort_size = whole(given, specs, cohort_option),
          .max_patients = whole(given, specs, patients_option),
          .n_earlystop = whole(given, specs, earlystop_option),
          .start_dose = whole(given, specs, start_option) - 1,
          .titration = Titration{option<bool>(given, specs, titration_option)}};
}

TargetInterval target_interval(const Options& given, std::span<const OptionSpec> specs) {
  const double target = option<double>(given, specs, target_option);
  return {target, target - option<double>(given, specs, eps1_option),
          target + option<double>(given, specs, eps2_option)};
}

std::string interval_name(std::string_view design, const Options& given,
                          std::span<const std::string_view> own, const IntervalRules& rules) {
  std::string name(design);
  name += describe(rules);
  for (const std::string_view option : own) {
    const auto at = given.find(option);
    if (at == given.end()) continue;
    const OptionValue& value = at->second.value;
    if (const auto* number = std::get_if<double>(&value)) {
      name += fmt::format(", {} {}", option, *number);
    } else if (const auto* whole = std::get_if<std::int64_t>(&value)) {
      name += fmt::format(", {} {}", option, *whole);
    }
  }
  return name;
}

}  // namespace caudata::design
