// SPDX-License-Identifier: Apache-2.0
#include "design/efficacy_trial.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "design/interval_options.hpp"

namespace caudata::design {
namespace {

constexpr double most_in_cohort = 12;
constexpr double most_in_trial = 300;

OptionSpec whole_option(std::string_view name, std::string_view meaning, std::int64_t fallback,
                        double upper) {
  return {.name = name,
          .meaning = meaning,
          .fallback = fallback,
          .lower = 1,
          .upper = upper,
          .choices = {}};
}

}  // namespace

Reason reason_at(const RuleText& rule, const LadderHistory& history, int dose) {
  const auto at = static_cast<std::size_t>(dose);
  const Tally tally = at < history.tally.size() ? history.tally[at] : Tally{};
  return {rule.id, rule.text, {0, static_cast<std::uint8_t>(dose)}, tally};
}

Tried tried_doses(std::span<const Tally> tally) {
  Tried tried;
  for (std::size_t dose = 0; dose < tally.size(); ++dose) {
    if (tally[dose].evaluable == 0) continue;
    if (tried.lowest < 0) tried.lowest = static_cast<int>(dose);
    tried.highest = static_cast<int>(dose);
  }
  return tried;
}

int current_dose(const LadderHistory& history) {
  const int last = history.last_dose < 0 ? tried_doses(history.tally).highest : history.last_dose;
  return std::min(last, static_cast<int>(history.tally.size()) - 1);
}

int all_evaluable(std::span<const Tally> tally) {
  int sum = 0;
  for (const Tally& at : tally) sum += at.evaluable;
  return sum;
}

OptionSpec cohort_size_option() {
  return whole_option("cohort_size", "patients of a cohort", 3, most_in_cohort);
}
OptionSpec max_patients_option(std::int64_t fallback) {
  return whole_option("max_patients", "evaluable patients with whom the trial ends", fallback,
                      most_in_trial);
}
OptionSpec start_dose_option() {
  return whole_option("start_dose",
                      "the dose of the first cohort, counted from 1; the highest one if the ladder "
                      "is shorter",
                      1, max_doses);
}
OptionSpec share_option(std::string_view name, std::string_view meaning, double fallback) {
  return {.name = name,
          .meaning = meaning,
          .fallback = fallback,
          .lower = 0,
          .upper = 1,
          .choices = {}};
}

int whole_number(const Options& given, std::span<const OptionSpec> specs, std::string_view name) {
  return static_cast<int>(option<std::int64_t>(given, specs, name));
}

int TrialSize::next_cohort(std::span<const Tally> tally) const {
  return std::min(cohort_size, max_patients - all_evaluable(tally));
}

TrialSize trial_size(const Options& given, std::span<const OptionSpec> specs) {
  return {whole_number(given, specs, "cohort_size"), whole_number(given, specs, "max_patients"),
          whole_number(given, specs, "start_dose") - 1};
}

std::string describe(const TrialSize& size) {
  std::string text =
      fmt::format(", cohorts of {}, at most {} patients", size.cohort_size, size.max_patients);
  if (size.start_dose > 0) text += fmt::format(", start at dose {}", size.start_dose + 1);
  return text;
}

LadderDecision first_cohort(const RuleText& rule, const LadderHistory& history, TrialSize size) {
  const int dose = std::min(size.start_dose, static_cast<int>(history.tally.size()) - 1);
  return TreatDose{dose, size.next_cohort(history.tally), reason_at(rule, history, dose)};
}

core::Issue option_out_of_range(const Options& given, std::string_view name, std::string message,
                                std::string why) {
  return {.rule = "design.option-range",
          .at = place_of(given, name),
          .message = std::move(message),
          .why = std::move(why),
          .suggestion = fmt::format("see the meaning of \"{}\"", name)};
}

}  // namespace caudata::design
