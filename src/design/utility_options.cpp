// SPDX-License-Identifier: Apache-2.0
#include "design/utility_options.hpp"

#include <algorithm>

#include "design/trial_size.hpp"

namespace caudata::design {
namespace {

OptionSpec utility_option(std::string_view name, std::string_view meaning, double fallback) {
  return {.name = name,
          .meaning = meaning,
          .fallback = fallback,
          .lower = 0,
          .upper = 100,
          .choices = {}};
}

}  // namespace

std::vector<OptionSpec> with_utility_options(std::vector<OptionSpec> own) {
  const OutcomeUtilities fallback;
  own.push_back(utility_option("u1", "utility of a response without DLT", fallback.response_alone));
  own.push_back(utility_option("u2", "utility of neither", fallback.neither));
  own.push_back(utility_option("u3", "utility of a response with DLT", fallback.both));
  own.push_back(utility_option("u4", "utility of a DLT without response", fallback.dlt_alone));
  return own;
}

core::Issues check_utilities(const Options& given, std::span<const OptionSpec> specs) {
  core::Issues issues;
  const auto [u1, u2, u3, u4] = outcome_utilities(given, specs);
  if (u4 <= std::min(u2, u3) && std::max(u2, u3) <= u1 && u4 < u1) return issues;
  issues.add(option_out_of_range(given, "u1", "u1 must be the largest and u4 the smallest utility",
                                 "a response without DLT is best, a DLT without response worst"));
  return issues;
}

OutcomeUtilities outcome_utilities(const Options& given, std::span<const OptionSpec> specs) {
  const auto u = [&](std::string_view name) { return option<double>(given, specs, name); };
  return {u("u1"), u("u2"), u("u3"), u("u4")};
}

}  // namespace caudata::design
