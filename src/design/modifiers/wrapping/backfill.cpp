// SPDX-License-Identifier: Apache-2.0
#include "design/backfill.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>

#include "design/boin_options.hpp"
#include "design/interval_options.hpp"
#include "design/modifier.hpp"
#include "design/modifiers/wrapper.hpp"
#include "design/on_cohorts.hpp"

namespace caudata::design {
namespace {

constexpr std::int64_t usual_cap = 12;
constexpr double largest_cap = 50;
constexpr std::string_view by_response = "response", by_clearance = "cleared";

const std::array<OptionSpec, 4> options{{
    {.name = "n",
     .meaning = "a dose with this many patients takes no more by backfill; 0: no backfill",
     .fallback = usual_cap,
     .lower = 0,
     .upper = largest_cap,
     .choices = {}},
    {.name = "opens",
     .meaning = "a treated dose below the current one takes patients as soon as the current one "
                "has been reached, or after a response at it or at a lower dose",
     .fallback = std::string(by_clearance),
     .choices = {by_clearance, by_response}},
    {.name = "target",
     .meaning = "target DLT probability, for the boundaries of BOIN that close a dose again",
     .fallback = 0.3,
     .lower = 0.05,
     .upper = 0.6,
     .choices = {}},
    {.name = "cutoff",
     .meaning = "posterior probability of exceeding the target above which a dose is closed with "
                "all above",
     .fallback = 0.95,
     .lower = 0.5,
     .upper = 1,
     .choices = {}},
}};

constexpr RuleText cohort_rule{"backfill.cohort-pending",
                               "{dlt} DLTs so far in {n} patients at {level}, and some are still "
                               "in their DLT window: wait"};
constexpr RuleText last_windows_rule{
    "backfill.last-windows",
    "no more cohorts are treated, and some patients are still in their DLT window: wait"};
constexpr RuleText stay_rule{"backfill.pooled-stay",
                             "{level} calls for less than the current dose does; together, {dlt} "
                             "of {n} had a DLT: not above the current dose"};
constexpr RuleText down_rule{
    "backfill.pooled-de-escalate",
    "{level} calls for less than the current dose does; together, {dlt} of {n} had a DLT: at or "
    "above the de-escalation boundary; go down to a dose below the current one"};

constexpr RuleText closed_rule{
    "backfill.closed",
    "{dlt} of {n} had a DLT at {level}, those backfilled counted: it is closed with all doses "
    "above, whatever its cohorts showed"};

/// How far patients in `LadderHistory::patients` have been followed is not looked at, only whether
/// their outcome is known.
constexpr double any_window = 1;

/// Counts of outcomes, as a design for complete data has them.
struct Counts {
  std::array<Tally, max_doses> all{}, cohorts{};  // cohorts: without those who were backfilled

  void add(int dose, Tally one, Enrolment enrolment) {
    const auto at = static_cast<std::size_t>(dose);
    all[at] += one;
    if (enrolment == Enrolment::cohort) cohorts[at] += one;
  }
};

/// A design for complete data is asked on the patients whose outcome is known, when nobody of the
/// cohort and nobody at its dose is pending; one that uses follow-up is asked as it is. Its
/// decision to treat is lowered, never raised, where backfill contradicts it: the patients of the
/// highest conflicting dose up to the current one are pooled, and if BOIN says "stay" the trial
/// does not go up, if "down" it goes below the dose that still does. A dose at which nobody was
/// backfilled contradicts nothing: the design has decided on its patients before. While the design
/// waits, lower doses are open, unless the trial would end if nobody pending had a DLT.
///
/// A rule in counts (3+3) sees its cohorts alone. So that it cannot overlook what the others show,
/// a dose that BOIN eliminates on all patients is withheld from it, with all above: it neither
/// treats there nor names it.
class Backfill : public Wrapper {
 public:
  Backfill(AnyDesign inner, const BackfillRule& rule) : Wrapper(std::move(inner)), rule_(rule) {}

  std::string name() const {
    if (rule_.cap == 0) return inner().name() + ", no backfill";
    return fmt::format(
        "{}, backfill up to {} at a dose {}, closed by BOIN with target {}, cutoff {}",
        inner().name(), rule_.cap,
        rule_.opening == BackfillOpening::cleared ? "once cleared" : "after a response",
        rule_.target, rule_.cutoff);
  }
  bool inner_decides_on_tallies() const { return rule_.cap == 0 && inner().decides_on_tallies(); }
  bool uses_efficacy() const {
    return inner().uses_efficacy() || (rule_.cap > 0 && rule_.opening == BackfillOpening::response);
  }
  bool decides_on_margins() const { return uses_efficacy() && !asks_for_both(); }

  LadderDecision next(const LadderHistory& history) const {
    if (rule_.cap == 0) return inner().next(history);
    const BackfillStanding standing(history, rule_, any_window);
    LadderDecision decision = inner().decides_on_tallies() ? on_counts(history, standing)
                                                           : on_follow_up(history, standing);
    if (auto* treat = std::get_if<TreatDose>(&decision)) {
      lower_if_contradicted(*treat, standing);
      treat->backfill.clear();
      if (room_after(*treat, history, standing)) {
        treat->backfill = backfill_below(standing, treat->dose, rule_);
      }
    } else if (auto* wait = std::get_if<WaitForPatients>(&decision)) {
      wait->backfill.clear();
      if (goes_on(history, standing)) {
        wait->backfill = backfill_below(standing, standing.last, rule_);
      }
    }
    return decision;
  }

 private:
  bool asks_for_both() const { return inner().uses_efficacy() && !inner().decides_on_margins(); }

  /// The decision of the design; of a rule in counts, below what all patients close.
  LadderDecision ask(const LadderHistory& history, const BackfillStanding& standing) const {
    LadderDecision decision = inner().next(history);
    if (!inner().counts_cohorts() || highest_dose_of(decision) < standing.open) return decision;
    const Reason why =
        reason_at(closed_rule.id, closed_rule.text, standing.open, standing.at(standing.open));
    if (standing.open == 0) return Conclude{ConclusionKind::no_safe_dose, -1, why};
    LadderDecision below = inner().next(without_closed_doses(history, standing));
    if (auto* treat = std::get_if<TreatDose>(&below)) treat->reason = why;
    if (auto* end = std::get_if<Conclude>(&below)) {
      end->reason = why;
      if (end->kind == ConclusionKind::maximum_administered) end->kind = ConclusionKind::mtd;
    }
    return below;
  }

  /// That is treated or named; -1: none.
  static int highest_dose_of(const LadderDecision& decision) {
    if (const auto* treat = std::get_if<TreatDose>(&decision)) return treat->dose;
    const auto* end = std::get_if<Conclude>(&decision);
    return end == nullptr ? -1 : end->dose;
  }

  static LadderHistory without_closed_doses(const LadderHistory& history,
                                            const BackfillStanding& standing) {
    const auto open = static_cast<std::size_t>(standing.open);
    LadderHistory below = history;
    for (const Tally& closed : history.tally.subspan(open)) below.withheld += closed.evaluable;
    below.tally = history.tally.first(open);
    if (!history.cohorts.empty()) below.cohorts = history.cohorts.first(open);
    if (!history.borrowed.empty()) below.borrowed = history.borrowed.first(open);
    return below;
  }

  /// With a result, and so only when everybody is known.
  static bool ends(const LadderDecision& decision) {
    const auto* end = std::get_if<Conclude>(&decision);
    return end != nullptr && end->kind != ConclusionKind::no_safe_dose;
  }

  /// A rule in counts does not see who else is pending.
  LadderDecision on_follow_up(const LadderHistory& history,
                              const BackfillStanding& standing) const {
    LadderDecision decision = ask(history, standing);
    const bool overlooks = inner().counts_cohorts() && standing.timed.pending > 0;
    return overlooks && ends(decision) ? LadderDecision(wait(last_windows_rule, standing))
                                       : decision;
  }

  LadderDecision on_counts(const LadderHistory& history, const BackfillStanding& standing) const {
    if (cohort_pending(history)) return wait(cohort_rule, standing);
    const Counts counts = known(history);
    LadderDecision decision = ask(complete(history, counts), standing);
    if (ends(decision) && standing.timed.pending > 0) return wait(last_windows_rule, standing);
    auto* treat = std::get_if<TreatDose>(&decision);
    if (treat == nullptr || standing.timed.pending == 0) return decision;
    const LadderDecision supposed = if_nobody_pending_has_a_dlt(history, standing);
    const auto* room = std::get_if<TreatDose>(&supposed);
    if (room == nullptr) return wait(last_windows_rule, standing);
    treat->patients = std::min(treat->patients, room->patients);
    return decision;
  }

  /// The pending count as enrolled: a limit on patients that they reach is reached. What the last
  /// cohort showed stays as far as it is known: it bears on going up, not on an end.
  LadderDecision if_nobody_pending_has_a_dlt(const LadderHistory& history,
                                             const BackfillStanding& standing) const {
    return ask(complete(history, with_pending(history)), standing);
  }

  /// Whether the trial would go on after the cohort if nobody in it and nobody pending had a DLT:
  /// if not, there is no room for more patients beside it.
  bool room_after(const TreatDose& treat, const LadderHistory& history,
                  const BackfillStanding& standing) const {
    Counts counts = with_pending(history);
    const auto patients = static_cast<std::int16_t>(treat.patients);
    counts.add(treat.dose, {patients, 0, 0, 0}, Enrolment::cohort);
    LadderHistory later = complete(history, counts);
    later.last_dose = treat.dose;
    later.last_cohort = inner().recall({patients, 0, 0, 0});
    return !std::holds_alternative<Conclude>(ask(later, standing));
  }

  bool pending(const TimedPatient& patient) const {
    return patient.dlt.pending || (inner().uses_efficacy() && patient.response.pending);
  }

  /// Of the cohort, or at its dose.
  bool cohort_pending(const LadderHistory& history) const {
    for (const TimedPatient& patient : history.timed) {
      const bool awaited =
          patient.enrolment == Enrolment::cohort || patient.dose == history.last_dose;
      if (awaited && pending(patient)) return true;
    }
    for (const PatientRecord& patient : history.patients) {
      const bool awaited = patient.enrolment == Enrolment::cohort ||
                           patient.level.dose == static_cast<std::uint8_t>(history.last_dose);
      if (awaited && patient.evaluability == Evaluability::pending) return true;
    }
    return false;
  }

  /// The patients whose outcome is known, as a design for complete data counts them.
  Counts known(const LadderHistory& history) const {
    Counts counts;
    if (history.timed.empty()) {
      std::ranges::copy(history.tally, counts.all.begin());
      std::ranges::copy(CohortsAlone(history).history().tally, counts.cohorts.begin());
    }
    for (const TimedPatient& patient : history.timed) {
      const bool left = !patient.dlt.event && patient.dlt.share < 1;
      if (pending(patient) || left) continue;
      counts.add(patient.dose, seen(patient), patient.enrolment);
    }
    return counts;
  }

  /// The same with those who are pending, as far as they have shown anything.
  Counts with_pending(const LadderHistory& history) const {
    Counts counts = known(history);
    for (const TimedPatient& patient : history.timed) {
      if (pending(patient)) counts.add(patient.dose, seen(patient), patient.enrolment);
    }
    for (const PatientRecord& patient : history.patients) {
      if (patient.evaluability == Evaluability::pending)
        counts.add(patient.level.dose, {1, 0, 0, 0}, patient.enrolment);
    }
    return counts;
  }

  static Tally seen(const TimedPatient& patient) {
    const auto both = static_cast<std::int16_t>(patient.dlt.event && patient.response.event);
    return {1, patient.dlt.event, patient.response.event, both};
  }

  /// Refers to the counts.
  static LadderHistory complete(const LadderHistory& history, const Counts& counts) {
    LadderHistory known = history;
    known.tally = std::span(counts.all).first(history.tally.size());
    known.cohorts = std::span(counts.cohorts).first(history.tally.size());
    known.patients = {};
    known.timed = {};
    known.counted = nullptr;
    return known;
  }

  WaitForPatients wait(const RuleText& rule, const BackfillStanding& standing) const {
    const int dose = std::max(standing.last, 0);
    return {reason_at(rule.id, rule.text, dose, standing.timed.at(dose))};
  }

  /// Whether more cohorts would be treated if nobody pending had a DLT.
  bool goes_on(const LadderHistory& history, const BackfillStanding& standing) const {
    if (standing.last < 0) return false;
    return !std::holds_alternative<Conclude>(if_nobody_pending_has_a_dlt(history, standing));
  }

  /// The highest dose that backfill has taught something about which calls for less.
  std::optional<int> contradicting_dose(const BackfillStanding& standing, Move here) const {
    if (standing.last < 0 || standing.at(standing.last).evaluable == 0) return {};
    for (int dose = standing.last - 1; dose >= 0; --dose) {
      const bool taught = standing.beside[static_cast<std::size_t>(dose)] > 0;
      if (taught && calls_for_less(standing, dose, here, rule_)) return dose;
    }
    return {};
  }

  void lower_if_contradicted(TreatDose& treat, const BackfillStanding& standing) const {
    const Move here = treat.dose > standing.last ? Move::escalate : Move::stay;
    const auto from = contradicting_dose(standing, here);
    if (!from || treat.dose < *from || standing.last >= standing.open) return;
    const Tally pooled = standing.pooled(*from, standing.last);
    const Judgement judged = boin_judgement(pooled, rule_);
    const int most = judged.move == Move::escalate ? treat.dose
                     : judged.move == Move::stay   ? standing.last
                                                   : dose_below_conflict(standing, *from, rule_);
    if (treat.dose <= most) return;
    const RuleText& rule = judged.move == Move::stay ? stay_rule : down_rule;
    treat.dose = most;
    treat.reason = reason_at(rule.id, rule.text, *from, pooled);
    treat.reason.margin = judged.margin;
  }

  BackfillRule rule_;
};

core::Result<AnyDesign> make(const Options& given, const LadderPart&, AnyDesign inner) {
  BackfillRule rule;
  rule.target = option<double>(given, options, "target");
  rule.boundaries = boin_boundaries(rule.target, boin_saf * rule.target, boin_tox * rule.target);
  rule.cutoff = option<double>(given, options, "cutoff");
  rule.cap = static_cast<int>(option<std::int64_t>(given, options, "n"));
  rule.opening = option<std::string>(given, options, "opens") == by_response
                     ? BackfillOpening::response
                     : BackfillOpening::cleared;
  return AnyDesign(Backfill(std::move(inner), rule));
}

}  // namespace

extern const ModifierEntry backfill_entry;
const ModifierEntry backfill_entry{
    "backfill",
    "patients are also treated at cleared lower doses while a full cohort is observed; they count "
    "in the data and in limits on patients, not in the cohort. A design in rates or with a model "
    "decides on all patients. One in counts of a cohort (3+3, 2+1, accelerated titration, rolling "
    "six, a decision table with gaps) decides on its cohorts alone, as if nobody was backfilled. "
    "Around both stands BOIN on all patients: where a lower dose with backfill calls for less than "
    "the current one, the doses between are pooled and the trial goes no higher than BOIN would; "
    "and a design in counts neither treats at nor names a dose that BOIN eliminates",
    "Zhao Y, Yuan Y, Korn EL, Freidlin B. Backfilling patients in phase I dose-escalation trials "
    "using Bayesian optimal interval design (BOIN). Clin Cancer Res 2024;30:673-679.",
    options, &make};

}  // namespace caudata::design
