// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <initializer_list>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "design/any_design.hpp"
#include "design/options.hpp"
#include "design/rule_text.hpp"

/// Sizes of cohorts and trial, which designs have under the same names; small questions to the
/// tallies; and what a design does before it has data.
namespace caudata::design {

/// The lowest and the highest dose with an evaluable patient; -1: none.
struct Tried {
  int lowest{-1};
  int highest{-1};
};
Tried tried_doses(std::span<const Tally> tally);
/// Where the last cohort was treated, or the highest tried dose if that is not known; at most the
/// highest of the ladder. Precondition: a dose was tried.
int current_dose(const LadderHistory& history);
int all_evaluable(std::span<const Tally> tally);

OptionSpec cohort_size_option(std::int64_t fallback = 3, double most = 12);
OptionSpec max_patients_option(std::int64_t fallback, double most = 300);
OptionSpec start_dose_option();
OptionSpec no_skipping_option();
/// Days of follow-up, for designs that use them.
OptionSpec window_option();
/// A number from 0 to 1.
OptionSpec share_option(std::string_view name, std::string_view meaning, double fallback);

/// All of them, in this order.
std::vector<OptionSpec> joined(std::initializer_list<std::vector<OptionSpec>> lists);

int whole_number(const Options& given, std::span<const OptionSpec> specs, std::string_view name);

/// Size of cohorts and trial, first dose from 0.
struct TrialSize {
  int cohort_size{3};
  int max_patients{30};
  int start_dose{0};

  /// Of the next cohort, at most what is left.
  int next_cohort(int treated) const;
  int next_cohort(std::span<const Tally> tally) const;
  bool complete(std::span<const Tally> tally) const { return all_evaluable(tally) >= max_patients; }
};
/// Precondition: the specs hold the three options, and their check found no error.
TrialSize trial_size(const Options& given, std::span<const OptionSpec> specs);
/// ", cohorts of 3, at most 36 patients"
std::string describe(const TrialSize& size);

/// From the option no_skipping: up by one dose at most from the dose of the last cohort.
enum class Skipping : bool { allowed, no };

/// What is concluded where there is nothing to estimate from: no dose is open, or nobody has been
/// treated.
std::optional<Conclude> conclusion_without_data(const RuleText& no_dose, const RuleText& nobody,
                                                const LadderHistory& history);

/// The first cohort, at the start dose or the highest one open.
LadderDecision first_cohort(const RuleText& rule, const LadderHistory& history, TrialSize size);

/// An error about the value of an option. Rule `design.option-range`.
core::Issue option_out_of_range(const Options& given, std::string_view name, std::string message,
                                std::string why);

}  // namespace caudata::design
