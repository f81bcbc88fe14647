// SPDX-License-Identifier: Apache-2.0
#include "design/designs/i3plus3.hpp"

#include <array>

#include <cmath>

#include "design/tie.hpp"

namespace caudata::design {
namespace {

constexpr std::string_view design_name = "i3+3";

Judgement judge(int y, int n, TargetInterval interval) {
  const double rate = double(y) / n;
  const double above_lower = rate - interval.lower;
  const double above_upper = rate - interval.upper;
  if (above_lower < -tie) return {Move::escalate, -above_lower};
  if (above_upper <= tie) {
    return {Move::stay, std::max(0.0, std::min(above_lower, -above_upper))};
  }
  const double fewer_above_lower = double(y - 1) / n - interval.lower;
  const double margin = std::min(above_upper, std::abs(fewer_above_lower));
  return {fewer_above_lower < -tie ? Move::stay : Move::de_escalate, margin};
}

constexpr MoveTexts texts{
    {"i3+3.escalate",
     "{dlt} of {n} had a DLT at {level}: the rate is below the target interval; go up one dose"},
    {"i3+3.stay",
     "{dlt} of {n} had a DLT at {level}: the rate is in the target interval, or would be below it "
     "with one DLT fewer; stay"},
    {"i3+3.de-escalate",
     "{dlt} of {n} had a DLT at {level}: the rate is above the target interval, with one DLT fewer "
     "still not below it; go down one dose"}};

const std::vector<OptionSpec> options = with_margin_options();

core::Result<AnyDesign> make(const Options& given, const LadderPart& part) {
  core::Issues issues = check_margin_options(given, options, design_name, part);
  if (issues.has_errors()) return core::failure(std::move(issues));
  constexpr std::array<std::string_view, 3> own{eps1_option, eps2_option, cutoff_option};
  const IntervalRules rules = interval_rules(given, options);
  return AnyDesign(
      IntervalEscalation(interval_name(design_name, given, own, rules), texts, rules,
                         i3plus3_table(rules.max_patients, target_interval(given, options),
                                       option<double>(given, options, cutoff_option))));
}

}  // namespace

MoveTable i3plus3_table(int most_patients, TargetInterval interval, double cutoff) {
  return {most_patients, [&](int n) {
            std::vector<Judgement> row;
            for (int y = 0; y <= n; ++y) row.push_back(judge(y, n, interval));
            return with_elimination(n, row, interval.target, cutoff);
          }};
}

const DesignEntry i3plus3_entry{
    design_name,
    "the DLT rate at the current dose, and with one DLT fewer, against the target interval",
    "Liu M, Wang SJ, Ji Y. The i3+3 design for phase I clinical trials. J Biopharm Stat "
    "2020;30:294-304.",
    options, &make};

}  // namespace caudata::design
