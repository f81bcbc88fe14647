// SPDX-License-Identifier: Apache-2.0
#include "design/designs/boin.hpp"

#include <fmt/format.h>

#include <array>

#include "core/contract.hpp"
#include "core/elementary.hpp"
#include "design/interval_options.hpp"

namespace caudata::design {
namespace {

constexpr std::string_view design_name = "BOIN";
constexpr double tie = 1e-12;

Judgement judge(double rate, BoinBoundaries at) {
  const double above_lower = rate - at.escalate;
  const double below_upper = at.de_escalate - rate;
  if (above_lower <= tie) return {Move::escalate, std::max(0.0, -above_lower)};
  if (below_upper <= tie) return {Move::de_escalate, std::max(0.0, -below_upper)};
  return {Move::stay, std::min(above_lower, below_upper)};
}

constexpr MoveTexts texts{
    {"boin.escalate",
     "{dlt} of {n} had a DLT at {level}: at or below the escalation boundary; go up one dose"},
    {"boin.stay", "{dlt} of {n} had a DLT at {level}: between the two boundaries; stay"},
    {"boin.de-escalate",
     "{dlt} of {n} had a DLT at {level}: at or above the de-escalation boundary; go down one "
     "dose"}};

const std::vector<OptionSpec> options = with_interval_options(
    {{.name = "p_saf",
      .meaning = "the highest DLT probability that calls for going up; 0: 0.6 times the target",
      .fallback = 0.0,
      .lower = 0,
      .upper = 1,
      .choices = {}},
     {.name = "p_tox",
      .meaning = "the lowest DLT probability that calls for going down; 0: 1.4 times the target",
      .fallback = 0.0,
      .lower = 0,
      .upper = 1,
      .choices = {}},
     cutoff_spec()});

struct Hypotheses {
  double target, p_saf, p_tox;
};

Hypotheses hypotheses(const Options& given) {
  const double target = option<double>(given, options, target_option);
  const double p_saf = option<double>(given, options, "p_saf");
  const double p_tox = option<double>(given, options, "p_tox");
  return {target, p_saf > 0 ? p_saf : boin_saf * target, p_tox > 0 ? p_tox : boin_tox * target};
}

core::Issues check(const Options& given, const LadderPart& part) {
  core::Issues issues = check_interval_options(given, options, design_name, part);
  if (issues.has_errors()) return issues;
  const auto [target, p_saf, p_tox] = hypotheses(given);
  if (p_saf < target && target < p_tox && p_tox < 1) return issues;
  issues.add(
      {core::Severity::error, "design.boin-order",
       place_of(given, p_saf < target ? "p_tox" : "p_saf"),
       fmt::format("p_saf {:g}, target {:g} and p_tox {:g} are not in ascending order below 1",
                   p_saf, target, p_tox),
       "the boundaries lie between p_saf and the target, and between the target and p_tox",
       "leave both out to have 0.6 and 1.4 times the target"});
  return issues;
}

core::Result<AnyDesign> make(const Options& given, const LadderPart& part) {
  core::Issues issues = check(given, part);
  if (issues.has_errors()) return core::failure(std::move(issues));
  constexpr std::array<std::string_view, 3> own{"p_saf", "p_tox", cutoff_option};
  const IntervalRules rules = interval_rules(given, options);
  const auto [target, p_saf, p_tox] = hypotheses(given);
  return AnyDesign(IntervalEscalation(
      interval_name(design_name, given, own, rules), texts, rules,
      boin_table(rules.max_patients, target, boin_boundaries(target, p_saf, p_tox),
                 option<double>(given, options, cutoff_option))));
}

}  // namespace

BoinBoundaries boin_boundaries(double target, double p_saf, double p_tox) {
  EXPECTS(0 < p_saf && p_saf < target && target < p_tox && p_tox < 1);
  const auto boundary = [](double low, double high) {
    return core::log((1 - low) / (1 - high)) / core::log(high * (1 - low) / (low * (1 - high)));
  };
  return {boundary(p_saf, target), boundary(target, p_tox)};
}

MoveTable boin_table(int most_patients, double target, BoinBoundaries boundaries, double cutoff) {
  return {most_patients, [&](int n) {
            std::vector<Judgement> row;
            for (int y = 0; y <= n; ++y) row.push_back(judge(double(y) / n, boundaries));
            return with_elimination(n, row, target, cutoff);
          }};
}

const DesignEntry boin_entry{
    design_name,
    "Bayesian optimal interval design: the DLT rate at the current dose against two boundaries",
    "Liu S, Yuan Y. Bayesian optimal interval designs for phase I clinical trials. J R Stat Soc C "
    "2015;64:507-523. Early stop and titration: as in the R package BOIN 2.7.2.",
    options, &make};

}  // namespace caudata::design
