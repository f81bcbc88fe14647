// SPDX-License-Identifier: Apache-2.0
#include "design/interval_escalation.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "core/contract.hpp"
#include "design/mtd_selection.hpp"

namespace caudata::design {
namespace {

constexpr RuleText start_rule{"interval.start",
                              "nobody has been treated in this part yet: start at {level}"};
constexpr RuleText titrate_rule{"interval.titrate",
                                "no DLT yet, {n} treated at {level}: one patient at the next dose"};
constexpr RuleText fill_rule{"interval.fill-cohort",
                             "titration ends at {level} with {dlt} of {n}: fill up its cohort"};
constexpr RuleText eliminated_rule{
    "interval.eliminated",
    "{dlt} of {n} had a DLT at {level}: it and all doses above are eliminated; go on below"};
constexpr RuleText lowest_eliminated_rule{
    "interval.lowest-eliminated", "{dlt} of {n} had a DLT at {level}, the lowest dose: eliminated"};
constexpr RuleText at_top_rule{
    "interval.stay-at-top",
    "{dlt} of {n} had a DLT at {level}: low enough to go up, but no higher dose is open; stay"};
constexpr RuleText at_bottom_rule{
    "interval.stay-at-lowest",
    "{dlt} of {n} had a DLT at {level}: high enough to go down, but this is the lowest dose; stay"};
constexpr RuleText untreated_rule{"interval.highest-open",
                                  "{level} is the highest dose that is open now: treat there"};
constexpr RuleText all_patients_rule{
    "interval.max-patients",
    "all patients are in; of the doses not eliminated {level} ({dlt} of {n}) is nearest to the "
    "target after isotonic regression"};
constexpr RuleText enough_here_rule{
    "interval.enough-at-dose",
    "enough patients at the dose to be treated next; of the doses not eliminated {level} ({dlt} of "
    "{n}) is nearest to the target after isotonic regression"};
constexpr RuleText asked_now_rule{
    "interval.asked-now",
    "of the doses not eliminated {level} ({dlt} of {n}) is nearest to the target after isotonic "
    "regression"};
constexpr RuleText nobody_rule{"interval.nobody-treated", "nobody has been treated"};
constexpr RuleText none_left_rule{"interval.none-admissible",
                                  "every treated dose from {level} up is eliminated"};
constexpr RuleText no_dose_rule{"interval.no-dose-open", "no dose is open"};

Tally tally_at(const LadderHistory& history, int dose) {
  const auto at = static_cast<std::size_t>(dose);
  return at < history.tally.size() ? history.tally[at] : Tally{};
}

Reason because(const RuleText& rule, const LadderHistory& history, int dose,
               std::optional<double> margin = {}) {
  return {
      rule.id, rule.text, {0, static_cast<std::uint8_t>(dose)}, tally_at(history, dose), margin};
}

}  // namespace

/// What the tallies say of the ladder as a whole.
struct IntervalEscalation::Standing {
  int open{0};     // doses below the lowest eliminated one
  int current{0};  // the dose that the next move starts from
  int patients{0};
  int dlt{0};
  int most_at_a_dose{0};  // of cohorts: who is backfilled does not end titration
};

IntervalEscalation::IntervalEscalation(std::string name, const MoveTexts& texts,
                                       IntervalRules rules, MoveTable table)
    : name_(std::move(name)),
      texts_(texts),
      rules_(rules),
      table_(std::make_shared<const MoveTable>(std::move(table))) {
  EXPECTS(rules_.cohort_size > 0 && rules_.max_patients > 0 && rules_.start_dose >= 0);
}

IntervalEscalation::Standing IntervalEscalation::standing(const LadderHistory& history) const {
  const int doses = static_cast<int>(history.tally.size());
  Standing s{.open = doses, .patients = history.withheld};
  const std::span in_cohorts = history.cohorts.empty() ? history.tally : history.cohorts;
  int highest = 0;  // treated
  for (int dose = doses - 1; dose >= 0; --dose) {
    const Tally tally = tally_at(history, dose);
    if ((*table_)[tally].eliminate) s.open = dose;
    if (tally.evaluable > 0) highest = std::max(highest, dose);
    s.patients += tally.evaluable;
    s.dlt += tally.dlt;
    s.most_at_a_dose =
        std::max<int>(s.most_at_a_dose, in_cohorts[static_cast<std::size_t>(dose)].evaluable);
  }
  s.current = history.last_dose < 0 ? highest : std::min(history.last_dose, doses - 1);
  return s;
}

LadderDecision IntervalEscalation::next(const LadderHistory& history) const {
  if (history.tally.empty()) {
    return Conclude{ConclusionKind::no_safe_dose, -1, because(no_dose_rule, history, 0)};
  }
  const Standing s = standing(history);
  if (s.open == 0) {
    const auto margin = (*table_)[history.tally[0]].judgement.margin;
    return Conclude{ConclusionKind::no_safe_dose, -1,
                    because(lowest_eliminated_rule, history, 0, margin)};
  }
  if (s.patients == 0) return start(history, s);
  if (s.patients >= rules_.max_patients) return conclude(history, s, all_patients_rule);
  if (s.current >= s.open) {
    const auto margin = (*table_)[tally_at(history, s.open)].judgement.margin;
    return treat(s, s.open - 1, rules_.cohort_size,
                 because(eliminated_rule, history, s.open, margin));
  }
  const bool titrating = rules_.titration == Titration::yes && s.most_at_a_dose == 1;
  return titrating && rules_.cohort_size > 1 ? titrate(history, s) : move(history, s);
}

LadderDecision IntervalEscalation::treat(const Standing& s, int dose, int patients,
                                         Reason reason) const {
  return TreatDose{dose, std::min(patients, rules_.max_patients - s.patients), std::move(reason)};
}

LadderDecision IntervalEscalation::start(const LadderHistory& history, const Standing& s) const {
  const int dose = std::min(rules_.start_dose, s.open - 1);
  const int patients = rules_.titration == Titration::yes ? 1 : rules_.cohort_size;
  return treat(s, dose, patients, because(start_rule, history, dose));
}

/// No dose has more than one patient.
LadderDecision IntervalEscalation::titrate(const LadderHistory& history, const Standing& s) const {
  if (s.dlt == 0 && s.current + 1 < s.open) {
    return treat(s, s.current + 1, 1, because(titrate_rule, history, s.current));
  }
  const int missing = rules_.cohort_size - tally_at(history, s.current).evaluable;
  return treat(s, s.current, missing, because(fill_rule, history, s.current));
}

LadderDecision IntervalEscalation::move(const LadderHistory& history, const Standing& s) const {
  const int dose = s.current;
  const Tally tally = tally_at(history, dose);
  if (tally.evaluable == 0) {
    return treat(s, dose, rules_.cohort_size, because(untreated_rule, history, dose));
  }
  const auto& [move, margin] = (*table_)[tally].judgement;
  if (move == Move::escalate && dose + 1 < s.open) {
    return treat(s, dose + 1, rules_.cohort_size, because(texts_.escalate, history, dose, margin));
  }
  if (move == Move::de_escalate && dose > 0) {
    return treat(s, dose - 1, rules_.cohort_size,
                 because(texts_.de_escalate, history, dose, margin));
  }
  if (rules_.n_earlystop > 0 && tally.evaluable >= rules_.n_earlystop) {
    return conclude(history, s, enough_here_rule);
  }
  const RuleText& why = move == Move::stay       ? texts_.stay
                        : move == Move::escalate ? at_top_rule
                                                 : at_bottom_rule;
  return treat(s, dose, rules_.cohort_size, because(why, history, dose, margin));
}

Conclude IntervalEscalation::conclusion(const LadderHistory& history) const {
  const Standing s = standing(history);
  if (s.patients == 0) {
    return {ConclusionKind::n_reached, -1, because(nobody_rule, history, 0)};
  }
  return std::get<Conclude>(conclude(history, s, asked_now_rule));
}

LadderDecision IntervalEscalation::conclude(const LadderHistory& history, const Standing& s,
                                            const RuleText& why) const {
  const MtdSelection mtd =
      select_mtd(history.tally.first(static_cast<std::size_t>(s.open)), rules_.target);
  if (mtd.dose < 0) {
    const auto margin = (*table_)[tally_at(history, s.open)].judgement.margin;
    return Conclude{ConclusionKind::no_safe_dose, -1,
                    because(none_left_rule, history, s.open, margin)};
  }
  return Conclude{ConclusionKind::mtd, mtd.dose, because(why, history, mtd.dose, mtd.margin)};
}

std::string describe(const IntervalRules& rules) {
  std::string text = fmt::format(", target {}, cohorts of {}, at most {} patients", rules.target,
                                 rules.cohort_size, rules.max_patients);
  if (rules.n_earlystop > 0) text += fmt::format(", {} at a dose", rules.n_earlystop);
  if (rules.titration == Titration::yes) text += ", titration";
  if (rules.start_dose > 0) text += fmt::format(", start at dose {}", rules.start_dose + 1);
  return text;
}

}  // namespace caudata::design
