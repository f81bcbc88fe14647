// SPDX-License-Identifier: Apache-2.0
#include "design/designs/r_tpi.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>

#include "design/designs/mtpi.hpp"
#include "design/designs/mtpi2.hpp"
#include "design/interval_options.hpp"
#include "design/trial_size.hpp"

namespace caudata::design {
namespace {

constexpr std::string_view design_name = "R-TPI";
constexpr std::string_view rule_option = "rule";
constexpr std::string_view by_mtpi2 = "mTPI-2", by_mtpi = "mTPI";

constexpr MoveTexts texts{{"r-tpi.escalate",
                           "{dlt} of {n} had a DLT at {level}: the interval with the greatest unit "
                           "probability mass is below the target interval; go up one dose"},
                          {"r-tpi.stay",
                           "{dlt} of {n} had a DLT at {level}: the target interval has the "
                           "greatest unit probability mass; stay"},
                          {"r-tpi.de-escalate",
                           "{dlt} of {n} had a DLT at {level}: the interval with the greatest unit "
                           "probability mass is above the target interval; go down one dose"}};
constexpr RuleText certain_rule{
    "r-tpi.certain",
    "{dlt} DLTs so far in {n} patients at {level}, some of them in their window: the next dose is "
    "the same whichever way their outcomes fall"};
constexpr RuleText open_rule{
    "r-tpi.open",
    "{dlt} DLTs so far in {n} patients at {level}, some patients are in their window, and what "
    "they show may change the next dose: wait"};
constexpr RuleText last_windows_rule{
    "r-tpi.last-windows",
    "no more patients are treated, and some are still in their DLT window: wait"};

Reason because(const RuleText& rule, const TimedTally& seen, int dose) {
  return {rule.id, rule.text, {0, static_cast<std::uint8_t>(dose)}, seen.at(dose)};
}

/// Where both answers agree, the agreement is as near to a change as the nearer of them.
std::optional<double> lesser(std::optional<double> a, std::optional<double> b) {
  if (!a || !b) return a ? a : b;
  return std::min(*a, *b);
}

}  // namespace

LadderDecision RTpi::next(const LadderHistory& history) const {
  const TimedTally seen(history, window_);
  const auto supposing = [&](PendingOutcome outcome) {
    const auto tally = seen.supposing(outcome);
    return rule_.next({.tally = std::span(tally).first(history.tally.size()),
                       .last_dose = history.last_dose,
                       .patients = {}});
  };
  const LadderDecision best = supposing(PendingOutcome::no_dlt);
  if (seen.pending == 0) return best;
  const LadderDecision worst = supposing(PendingOutcome::dlt);
  const int last = std::clamp(history.last_dose, 0, static_cast<int>(max_doses) - 1);
  const auto* if_none = std::get_if<TreatDose>(&best);
  const auto* if_all = std::get_if<TreatDose>(&worst);
  if (if_none != nullptr && if_all != nullptr && if_none->dose == if_all->dose) {
    Reason reason = because(certain_rule, seen, last);
    reason.margin = lesser(if_none->reason.margin, if_all->reason.margin);
    return TreatDose{if_none->dose, std::min(if_none->patients, if_all->patients), reason};
  }
  const auto* end = std::get_if<Conclude>(&best);
  if (end != nullptr && end->kind == ConclusionKind::no_safe_dose) return best;
  const bool no_more = if_none == nullptr && if_all == nullptr;
  return WaitForPatients{because(no_more ? last_windows_rule : open_rule, seen, last)};
}

namespace {

std::vector<OptionSpec> own_options() {
  std::vector<OptionSpec> all = with_margin_options();
  all.push_back({.name = rule_option,
                 .meaning = "the design whose decisions are made",
                 .fallback = std::string(by_mtpi2),
                 .choices = {by_mtpi2, by_mtpi}});
  all.push_back(window_option());
  return all;
}

const std::vector<OptionSpec> options = own_options();

core::Result<AnyDesign> make(const Options& given, const LadderPart& part) {
  core::Issues issues = check_margin_options(given, options, design_name, part);
  if (issues.has_errors()) return core::failure(std::move(issues));
  constexpr std::array<std::string_view, 3> own{eps1_option, eps2_option, cutoff_option};
  const IntervalRules rules = interval_rules(given, options);
  const auto rule = option<std::string>(given, options, rule_option);
  const auto table = rule == by_mtpi ? &mtpi_table : &mtpi2_table;
  const std::string name =
      interval_name(fmt::format("{} ({})", design_name, rule), given, own, rules);
  return AnyDesign(
      RTpi(IntervalEscalation(name, texts, rules,
                              table(rules.max_patients, target_interval(given, options),
                                    option<double>(given, options, cutoff_option))),
           option<double>(given, options, "window")));
}

}  // namespace

const DesignEntry r_tpi_entry{
    design_name,
    "mTPI-2 that does not wait for patients in their window whose outcomes cannot change its "
    "decision",
    "Guo W, Ji Y, Li D. R-TPI: rolling toxicity probability interval design to shorten the "
    "duration and maintain safety of phase I trials. J Biopharm Stat 2019;29:411-424.",
    options, &make};

}  // namespace caudata::design
