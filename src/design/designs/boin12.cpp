// SPDX-License-Identifier: Apache-2.0
#include "design/designs/boin12.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

#include "design/boin_options.hpp"
#include "design/designs/boin.hpp"
#include "design/mtd_selection.hpp"
#include "design/utility_options.hpp"

namespace caudata::design {
namespace {

constexpr RuleText start_rule{"boin12.start",
                              "nobody has been treated in this part yet: start at {level}"};
constexpr RuleText down_rule{
    "boin12.go-down",
    "{dlt} of {n} had a DLT at {level}: at or above the boundary, go down one dose"};
constexpr RuleText compare_rule{
    "boin12.most-desirable",
    "{dlt} of {n} had a DLT at {level}: the most desirable of the doses around it is next"};
constexpr RuleText stay_lowest_rule{
    "boin12.lowest", "{dlt} of {n} had a DLT at {level}, the lowest dose: stay there"};
constexpr RuleText elsewhere_rule{
    "boin12.nearest-admissible",
    "{level} and its neighbours are not admissible: the nearest admissible dose is next"};
constexpr RuleText toxic_rule{"boin12.lowest-too-toxic",
                              "{dlt} of {n} had a DLT at {level}, the lowest dose: too toxic"};
constexpr RuleText none_rule{"boin12.none-admissible",
                             "no dose is admissible for toxicity and efficacy"};
constexpr RuleText select_rule{
    "boin12.selected", "all patients are treated; {level} has the largest utility up to the MTD"};
constexpr RuleText no_dose_rule{"boin12.no-dose-open", "no dose is open"};
constexpr RuleText nobody_rule{"boin12.nobody-treated", "nobody has been treated"};

constexpr double boundary_tie = 1e-12;  // a rate this near to a boundary reaches it

Tally at(const LadderHistory& history, int dose) {
  return history.tally[static_cast<std::size_t>(dose)];
}

}  // namespace

Boin12::Boin12(const Boin12Rules& rules)
    : rules_(rules),
      tables_(std::make_shared<const Tables>(Tables{
          Desirability(rules.utilities,
                       utility_benchmark(rules.utilities, rules.phi_t, rules.phi_e),
                       rules.size.max_patients),
          RateLimit(RateLimit::Side::above, rules.phi_t, rules.cutoff_t, rules.size.max_patients),
          RateLimit(RateLimit::Side::below, rules.phi_e, rules.cutoff_e,
                    rules.size.max_patients)})) {}

bool Boin12::admissible(const LadderHistory& history, int dose) const {
  const Tally t = at(history, dose);
  return tables_->toxicity.accepts(t.evaluable, t.dlt) &&
         tables_->efficacy.accepts(t.evaluable, t.response);
}

int Boin12::open_doses(const LadderHistory& history) const {
  int open = 0;
  for (const Tally& t : history.tally) {
    if (!tables_->toxicity.accepts(t.evaluable, t.dlt)) break;
    ++open;
  }
  return open;
}

LadderDecision Boin12::next(const LadderHistory& history) const {
  if (history.tally.empty()) {
    return Conclude{ConclusionKind::no_safe_dose, -1, reason_at(no_dose_rule, history, 0)};
  }
  if (tried_doses(history.tally).highest < 0) return first_cohort(start_rule, history, rules_.size);
  const int open = open_doses(history);
  if (open == 0) {
    return Conclude{ConclusionKind::no_safe_dose, -1, reason_at(toxic_rule, history, 0)};
  }
  if (rules_.size.complete(history.tally)) return select(history, open);
  return move(history, current_dose(history), open);
}

BestDose Boin12::most_desirable(const LadderHistory& history, int open, int from, int to) const {
  BestDose best;
  for (int dose = std::max(0, from); dose <= std::min(to, open - 1); ++dose) {
    if (admissible(history, dose)) best.offer(dose, tables_->desirability(at(history, dose)));
  }
  return best;
}

LadderDecision Boin12::move(const LadderHistory& history, int current, int open) const {
  const Tally here = at(history, current);
  const double rate = here.evaluable > 0 ? double(here.dlt) / here.evaluable : 0;
  const int patients = rules_.size.next_cohort(history.tally);
  const double to_down = std::abs(rate - rules_.lambda_d);
  if (rate >= rules_.lambda_d - boundary_tie) {
    const int below = std::max(0, current - 1);
    if (below >= open || !admissible(history, below)) {
      return elsewhere(history, current, open, current);
    }
    Reason reason = reason_at(current == 0 ? stay_lowest_rule : down_rule, history, current);
    reason.margin = to_down;
    return TreatDose{below, patients, reason};
  }
  const bool settled = rate > rules_.lambda_e + boundary_tie && here.evaluable >= rules_.n_star;
  const bool reached = here.evaluable > 0;  // an untried dose is not skipped
  const BestDose best =
      most_desirable(history, open, current - 1, settled || !reached ? current : current + 1);
  if (best.dose < 0) return elsewhere(history, current, open, max_doses);
  Reason reason = reason_at(compare_rule, history, current);
  reason.margin = std::min(best.lead, to_down);
  if (here.evaluable >= rules_.n_star) {
    reason.margin = std::min(*reason.margin, std::abs(rate - rules_.lambda_e));
  }
  return TreatDose{best.dose, patients, reason};
}

LadderDecision Boin12::elsewhere(const LadderHistory& history, int current, int open,
                                 int up_to) const {
  const int patients = rules_.size.next_cohort(history.tally);
  for (int dose = std::min(current, open - 1); dose >= 0; --dose) {
    if (dose == current || !admissible(history, dose)) continue;
    return TreatDose{dose, patients, reason_at(elsewhere_rule, history, current)};
  }
  const int reachable = std::min(tried_doses(history.tally).highest + 1, open - 1);
  for (int dose = current; dose <= std::min(reachable, up_to); ++dose) {
    if (!admissible(history, dose)) continue;
    return TreatDose{dose, patients, reason_at(elsewhere_rule, history, current)};
  }
  return Conclude{ConclusionKind::no_safe_dose, -1, reason_at(none_rule, history, current)};
}

Conclude Boin12::select(const LadderHistory& history, int open) const {
  const int mtd =
      select_mtd(history.tally.first(static_cast<std::size_t>(open)), rules_.phi_t).dose;
  BestDose best;
  for (int dose = 0; dose <= mtd; ++dose) {
    const Tally t = at(history, dose);
    if (t.evaluable == 0 || !admissible(history, dose)) continue;
    best.offer(dose, (1 + quasi_events(rules_.utilities, t)) / (2 + t.evaluable));
  }
  if (best.dose < 0) {
    return {ConclusionKind::no_safe_dose, -1, reason_at(none_rule, history, std::max(0, mtd))};
  }
  Reason reason = reason_at(select_rule, history, best.dose);
  reason.margin = best.margin();
  return {ConclusionKind::mtd, best.dose, reason};
}

Conclude Boin12::conclusion(const LadderHistory& history) const {
  if (const auto end = conclusion_without_data(no_dose_rule, nobody_rule, history)) return *end;
  const int open = open_doses(history);
  if (open == 0) return {ConclusionKind::no_safe_dose, -1, reason_at(toxic_rule, history, 0)};
  return select(history, open);
}

std::vector<DoseEstimate> Boin12::estimates(const LadderHistory& history) const {
  std::vector<DoseEstimate> all;
  for (int dose = 0; dose < static_cast<int>(history.tally.size()); ++dose) {
    const Tally t = at(history, dose);
    all.push_back({dose, "p_dlt", (1.0 + t.dlt) / (2 + t.evaluable)});
    all.push_back({dose, "p_response", (1.0 + t.response) / (2 + t.evaluable)});
    all.push_back({dose, "utility", (1 + quasi_events(rules_.utilities, t)) / (2 + t.evaluable)});
    all.push_back({dose, "desirability", tables_->desirability(t)});
  }
  return all;
}

std::string Boin12::name() const {
  return fmt::format("BOIN12 (variant: adjacent), phi_t {:g}, phi_e {:g}{}", rules_.phi_t,
                     rules_.phi_e, describe(rules_.size));
}

namespace {

const std::vector<OptionSpec> options = with_utility_options({
    share_option("phi_t", "the highest acceptable P(DLT)", 0.35),
    share_option("phi_e", "the lowest acceptable P(response)", 0.25),
    share_option("c_t", "a dose is closed when P(p_dlt > phi_t) reaches this", 0.95),
    share_option("c_e", "a dose is not admissible when P(p_response < phi_e) reaches this", 0.9),
    {.name = "n_star",
     .meaning = "patients at a dose from which a DLT rate between the boundaries bars going up",
     .fallback = std::int64_t{6},
     .lower = 1,
     .upper = 100,
     .choices = {}},
    cohort_size_option(),
    max_patients_option(36),
    start_dose_option(),
});

core::Issues check(const Options& given, const LadderPart& part) {
  core::Issues issues = check_options(given, options, "BOIN12");
  if (issues.has_errors()) return issues;
  issues.add(check_start_dose(given, "start_dose", part));
  const double phi_t = option<double>(given, options, "phi_t");
  if (phi_t <= 0 || boin_tox * phi_t >= 1) {
    issues.add(option_out_of_range(given, "phi_t", "phi_t must lie between 0 and 1/1.4",
                                   "the boundaries lie between 0.6 and 1.4 times phi_t"));
  }
  const double phi_e = option<double>(given, options, "phi_e");
  if (phi_e <= 0 || phi_e >= 1) {
    issues.add(option_out_of_range(given, "phi_e", "phi_e must lie between 0 and 1",
                                   "every dose would be on one side of it"));
  }
  issues.add(check_utilities(given, options));
  return issues;
}

std::string resolved(const Options& given, const LadderPart&) {
  const auto phi_t = option<double>(given, options, "phi_t");
  const BoinBoundaries boundaries = boin_boundaries(phi_t, boin_saf * phi_t, boin_tox * phi_t);
  return fmt::format(
      "The boundaries are lambda_e = {:.4g} and lambda_d = {:.4g}: down at a DLT rate of at least "
      "lambda_d; otherwise to the most desirable of the dose below, the current one and, at a rate "
      "of at most lambda_e or with fewer than {} patients, the one above.",
      boundaries.escalate, boundaries.de_escalate, option<std::int64_t>(given, options, "n_star"));
}

core::Result<AnyDesign> make(const Options& given, const LadderPart& part) {
  core::Issues issues = check(given, part);
  if (issues.has_errors()) return core::failure(std::move(issues));
  const auto number = [&](std::string_view name) { return option<double>(given, options, name); };
  Boin12Rules rules;
  rules.phi_t = number("phi_t");
  rules.phi_e = number("phi_e");
  const BoinBoundaries boundaries =
      boin_boundaries(rules.phi_t, boin_saf * rules.phi_t, boin_tox * rules.phi_t);
  rules.lambda_e = boundaries.escalate;
  rules.lambda_d = boundaries.de_escalate;
  rules.cutoff_t = number("c_t");
  rules.cutoff_e = number("c_e");
  rules.n_star = whole_number(given, options, "n_star");
  rules.utilities = outcome_utilities(given, options);
  rules.size = trial_size(given, options);
  return AnyDesign(Boin12(rules));
}

}  // namespace

const DesignEntry boin12_entry{
    "BOIN12",
    "Bayesian optimal interval phase I/II design: the most desirable of the neighbouring doses",
    "Lin R, Zhou Y, Yan F, Li D, Yuan Y. BOIN12: Bayesian optimal interval phase I/II trial design "
    "for utility-based dose finding in immunotherapy and targeted therapies. JCO Precis Oncol "
    "2020;4:1393-1402. The variant is named \"adjacent\".",
    options,
    &make,
    &resolved};

}  // namespace caudata::design
