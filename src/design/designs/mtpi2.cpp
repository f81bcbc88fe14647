// SPDX-License-Identifier: Apache-2.0
#include "design/designs/mtpi2.hpp"

#include <array>

#include "design/unit_probability_mass.hpp"

namespace caudata::design {
namespace {

constexpr std::string_view design_name = "mTPI-2";

constexpr MoveTexts texts{{"mtpi2.escalate",
                           "{dlt} of {n} had a DLT at {level}: the interval with the greatest unit "
                           "probability mass is below the target interval; go up one dose"},
                          {"mtpi2.stay",
                           "{dlt} of {n} had a DLT at {level}: the target interval has the "
                           "greatest unit probability mass; stay"},
                          {"mtpi2.de-escalate",
                           "{dlt} of {n} had a DLT at {level}: the interval with the greatest unit "
                           "probability mass is above the target interval; go down one dose"}};

const std::vector<OptionSpec> options = with_margin_options();

core::Result<AnyDesign> make(const Options& given, const LadderPart& part) {
  core::Issues issues = check_margin_options(given, options, design_name, part);
  if (issues.has_errors()) return core::failure(std::move(issues));
  constexpr std::array<std::string_view, 3> own{eps1_option, eps2_option, cutoff_option};
  const IntervalRules rules = interval_rules(given, options);
  return AnyDesign(
      IntervalEscalation(interval_name(design_name, given, own, rules), texts, rules,
                         mtpi2_table(rules.max_patients, target_interval(given, options),
                                     option<double>(given, options, cutoff_option))));
}

}  // namespace

MoveTable mtpi2_table(int most_patients, TargetInterval interval, double cutoff) {
  const std::vector<ProbabilityInterval> intervals =
      equal_intervals(interval.lower, interval.upper, ShortIntervals::keep);
  return {most_patients, [&](int n) {
            return with_elimination(n, greatest_unit_mass(n, intervals), interval.target, cutoff);
          }};
}

const DesignEntry mtpi2_entry{
    design_name, "mTPI with intervals of equal length, so that a long one is not at a disadvantage",
    "Guo W, Wang SJ, Yang S, Lynn H, Ji Y. A Bayesian interval dose-finding design addressing "
    "Ockham's razor: mTPI-2. Contemp Clin Trials 2017;58:23-33.",
    options, &make};

}  // namespace caudata::design
