// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "core/issue.hpp"
#include "design/interval_escalation.hpp"
#include "design/options.hpp"

namespace caudata::design {

inline constexpr std::string_view target_option = "target";
inline constexpr std::string_view cutoff_option = "cutoff";
inline constexpr std::string_view eps1_option = "eps1";
inline constexpr std::string_view eps2_option = "eps2";

/// A design's own options followed by those that every interval design has: target, cohort_size,
/// max_patients, n_earlystop, start_dose, titration.
std::vector<OptionSpec> with_interval_options(std::vector<OptionSpec> own);
/// The probability above which a dose is eliminated.
OptionSpec cutoff_spec();
/// eps1 and eps2: how far below and above the target a DLT rate still counts as on target.
std::vector<OptionSpec> with_margin_options();

/// What `check_options` and `check_start_dose` find.
core::Issues check_interval_options(const Options& given, std::span<const OptionSpec> specs,
                                    std::string_view design, const LadderPart& part);
/// The same, and a target interval that is not inside 0 to 1. Rule `design.target-interval`.
core::Issues check_margin_options(const Options& given, std::span<const OptionSpec> specs,
                                  std::string_view design, const LadderPart& part);

/// Preconditions of the rest: the checks found no error.
IntervalRules interval_rules(const Options& given, std::span<const OptionSpec> specs);

/// The DLT rates that count as on target: target - eps1 to target + eps2.
struct TargetInterval {
  double target, lower, upper;
};
TargetInterval target_interval(const Options& given, std::span<const OptionSpec> specs);

/// The design's name with the values of `own` options that were given and all the rules.
std::string interval_name(std::string_view design, const Options& given,
                          std::span<const std::string_view> own, const IntervalRules& rules);

/// Where an option stands, for issues about it; {} if it was not given.
core::SourceLocation place_of(const Options& given, std::string_view name);

}  // namespace caudata::design
