// SPDX-License-Identifier: Apache-2.0
#include "design/designs/mtpi.hpp"

#include <array>

#include "design/unit_probability_mass.hpp"

namespace caudata::design {
namespace {

constexpr std::string_view design_name = "mTPI";

constexpr MoveTexts texts{{"mtpi.escalate",
                           "{dlt} of {n} had a DLT at {level}: the greatest unit probability mass "
                           "is below the target interval; go up one dose"},
                          {"mtpi.stay",
                           "{dlt} of {n} had a DLT at {level}: the greatest unit probability mass "
                           "is in the target interval; stay"},
                          {"mtpi.de-escalate",
                           "{dlt} of {n} had a DLT at {level}: the greatest unit probability mass "
                           "is above the target interval; go down one dose"}};

const std::vector<OptionSpec> options = with_margin_options();

core::Result<AnyDesign> make(const Options& given, const LadderPart& part) {
  core::Issues issues = check_margin_options(given, options, design_name, part);
  if (issues.has_errors()) return core::failure(std::move(issues));
  constexpr std::array<std::string_view, 3> own{eps1_option, eps2_option, cutoff_option};
  const IntervalRules rules = interval_rules(given, options);
  return AnyDesign(
      IntervalEscalation(interval_name(design_name, given, own, rules), texts, rules,
                         mtpi_table(rules.max_patients, target_interval(given, options),
                                    option<double>(given, options, cutoff_option))));
}

}  // namespace

MoveTable mtpi_table(int most_patients, TargetInterval interval, double cutoff) {
  const std::array<ProbabilityInterval, 3> intervals{{{0, interval.lower, Move::escalate},
                                                      {interval.lower, interval.upper, Move::stay},
                                                      {interval.upper, 1, Move::de_escalate}}};
  return {most_patients, [&](int n) {
            return with_elimination(n, greatest_unit_mass(n, intervals), interval.target, cutoff);
          }};
}

const DesignEntry mtpi_entry{design_name,
                             "modified toxicity probability interval design: unit probability mass "
                             "below, in and above the target interval",
                             "Ji Y, Liu P, Li Y, Bekele BN. A modified toxicity probability "
                             "interval method for dose-finding trials. Clin Trials 2010;7:653-663.",
                             options, &make};

}  // namespace caudata::design
