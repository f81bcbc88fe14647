// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <map>
#include <span>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "core/issue.hpp"
#include "design/ladder.hpp"

namespace caudata::design {

using OptionValue = std::variant<bool, std::int64_t, double, std::string, std::vector<double>,
                                 std::vector<std::string>>;

/// One option of a design: its name, what it means, its default, what is allowed.
struct OptionSpec {
  std::string_view name;
  std::string_view meaning;
  OptionValue fallback;
  double lower{0}, upper{0};              // numbers, also in a list; lower == upper: no range
  std::vector<std::string_view> choices;  // strings; empty: any
};

struct LocatedOption {
  OptionValue value;
  core::SourceLocation at;
};

/// Options as a file gave them, with their places, so that a design can say where a wrong one
/// stands.
using Options = std::map<std::string, LocatedOption, std::less<>>;

/// Everything wrong with `options`: unknown names (with the nearest known one), types, ranges,
/// choices. Rules `design.unknown-option`, `design.option-type`, `design.option-range`,
/// `design.option-choice`.
core::Issues check_options(const Options& options, std::span<const OptionSpec> specs,
                           std::string_view design);

/// An option that states one value per dose (or nothing) must have as many as the part has doses.
/// Rule `design.option-per-dose`.
core::Issues check_one_per_dose(const Options& options, std::string_view name,
                                const LadderPart& part);

/// A first dose above the ladder. Rule `design.start-dose`.
core::Issues check_start_dose(const Options& options, std::string_view name,
                              const LadderPart& part);

/// What was given, or the fallback. Preconditions: `name` is one of `specs`; `check_options` found
/// no error.
OptionValue option_or_fallback(const Options& options, std::span<const OptionSpec> specs,
                               std::string_view name);
template <class T>
T option(const Options& options, std::span<const OptionSpec> specs, std::string_view name) {
  return std::get<T>(option_or_fallback(options, specs, name));
}

}  // namespace caudata::design
