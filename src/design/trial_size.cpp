// SPDX-License-Identifier: Apache-2.0
#include "design/trial_size.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "design/interval_options.hpp"

namespace caudata::design {
namespace {

constexpr double usual_window = 28, longest_window = 3650;  // days

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

OptionSpec cohort_size_option(std::int64_t fallback, double most) {
  return whole_option("cohort_size", "patients per cohort", fallback, most);
}
OptionSpec max_patients_option(std::int64_t fallback, double most) {
  return whole_option(
      "max_patients",
      "a part of the trial ends with this many patients; the last cohort may be smaller", fallback,
      most);
}
OptionSpec start_dose_option() {
  return whole_option("start_dose",
                      "the dose of the first cohort, counted from 1; the highest one if the ladder "
                      "is shorter",
                      1, max_doses);
}
OptionSpec no_skipping_option() {
  return {.name = "no_skipping",
          .meaning = "up by one dose at most from the dose of the last cohort",
          .fallback = true,
          .choices = {}};
}
OptionSpec window_option() {
  return {.name = "window",
          .meaning = "days of follow-up that count as a whole observation",
          .fallback = usual_window,
          .lower = 1,
          .upper = longest_window,
          .choices = {}};
}
OptionSpec share_option(std::string_view name, std::string_view meaning, double fallback) {
  return {.name = name,
          .meaning = meaning,
          .fallback = fallback,
          .lower = 0,
          .upper = 1,
          .choices = {}};
}

std::vector<OptionSpec> joined(std::initializer_list<std::vector<OptionSpec>> lists) {
  std::vector<OptionSpec> all;
  for (const auto& list : lists) all.insert(all.end(), list.begin(), list.end());
  return all;
}

int whole_number(const Options& given, std::span<const OptionSpec> specs, std::string_view name) {
  return static_cast<int>(option<std::int64_t>(given, specs, name));
}

int TrialSize::next_cohort(int treated) const {
  return std::min(cohort_size, max_patients - treated);
}
int TrialSize::next_cohort(std::span<const Tally> tally) const {
  return next_cohort(all_evaluable(tally));
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

std::optional<Conclude> conclusion_without_data(const RuleText& no_dose, const RuleText& nobody,
                                                const LadderHistory& history) {
  if (history.tally.empty()) {
    return Conclude{ConclusionKind::no_safe_dose, -1, reason_at(no_dose, history, 0)};
  }
  if (all_evaluable(history.tally) == 0) {
    return Conclude{ConclusionKind::n_reached, -1, reason_at(nobody, history, 0)};
  }
  return std::nullopt;
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
