// SPDX-License-Identifier: Apache-2.0
#include "design/designs/efftox.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>

#include "design/trial_size.hpp"

namespace caudata::design {
namespace {

constexpr RuleText start_rule{"efftox.start",
                              "nobody has been treated in this part yet: start at {level}"};
constexpr RuleText best_rule{"efftox.best-utility",
                             "{level} has the largest utility of the acceptable doses; so far {n} "
                             "evaluable and {dlt} with a DLT there"};
constexpr RuleText none_rule{"efftox.none-acceptable",
                             "no dose is likely enough to be effective and tolerated"};
constexpr RuleText select_rule{
    "efftox.selected",
    "all patients are treated; {level} has the largest utility of the acceptable doses"};
constexpr RuleText no_dose_rule{"efftox.no-dose-open", "no dose is open"};
constexpr RuleText nobody_rule{"efftox.nobody-treated", "nobody has been treated"};

/// What the decision compares at one dose.
struct Candidate {
  int dose;
  double utility;
  double slack;  // distance of the nearest criterion: negative if the dose is not acceptable
};

enum class Doses { reachable, tried };

std::vector<Candidate> candidates(const EffToxRules& rules, std::span<const Tally> tally,
                                  Tried tried, Doses doses) {
  const auto posterior = efftox_posterior(rules.model, tally);
  const int last = static_cast<int>(tally.size()) - 1;
  std::vector<Candidate> all;
  for (int dose = std::max(0, tried.lowest - 1); dose <= std::min(last, tried.highest + 1);
       ++dose) {
    const bool untried = tally[static_cast<std::size_t>(dose)].evaluable == 0;
    if (doses == Doses::tried && untried) continue;
    const EffToxDose& at = posterior[static_cast<std::size_t>(dose)];
    double slack = at.below_tox - rules.p_t;
    const bool toxicity_alone = dose > tried.highest && dose > rules.size.start_dose &&
                                rules.untried == UntriedDose::by_toxicity_alone;
    if (!toxicity_alone) slack = std::min(slack, at.above_eff - rules.p_e);
    all.push_back({dose, rules.contour.utility(at.p_eff, at.p_tox), slack});
  }
  return all;
}

/// The acceptable dose with the largest utility, the lower of two equal ones; nullptr: none.
const Candidate* best_of(const std::vector<Candidate>& all) {
  const Candidate* best = nullptr;
  for (const Candidate& one : all) {
    if (one.slack > 0 && (best == nullptr || one.utility > best->utility)) best = &one;
  }
  return best;
}

/// The least change of any compared figure that could change the choice.
double margin(const std::vector<Candidate>& all, const Candidate* best) {
  double least = best == nullptr ? 1 : best->slack;
  for (const Candidate& one : all) {
    if (&one == best) continue;
    const double to_acceptance = std::max(0.0, -one.slack);
    const double to_utility = best == nullptr ? 0 : std::max(0.0, best->utility - one.utility);
    least = std::min(least, std::max(to_acceptance, to_utility));
  }
  return least;
}

}  // namespace

LadderDecision EffTox::next(const LadderHistory& history) const {
  if (history.tally.empty()) {
    return Conclude{ConclusionKind::no_safe_dose, -1, reason_at(no_dose_rule, history, 0)};
  }
  const Tried tried = tried_doses(history.tally);
  if (tried.highest < 0) return first_cohort(start_rule, history, rules_.size);
  if (rules_.size.complete(history.tally)) return conclusion(history);
  const auto all = candidates(rules_, history.tally, tried, Doses::reachable);
  const Candidate* best = best_of(all);
  const int about = best == nullptr ? tried.highest : best->dose;
  Reason reason = reason_at(best == nullptr ? none_rule : best_rule, history, about);
  reason.margin = margin(all, best);
  if (best == nullptr) return Conclude{ConclusionKind::no_safe_dose, -1, reason};
  return TreatDose{about, rules_.size.next_cohort(history.tally), reason};
}

Conclude EffTox::conclusion(const LadderHistory& history) const {
  if (const auto end = conclusion_without_data(no_dose_rule, nobody_rule, history)) return *end;
  const Tried tried = tried_doses(history.tally);
  const auto all = candidates(rules_, history.tally, tried, Doses::tried);
  const Candidate* best = best_of(all);
  const int about = best == nullptr ? tried.highest : best->dose;
  Reason reason = reason_at(best == nullptr ? none_rule : select_rule, history, about);
  reason.margin = margin(all, best);
  if (best == nullptr) return {ConclusionKind::no_safe_dose, -1, reason};
  return {ConclusionKind::mtd, about, reason};
}

std::vector<DoseEstimate> EffTox::estimates(const LadderHistory& history) const {
  std::vector<DoseEstimate> all;
  const auto posterior = efftox_posterior(rules_.model, history.tally);
  for (std::size_t d = 0; d < history.tally.size(); ++d) {
    const int dose = static_cast<int>(d);
    all.push_back({dose, "p_response", posterior[d].p_eff});
    all.push_back({dose, "p_dlt", posterior[d].p_tox});
    all.push_back({dose, "p_effective", posterior[d].above_eff});
    all.push_back({dose, "p_tolerable", posterior[d].below_tox});
    all.push_back(
        {dose, "utility", rules_.contour.utility(posterior[d].p_eff, posterior[d].p_tox)});
  }
  return all;
}

std::string EffTox::name() const {
  const bool by_both = rules_.untried == UntriedDose::by_both;
  return fmt::format("EffTox{}{}", by_both ? ", untried doses by efficacy too" : "",
                     describe(rules_.size));
}

namespace {

using Values = std::vector<double>;

OptionSpec prior(std::string_view name, std::string_view meaning, double mean, double sd) {
  return {.name = name,
          .meaning = meaning,
          .fallback = Values{mean, sd},
          .lower = -100,
          .upper = 100,
          .choices = {}};
}
// The defaults of the prior and the contour: Thall PF, Herrick RC, Nguyen HQ, Venier JJ, Norris JC.
// Effective sample size for computing prior hyperparameters in Bayesian phase I-II dose-finding.
// Clin Trials 2014;11:657-666.
const std::array<OptionSpec, 19> options{{
    {.name = "amounts",
     .meaning = "amount of every dose; empty: as the ladder states, or 1, 2, 4, ... if it does not",
     .fallback = Values{},
     .lower = 1e-9,
     .upper = 1e15,
     .choices = {}},
    prior("alpha", "mean and sd of the intercept of logit P(DLT)", -7.9593, 3.5487),
    prior("beta", "mean and sd of the slope of logit P(DLT) in log dose", 1.5482, 3.5018),
    prior("gamma", "mean and sd of the intercept of logit P(response)", 0.7367, 2.5423),
    prior("zeta", "mean and sd of the slope of logit P(response)", 3.4181, 2.4406),
    prior("eta", "mean and sd of the square's coefficient in logit P(response)", 0, 0.2),
    prior("psi", "mean and sd of the association of response and DLT; sd at most 2", 0, 1),
    share_option("eff0", "least desirable P(response) without toxicity", 0.5),
    share_option("tox1", "greatest desirable P(DLT) with certain response", 0.65),
    share_option("eff_star", "P(response) of the point between", 0.7),
    share_option("tox_star", "P(DLT) of the point between", 0.25),
    share_option("eff_hurdle", "P(response) that a dose should exceed", 0.5),
    share_option("tox_hurdle", "P(DLT) that a dose should stay below", 0.3),
    share_option("p_e", "least posterior probability of exceeding eff_hurdle", 0.1),
    share_option("p_t", "least posterior probability of staying below tox_hurdle", 0.1),
    {.name = "untried_needs_efficacy",
     .meaning = "the lowest untried dose must be likely to be effective too, not only tolerated",
     .fallback = false,
     .choices = {}},
    cohort_size_option(),
    max_patients_option(36),
    start_dose_option(),
}};

NormalPrior normal_prior(const Options& given, std::string_view name, core::Issues& issues) {
  constexpr double least_sd = 1e-3;
  constexpr double most_psi_sd = 2;  // of the eight nodes that average over psi
  const auto values = option<Values>(given, options, name);
  if (values.size() != 2 || values[1] < least_sd || (name == "psi" && values[1] > most_psi_sd)) {
    issues.add(option_out_of_range(given, name,
                                   fmt::format("{} needs a mean and a positive sd", name),
                                   "it is a normal prior"));
    return {0, 1};
  }
  return {values[0], values[1]};
}

Values amounts_of(const Options& given, const LadderPart& part) {
  auto amounts = option<Values>(given, options, "amounts");
  if (amounts.empty()) amounts = part.amounts;
  for (double amount = 1; amounts.size() < part.doses.size(); amount *= 2) {
    amounts.push_back(amount);
  }
  return amounts;
}

core::Result<AnyDesign> make(const Options& given, const LadderPart& part) {
  core::Issues issues = check_options(given, options, "EffTox");
  if (issues.has_errors()) return core::failure(std::move(issues));
  issues.add(check_start_dose(given, "start_dose", part));
  issues.add(check_one_per_dose(given, "amounts", part));
  const auto number = [&](std::string_view name) { return option<double>(given, options, name); };
  const auto contour =
      lp_contour({number("eff0"), number("tox1"), number("eff_star"), number("tox_star")});
  if (!contour) issues.add(contour.error());
  EffToxModel model{efftox_dose_codes(amounts_of(given, part)),
                    normal_prior(given, "alpha", issues),
                    normal_prior(given, "beta", issues),
                    normal_prior(given, "gamma", issues),
                    normal_prior(given, "zeta", issues),
                    normal_prior(given, "eta", issues),
                    normal_prior(given, "psi", issues),
                    number("eff_hurdle"),
                    number("tox_hurdle")};
  for (const std::string_view hurdle : {"eff_hurdle", "tox_hurdle"}) {
    if (number(hurdle) > 0 && number(hurdle) < 1) continue;
    issues.add(option_out_of_range(given, hurdle, fmt::format("{} is not between 0 and 1", hurdle),
                                   "every dose would be on one side of it"));
  }
  if (issues.has_errors()) return core::failure(std::move(issues));
  EffToxRules rules{std::move(model), *contour, number("p_e"), number("p_t")};
  rules.untried = UntriedDose{option<bool>(given, options, "untried_needs_efficacy")};
  rules.size = trial_size(given, options);
  return AnyDesign(EffTox(std::move(rules)));
}

}  // namespace

const DesignEntry efftox_entry{
    "EffTox",
    "the acceptable dose with the best trade-off of response and DLT, by two logistic regressions",
    "Thall PF, Cook JD. Dose-finding based on efficacy-toxicity trade-offs. Biometrics "
    "2004;60:684-693. Thall PF, Cook JD, Estey EH. Adaptive dose selection using efficacy-toxicity "
    "trade-offs. J Biopharm Stat 2006;16:623-638.",
    options, &make};

}  // namespace caudata::design
