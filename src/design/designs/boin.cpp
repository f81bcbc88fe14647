// SPDX-License-Identifier: Apache-2.0
#include "design/designs/boin.hpp"

#include <algorithm>
#include <array>

#include "core/contract.hpp"
#include "core/elementary.hpp"
#include "design/boin_options.hpp"
#include "design/interval_options.hpp"
#include "design/tie.hpp"

namespace caudata::design {
namespace {

constexpr std::string_view design_name = "BOIN";

const std::vector<OptionSpec> options =
    with_interval_options({p_saf_spec(), p_tox_spec(), cutoff_spec()});

core::Issues check(const Options& given, const LadderPart& part) {
  core::Issues issues = check_interval_options(given, options, design_name, part);
  if (!issues.has_errors()) issues.add(check_boin_order(given, options));
  return issues;
}

std::string resolved(const Options& given, const LadderPart&) {
  return boundaries_text(boin_boundaries(boin_hypotheses(given, options)));
}

core::Result<AnyDesign> make(const Options& given, const LadderPart& part) {
  core::Issues issues = check(given, part);
  if (issues.has_errors()) return core::failure(std::move(issues));
  constexpr std::array<std::string_view, 3> own{"p_saf", "p_tox", cutoff_option};
  const IntervalRules rules = interval_rules(given, options);
  return AnyDesign(IntervalEscalation(
      interval_name(design_name, given, own, rules), boin_texts, rules,
      boin_table(rules.max_patients, rules.target, boin_boundaries(boin_hypotheses(given, options)),
                 option<double>(given, options, cutoff_option))));
}

}  // namespace

Judgement boin_judgement(double rate, BoinBoundaries at) {
  const double above_lower = rate - at.escalate;
  const double below_upper = at.de_escalate - rate;
  if (above_lower <= tie) return {Move::escalate, std::max(0.0, -above_lower)};
  if (below_upper <= tie) return {Move::de_escalate, std::max(0.0, -below_upper)};
  return {Move::stay, std::min(above_lower, below_upper)};
}

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
            for (int y = 0; y <= n; ++y) row.push_back(boin_judgement(double(y) / n, boundaries));
            return with_elimination(n, row, target, cutoff);
          }};
}

const DesignEntry boin_entry{
    design_name,
    "Bayesian optimal interval design: the DLT rate at the current dose against two boundaries",
    "Liu S, Yuan Y. Bayesian optimal interval designs for phase I clinical trials. J R Stat Soc C "
    "2015;64:507-523. Early stop and titration: as in the R package BOIN 2.7.2.",
    options,
    &make,
    &resolved};

}  // namespace caudata::design
