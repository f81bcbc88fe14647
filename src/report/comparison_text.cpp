// SPDX-License-Identifier: Apache-2.0
#include "report/comparison_text.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "oc/correct_level.hpp"
#include "report/number_text.hpp"

namespace caudata::report {

std::string rates_text(const trial::Comparison& comparison, const oc::Truth& truth) {
  std::string text;
  for (std::size_t part = 0; part < truth.p.size(); ++part) {
    text += (part > 0 ? "; " : "") + comparison.parts[part].name;
    for (const double p : truth.p[part]) text += " " + shortest(p);
  }
  return text;
}

std::string correct_text(const trial::Comparison& comparison, const oc::Truth& truth) {
  const auto level = oc::correct_level(comparison.parts, truth, comparison.plan.tolerated);
  if (!level) return "no safe dose";
  const trial::Part& part = comparison.parts[level->part];
  return part.name + " " + part.doses[level->dose];
}

std::string prior_text(const trial::Comparison& comparison) {
  const auto& all = comparison.scenarios;
  std::string weights;
  for (const trial::ComparedScenario& s : all)
    weights += fmt::format("{}{} of {}", weights.empty() ? "weights " : ", ", shortest(s.weight),
                           s.truth.name);
  const bool equal = std::ranges::all_of(
      all, [&](const trial::ComparedScenario& s) { return s.weight == all.front().weight; });
  return fmt::format("the prior on scenarios ({})", equal ? "equal weights" : weights);
}

}  // namespace caudata::report
