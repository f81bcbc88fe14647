// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <span>
#include <string>
#include <string_view>

#include "design/any_design.hpp"
#include "design/interval_escalation.hpp"
#include "design/options.hpp"

/// What designs that weigh efficacy share: small questions to the tallies, and options under one
/// name.
namespace caudata::design {

Reason reason_at(const RuleText& rule, const LadderHistory& history, int dose);

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

OptionSpec cohort_size_option();
OptionSpec max_patients_option(std::int64_t fallback);
OptionSpec start_dose_option();
/// A number from 0 to 1.
OptionSpec share_option(std::string_view name, std::string_view meaning, double fallback);

int whole_number(const Options& given, std::span<const OptionSpec> specs, std::string_view name);

/// Size of cohorts and trial, first dose from 0.
struct TrialSize {
  int cohort_size{3};
  int max_patients{36};
  int start_dose{0};

  /// Of the next cohort, at most what is left.
  int next_cohort(std::span<const Tally> tally) const;
  bool complete(std::span<const Tally> tally) const { return all_evaluable(tally) >= max_patients; }
};
/// Precondition: the specs hold the three options, and their check found no error.
TrialSize trial_size(const Options& given, std::span<const OptionSpec> specs);
/// ", cohorts of 3, at most 36 patients"
std::string describe(const TrialSize& size);

/// The first cohort, at the start dose or the highest one open.
LadderDecision first_cohort(const RuleText& rule, const LadderHistory& history, TrialSize size);

/// An error about the value of an option. Rule `design.option-range`.
core::Issue option_out_of_range(const Options& given, std::string_view name, std::string message,
                                std::string why);

}  // namespace caudata::design
