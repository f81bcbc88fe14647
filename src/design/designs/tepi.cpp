// SPDX-License-Identifier: Apache-2.0
#include "design/designs/tepi.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <array>

#include "core/contract.hpp"
#include "design/best_dose.hpp"
#include "design/isotonic.hpp"
#include "design/tepi_options.hpp"

namespace caudata::design {
namespace {

constexpr std::string_view design_name = "TEPI";

constexpr RuleText start_rule{"tepi.start",
                              "nobody has been treated in this part yet: start at {level}"};
constexpr RuleText up_rule{"tepi.escalate",
                           "{dlt} of {n} had a DLT at {level}: with the responses there, E in the "
                           "table; go up"};
constexpr RuleText stay_rule{"tepi.stay",
                             "{dlt} of {n} had a DLT at {level}: with the responses there, S in "
                             "the table; stay"};
constexpr RuleText down_rule{"tepi.de-escalate",
                             "{dlt} of {n} had a DLT at {level}: with the responses there, D in "
                             "the table; go down"};
constexpr RuleText no_higher_rule{
    "tepi.stay-at-highest",
    "{dlt} of {n} had a DLT at {level}: E in the table, but no higher dose may be given; stay"};
constexpr RuleText no_lower_rule{
    "tepi.stay-at-lowest",
    "{dlt} of {n} had a DLT at {level}: D in the table, but no lower dose may be given; stay"};
constexpr RuleText futile_rule{"tepi.futile",
                               "too few of {n} responded at {level}: it is not given again"};
constexpr RuleText closed_rule{
    "tepi.closed", "{dlt} of {n} had a DLT at {level}: it and all doses above are closed; go down"};
constexpr RuleText untreated_rule{"tepi.untreated", "nobody is evaluable at {level}: treat there"};
constexpr RuleText toxic_rule{"tepi.lowest-too-toxic",
                              "{dlt} of {n} had a DLT at {level}, the lowest dose: too toxic"};
constexpr RuleText none_rule{"tepi.none-admissible",
                             "no dose that may be given next is safe and effective enough"};
constexpr RuleText select_rule{"tepi.selected",
                               "{level} has the largest expected utility of the doses tried"};
constexpr RuleText none_selected_rule{"tepi.none-selected",
                                      "no tried dose is safe and effective enough"};
constexpr RuleText nobody_rule{"tepi.nobody-treated", "nobody has been treated"};
constexpr RuleText no_dose_rule{"tepi.no-dose-open", "no dose is open"};

Tally at(std::span<const Tally> tally, int dose) { return tally[static_cast<std::size_t>(dose)]; }

Conclude without_dose(const RuleText& rule, const LadderHistory& history, int about,
                      std::optional<double> margin = {}) {
  Reason reason = reason_at(rule, history, about);
  reason.margin = margin;
  return {ConclusionKind::no_safe_dose, -1, reason};
}

/// Of Beta(1 + y, 1 + n - y), inverted.
double precision(Tally t) {
  const double a = 1.0 + t.dlt;
  const double b = 1.0 + t.evaluable - t.dlt;
  return (a + b) * (a + b) * (a + b + 1) / (a * b);
}

}  // namespace

Tepi::Tepi(TepiRules rules)
    : rules_(std::move(rules)),
      tables_(std::make_shared<const Tables>(
          Tables{RateIntervals(rules_.tox_limits, rules_.tox_harm, WorseRates::high,
                               rules_.size.max_patients),
                 RateIntervals(rules_.eff_limits, rules_.eff_worth, WorseRates::low,
                               rules_.size.max_patients),
                 RateLimit(RateLimit::Side::above, rules_.phi_t, rules_.cutoff_t,
                           rules_.size.max_patients),
                 RateLimit(RateLimit::Side::below, rules_.phi_e, rules_.cutoff_e,
                           rules_.size.max_patients)})) {
  EXPECTS(rules_.table.size() == tables_->tox.intervals());
  EXPECTS(std::ranges::all_of(rules_.table, [&](const std::string& row) {
    return row.size() == tables_->eff.intervals();
  }));
}

Move Tepi::letter(std::size_t tox, std::size_t eff) const {
  const char written = rules_.table[tox][eff];
  return written == 'E' ? Move::escalate : written == 'S' ? Move::stay : Move::de_escalate;
}

Judgement Tepi::judge(Tally tally) const {
  const RateIntervals::Cell& tox = tables_->tox(tally.evaluable, tally.dlt);
  const RateIntervals::Cell& eff = tables_->eff(tally.evaluable, tally.response);
  Judgement judgement{letter(tox.greatest, eff.greatest), {}};
  const double greatest = tox.mass[tox.greatest] * eff.mass[eff.greatest];
  for (std::size_t i = 0; i < tables_->tox.intervals(); ++i) {
    for (std::size_t j = 0; j < tables_->eff.intervals(); ++j) {
      if (letter(i, j) == judgement.move) continue;
      const double lead = std::max(0.0, greatest - tox.mass[i] * eff.mass[j]);
      judgement.margin = std::min(judgement.margin.value_or(lead), lead);
    }
  }
  return judgement;
}

bool Tepi::futile(Tally t) const { return !tables_->efficacy.accepts(t.evaluable, t.response); }

int Tepi::open_doses(std::span<const Tally> tally) const {
  int open = 0;
  for (const Tally& t : tally) {
    if (!tables_->toxicity.accepts(t.evaluable, t.dlt)) break;
    ++open;
  }
  return open;
}

LadderDecision Tepi::next(const LadderHistory& history) const {
  if (history.tally.empty()) return without_dose(no_dose_rule, history, 0);
  if (tried_doses(history.tally).highest < 0) {
    return first_cohort(start_rule, history, rules_.size);
  }
  if (open_doses(history.tally) == 0 || rules_.size.complete(history.tally)) {
    return select(history);
  }
  return move(history, current_dose(history));
}

Conclude Tepi::conclusion(const LadderHistory& history) const {
  if (history.tally.empty()) return without_dose(no_dose_rule, history, 0);
  if (tried_doses(history.tally).highest < 0) return without_dose(nobody_rule, history, 0);
  return select(history);
}

/// The first dose from `from` on, in steps of one up or down, that is open and not futile; -1:
/// none.
int Tepi::nearest(const LadderHistory& history, int from, int step) const {
  const int open = open_doses(history.tally);
  for (int dose = from; dose >= 0 && dose < open; dose += step) {
    if (!futile(at(history.tally, dose))) return dose;
  }
  return -1;
}

LadderDecision Tepi::move(const LadderHistory& history, int current) const {
  const int open = open_doses(history.tally);
  if (current >= open) {
    Reason reason = reason_at(closed_rule, history, open);
    const Tally closing = at(history.tally, open);
    reason.margin = tables_->toxicity.distance(closing.evaluable, closing.dlt);
    return treat(history, nearest(history, open - 1, -1), reason);
  }
  const Tally here = at(history.tally, current);
  if (here.evaluable == 0)
    return treat(history, current, reason_at(untreated_rule, history, current));
  const bool too_few = futile(here);
  const Judgement judged = judge(here);
  int dose = judged.move == Move::escalate ? nearest(history, current + 1, +1) : -1;
  if (dose < 0 && (too_few || judged.move == Move::de_escalate)) {
    dose = nearest(history, current - 1, -1);
  }
  if (dose < 0 && !too_few) dose = current;
  const bool stays = dose == current;
  const RuleText& rule = too_few                         ? futile_rule
                         : judged.move == Move::stay     ? stay_rule
                         : judged.move == Move::escalate ? (stays ? no_higher_rule : up_rule)
                                                         : (stays ? no_lower_rule : down_rule);
  Reason reason = reason_at(rule, history, current);
  reason.margin = margin(here, judged.margin);
  return treat(history, dose, reason);
}

LadderDecision Tepi::treat(const LadderHistory& history, int dose, Reason reason) const {
  if (dose < 0) return without_dose(none_rule, history, reason.about.dose, reason.margin);
  return TreatDose{dose, rules_.size.next_cohort(history.tally), std::move(reason)};
}

double Tepi::margin(Tally t, std::optional<double> lead) const {
  const double nearest = std::min(tables_->toxicity.distance(t.evaluable, t.dlt),
                                  tables_->efficacy.distance(t.evaluable, t.response));
  return std::min(nearest, lead.value_or(nearest));
}

/// Of every dose; the expected harm of tried doses is made to rise along the ladder.
std::vector<double> Tepi::utilities(std::span<const Tally> tally) const {
  EXPECTS(tally.size() <= max_doses);
  std::array<double, max_doses> harm{}, weight{};
  std::size_t count = 0;
  for (const Tally& t : tally) {
    if (t.evaluable == 0) continue;
    harm[count] = tables_->tox(t.evaluable, t.dlt).height;
    weight[count++] = precision(t);
  }
  make_isotonic(std::span(harm).first(count), std::span(weight).first(count));
  std::vector<double> utility;
  std::size_t next = 0;
  for (const Tally& t : tally) {
    const double own = t.evaluable > 0 ? harm[next++] : tables_->tox(0, 0).height;
    utility.push_back((1 - own) * tables_->eff(t.evaluable, t.response).height);
  }
  return utility;
}

Conclude Tepi::select(const LadderHistory& history) const {
  const int open = open_doses(history.tally);
  const Tally lowest = at(history.tally, 0);
  if (open == 0) {
    return without_dose(toxic_rule, history, 0,
                        tables_->toxicity.distance(lowest.evaluable, lowest.dlt));
  }
  const auto utility = utilities(history.tally.first(static_cast<std::size_t>(open)));
  BestDose best;
  for (int dose = 0; dose < open; ++dose) {
    const Tally t = at(history.tally, dose);
    if (t.evaluable > 0 && !futile(t)) best.offer(dose, utility[static_cast<std::size_t>(dose)]);
  }
  if (best.dose < 0) return without_dose(none_selected_rule, history, open - 1);
  Reason reason = reason_at(select_rule, history, best.dose);
  reason.margin = best.margin();
  return {ConclusionKind::mtd, best.dose, reason};
}

std::vector<DoseEstimate> Tepi::estimates(const LadderHistory& history) const {
  std::vector<DoseEstimate> all;
  const std::vector<double> utility = utilities(history.tally);
  for (int dose = 0; dose < static_cast<int>(history.tally.size()); ++dose) {
    const Tally t = at(history.tally, dose);
    all.push_back({dose, "p_dlt", (1.0 + t.dlt) / (2 + t.evaluable)});
    all.push_back({dose, "p_response", (1.0 + t.response) / (2 + t.evaluable)});
    all.push_back({dose, "utility", utility[static_cast<std::size_t>(dose)]});
  }
  return all;
}

std::string Tepi::name() const {
  return fmt::format("{}, DLT limits {}, response limits {}, table {}, phi_t {:g}, phi_e {:g}{}",
                     design_name, fmt::join(rules_.tox_limits, " "),
                     fmt::join(rules_.eff_limits, " "), fmt::join(rules_.table, " "), rules_.phi_t,
                     rules_.phi_e, describe(rules_.size));
}

namespace {

const std::vector<OptionSpec> options = tepi_option_specs();

core::Result<AnyDesign> make(const Options& given, const LadderPart& part) {
  core::Issues issues = check_options(given, options, design_name);
  if (issues.has_errors()) return core::failure(std::move(issues));
  issues.add(check_start_dose(given, "start_dose", part));
  const TepiRules rules = tepi_rules(given, options);
  issues.add(check_tepi_rules(given, rules));
  if (issues.has_errors()) return core::failure(std::move(issues));
  return AnyDesign(Tepi(rules));
}

}  // namespace

const DesignEntry tepi_entry{
    design_name,
    "toxicity and efficacy probability intervals: a fixed table of moves by the pair of intervals "
    "with the greatest joint unit probability mass; final choice by expected utility",
    "Li DH, Whitmore JB, Guo W, Ji Y. Toxicity and efficacy probability interval design for phase "
    "I adoptive cell therapy dose-finding clinical trials. Clin Cancer Res 2017;23:13-20. The "
    "expected harm is made isotonic instead of each draw of the DLT probabilities.",
    options, &make};

}  // namespace caudata::design
