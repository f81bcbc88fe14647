// SPDX-License-Identifier: Apache-2.0
#include "design/dose_amounts.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "design/interval_options.hpp"

namespace caudata::design {

std::vector<double> dose_amounts(const Options& given, std::span<const OptionSpec> specs,
                                 const LadderPart& part, double (*next)(double)) {
  std::vector<double> amounts = option<std::vector<double>>(given, specs, "doses");
  if (amounts.empty()) amounts = part.amounts;
  while (amounts.size() < part.doses.size()) {
    amounts.push_back(amounts.empty() ? 1 : next(amounts.back()));
  }
  return amounts;
}

core::Issues check_ascending(std::span<const double> amounts, const Options& given) {
  core::Issues issues;
  const auto falls =
      std::adjacent_find(amounts.begin(), amounts.end(), [](double a, double b) { return a >= b; });
  if (falls == amounts.end()) return issues;
  issues.add(
      {core::Severity::error, "design.doses", place_of(given, "doses"),
       fmt::format("the doses do not ascend: {:g} is followed by {:g}", *falls, *(falls + 1)),
       "a higher dose must be a larger amount", ""});
  return issues;
}

}  // namespace caudata::design
