// SPDX-License-Identifier: Apache-2.0
#include "design/designs/bf_boin.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "design/boin_options.hpp"
#include "design/interval_options.hpp"
#include "design/trial_size.hpp"

namespace caudata::design {
namespace {

constexpr std::string_view design_name = "BF-BOIN";

constexpr RuleText cohort_rule{"bf-boin.cohort-pending",
                               "{dlt} DLTs so far in {n} patients at {level}, and some are still "
                               "in their DLT window: wait"};
constexpr RuleText last_windows_rule{
    "bf-boin.last-windows",
    "no more cohorts are treated, and some patients are still in their DLT window: wait"};
constexpr RuleText size_rule{"bf-boin.max-patients",
                             "the planned number of patients is in cohorts; the MTD is chosen from "
                             "all doses"};
constexpr RuleText pooled_up_rule{
    "bf-boin.pooled-escalate",
    "{level} calls for a lower dose than the current one does; together, {dlt} of {n} had a DLT: "
    "at or below the escalation boundary; go up one dose"};
constexpr RuleText pooled_stay_rule{
    "bf-boin.pooled-stay",
    "{level} calls for a lower dose than the current one does; together, {dlt} of {n} had a DLT: "
    "stay at the current dose"};
constexpr RuleText pooled_down_rule{
    "bf-boin.pooled-de-escalate",
    "{level} calls for a lower dose than the current one does; together, {dlt} of {n} had a DLT: "
    "at or above the de-escalation boundary; go down to a dose below it"};

/// BOIN's own limit must not count the patients who come on top of it.
IntervalRules with_room_for_backfill(const BfBoinRules& rules) {
  IntervalRules wide = rules.boin;
  wide.max_patients += static_cast<int>(max_doses) * rules.backfill.cap;
  return wide;
}

}  // namespace

struct BfBoin::Standing : BackfillStanding {
  int in_cohorts{0};

  using BackfillStanding::BackfillStanding;
  LadderHistory counted() const {
    return {.tally = std::span(known).first(static_cast<std::size_t>(doses)),
            .last_dose = last,
            .patients = {}};
  }
  Reason because(const RuleText& rule, int dose, Tally tally) const {
    return {rule.id, rule.text, {0, static_cast<std::uint8_t>(dose)}, tally};
  }
};

BfBoin::BfBoin(const BfBoinRules& rules)
    : rules_(rules),
      boin_({}, boin_texts, with_room_for_backfill(rules),
            boin_table(rules.boin.max_patients + rules.backfill.cap, rules.boin.target,
                       rules.backfill.boundaries, rules.backfill.cutoff)) {}

BfBoin::Standing BfBoin::standing(const LadderHistory& history) const {
  Standing s(history, rules_.backfill, rules_.window);
  s.in_cohorts =
      s.timed.treated - static_cast<int>(std::ranges::count(history.timed, Enrolment::backfill,
                                                            &TimedPatient::enrolment));
  for (const TimedDose& dose : s.timed.dose) s.in_cohorts -= dose.left;
  return s;
}

LadderDecision BfBoin::next(const LadderHistory& history) const {
  const Standing s = standing(history);
  const bool cohort_pending = history.last_dose >= 0 && s.timed_at(history.last_dose).pending > 0;
  if (cohort_pending && s.in_cohorts < rules_.boin.max_patients) {
    return WaitForPatients{s.because(cohort_rule, s.last, s.timed.at(s.last)),
                           open_below(s, s.last)};
  }
  LadderDecision decision = decide(s);
  if (const auto* end = std::get_if<Conclude>(&decision)) {
    if (end->kind == ConclusionKind::no_safe_dose || s.timed.pending == 0) return decision;
    return WaitForPatients{s.because(last_windows_rule, std::max(s.last, 0), end->reason.tally)};
  }
  auto& treat = std::get<TreatDose>(decision);
  treat.patients = std::min(treat.patients, rules_.boin.max_patients - s.in_cohorts);
  treat.backfill = open_below(s, treat.dose);
  return decision;
}

/// With the outcomes that are known; nobody of the last cohort is pending.
LadderDecision BfBoin::decide(const Standing& s) const {
  LadderDecision of_boin = boin_.next(s.counted());
  if (s.open == 0 || s.last < 0) return of_boin;
  if (s.in_cohorts >= rules_.boin.max_patients) {
    Conclude end = boin_.conclusion(s.counted());
    end.reason.rule = size_rule.id;
    end.reason.text = size_rule.text;
    return end;
  }
  if (s.last >= s.open) return of_boin;
  // Without backfill no lower dose has data that the decisions so far did not rest on.
  const Move here = boin_judgement(s.at(s.last), rules_.backfill).move;
  const std::optional<int> conflict = conflicting_dose(s, here, rules_.backfill);
  return conflict ? pooled_decision(s, *conflict) : of_boin;
}

LadderDecision BfBoin::pooled_decision(const Standing& s, int from) const {
  const Tally pooled = s.pooled(from, s.last);
  const Judgement judged = boin_judgement(pooled, rules_.backfill);
  const auto treat = [&](int dose, const RuleText& rule) {
    Reason reason = s.because(rule, from, pooled);
    reason.margin = judged.margin;
    return TreatDose{dose, rules_.boin.cohort_size, reason};
  };
  if (judged.move == Move::escalate && s.last + 1 < s.open) {
    return treat(s.last + 1, pooled_up_rule);
  }
  if (judged.move == Move::de_escalate) {
    return treat(dose_below_conflict(s, from, rules_.backfill), pooled_down_rule);
  }
  const int enough = rules_.boin.n_earlystop;
  if (enough > 0 && s.at(s.last).evaluable >= enough) return boin_.conclusion(s.counted());
  return treat(s.last, pooled_stay_rule);
}

/// A second patient at a dose would end titration.
bool BfBoin::titrating(const Standing& s) const {
  return rules_.boin.titration == Titration::yes &&
         std::ranges::none_of(s.timed.dose, [](const TimedDose& at) { return at.treated > 1; });
}

std::vector<std::uint8_t> BfBoin::open_below(const Standing& s, int current) const {
  if (titrating(s)) return {};
  return backfill_below(s, current, rules_.backfill);
}

std::string BfBoin::name() const {
  std::string name = std::string(design_name) + describe(rules_.boin);
  if (rules_.backfill.cap == 0) return name + ", no backfill";
  name += fmt::format(", backfill up to {} at a dose", rules_.backfill.cap);
  return rules_.backfill.opening == BackfillOpening::cleared ? name + " once cleared"
                                                             : name + " after a response";
}

namespace {

constexpr std::string_view cap_option = "backfill_cap", opening_option = "backfill_opens";
constexpr std::string_view by_response = "response", by_clearance = "cleared";
constexpr double largest_cap = 50;

const std::vector<OptionSpec> options = with_interval_options(
    {p_saf_spec(),
     p_tox_spec(),
     cutoff_spec(),
     {.name = cap_option,
      .meaning = "a dose with this many patients takes no more by backfill; 0: no backfill",
      .fallback = std::int64_t{12},
      .lower = 0,
      .upper = largest_cap,
      .choices = {}},
     {.name = opening_option,
      .meaning = "a treated dose below the current one takes patients after a response at it or at "
                 "a lower dose, or as soon as the current one has been reached",
      .fallback = std::string(by_response),
      .choices = {by_response, by_clearance}},
     window_option()});

std::string resolved(const Options& given, const LadderPart&) {
  return boundaries_text(boin_boundaries(boin_hypotheses(given, options)));
}

core::Result<AnyDesign> make(const Options& given, const LadderPart& part) {
  core::Issues issues = check_interval_options(given, options, design_name, part);
  if (!issues.has_errors()) issues.add(check_boin_order(given, options));
  if (issues.has_errors()) return core::failure(std::move(issues));
  BfBoinRules rules;
  rules.boin = interval_rules(given, options);
  rules.backfill.boundaries = boin_boundaries(boin_hypotheses(given, options));
  rules.backfill.target = rules.boin.target;
  rules.backfill.cutoff = option<double>(given, options, cutoff_option);
  rules.backfill.cap = static_cast<int>(option<std::int64_t>(given, options, cap_option));
  rules.backfill.opening = option<std::string>(given, options, opening_option) == by_response
                               ? BackfillOpening::response
                               : BackfillOpening::cleared;
  rules.window = option<double>(given, options, "window");
  return AnyDesign(BfBoin(rules));
}

}  // namespace

const DesignEntry bf_boin_entry{
    design_name,
    "BOIN that treats more patients at cleared lower doses while a cohort is observed; "
    "max_patients counts patients in cohorts",
    "Zhao Y, Yuan Y, Korn EL, Freidlin B. Backfilling patients in phase I dose-escalation trials "
    "using Bayesian optimal interval design (BOIN). Clin Cancer Res 2024;30:673-679.",
    options,
    &make,
    &resolved,
    LimitCounts::cohorts};

}  // namespace caudata::design
