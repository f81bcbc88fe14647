// SPDX-License-Identifier: Apache-2.0
#include "design/designs/keyboard.hpp"

#include <algorithm>
#include <array>

#include "design/unit_probability_mass.hpp"

namespace caudata::design {
namespace {

constexpr std::string_view design_name = "Keyboard";

constexpr MoveTexts texts{
    {"keyboard.escalate",
     "{dlt} of {n} had a DLT at {level}: the strongest key is below the target key; go up one "
     "dose"},
    {"keyboard.stay", "{dlt} of {n} had a DLT at {level}: the target key is the strongest; stay"},
    {"keyboard.de-escalate",
     "{dlt} of {n} had a DLT at {level}: the strongest key is above the target key; go down one "
     "dose"}};

const std::vector<OptionSpec> options = with_margin_options();

/// With a low target the left end is shorter than a key: by the published rule nothing then calls
/// for going up. The design is made as asked, and its name says so.
std::string warning(TargetInterval interval) {
  const auto keys = equal_intervals(interval.lower, interval.upper, ShortIntervals::leave_out);
  const bool none = std::ranges::none_of(
      keys, [](const ProbabilityInterval& key) { return key.move == Move::escalate; });
  return none ? ", never escalates: no key below the target key" : "";
}

core::Result<AnyDesign> make(const Options& given, const LadderPart& part) {
  core::Issues issues = check_margin_options(given, options, design_name, part);
  if (issues.has_errors()) return core::failure(std::move(issues));
  constexpr std::array<std::string_view, 3> own{eps1_option, eps2_option, cutoff_option};
  const IntervalRules rules = interval_rules(given, options);
  return AnyDesign(IntervalEscalation(
      interval_name(design_name, given, own, rules) + warning(target_interval(given, options)),
      texts, rules,
      keyboard_table(rules.max_patients, target_interval(given, options),
                     option<double>(given, options, cutoff_option))));
}

}  // namespace

MoveTable keyboard_table(int most_patients, TargetInterval interval, double cutoff) {
  const std::vector<ProbabilityInterval> keys =
      equal_intervals(interval.lower, interval.upper, ShortIntervals::leave_out);
  return {most_patients, [&](int n) {
            return with_elimination(n, greatest_unit_mass(n, keys), interval.target, cutoff);
          }};
}

const DesignEntry keyboard_entry{
    design_name, "the most probable of equally long keys against the target key",
    "Yan F, Mandrekar SJ, Yuan Y. Keyboard: a novel Bayesian toxicity probability interval design "
    "for phase I clinical trials. Clin Cancer Res 2017;23:3994-4003.",
    options, &make};

}  // namespace caudata::design
