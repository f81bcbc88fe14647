// SPDX-License-Identifier: Apache-2.0
#include "design/boin_options.hpp"

#include <fmt/format.h>

#include "design/interval_options.hpp"

namespace caudata::design {
namespace {

constexpr std::string_view p_saf_option = "p_saf", p_tox_option = "p_tox";

OptionSpec hypothesis_spec(std::string_view name, std::string_view meaning) {
  return {.name = name, .meaning = meaning, .fallback = 0.0, .lower = 0, .upper = 1, .choices = {}};
}

}  // namespace

OptionSpec p_saf_spec() {
  return hypothesis_spec(
      p_saf_option, "the highest DLT probability that calls for going up; 0: 0.6 times the target");
}

OptionSpec p_tox_spec() {
  return hypothesis_spec(
      p_tox_option,
      "the lowest DLT probability that calls for going down; 0: 1.4 times the target");
}

BoinHypotheses boin_hypotheses(const Options& given, std::span<const OptionSpec> specs) {
  const double target = option<double>(given, specs, target_option);
  const double p_saf = option<double>(given, specs, p_saf_option);
  const double p_tox = option<double>(given, specs, p_tox_option);
  return {target, p_saf > 0 ? p_saf : boin_saf * target, p_tox > 0 ? p_tox : boin_tox * target};
}

core::Issues check_boin_order(const Options& given, std::span<const OptionSpec> specs) {
  core::Issues issues;
  const auto [target, p_saf, p_tox] = boin_hypotheses(given, specs);
  if (p_saf < target && target < p_tox && p_tox < 1) return issues;
  issues.add(
      {core::Severity::error, "design.boin-order",
       place_of(given, p_saf < target ? p_tox_option : p_saf_option),
       fmt::format("p_saf {:g}, target {:g} and p_tox {:g} are not in ascending order below 1",
                   p_saf, target, p_tox),
       "the boundaries lie between p_saf and the target, and between the target and p_tox",
       "leave both out to have 0.6 and 1.4 times the target"});
  return issues;
}

BoinBoundaries boin_boundaries(const BoinHypotheses& hypotheses) {
  return boin_boundaries(hypotheses.target, hypotheses.p_saf, hypotheses.p_tox);
}

std::string boundaries_text(const BoinBoundaries& boundaries) {
  return fmt::format(
      "The boundaries are lambda_e = {:.4g} and lambda_d = {:.4g}: up at a DLT rate of at most "
      "lambda_e, down at one of at least lambda_d.",
      boundaries.escalate, boundaries.de_escalate);
}

}  // namespace caudata::design
