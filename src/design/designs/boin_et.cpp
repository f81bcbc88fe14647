// SPDX-License-Identifier: Apache-2.0
#include "design/designs/boin_et.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cmath>

#include "core/contract.hpp"
#include "design/isotonic.hpp"

namespace caudata::design {
namespace {

constexpr RuleText start_rule{"boin-et.start",
                              "nobody has been treated in this part yet: start at {level}"};
constexpr RuleText up_rule{"boin-et.go-up", "{dlt} of {n} had a DLT at {level}: go up"};
constexpr RuleText stay_rule{"boin-et.stay", "{dlt} of {n} had a DLT at {level}: stay"};
constexpr RuleText down_rule{"boin-et.go-down", "{dlt} of {n} had a DLT at {level}: go down"};
constexpr RuleText none_rule{"boin-et.none-admissible",
                             "no dose is admissible for toxicity and efficacy"};
constexpr RuleText below_rule{
    "boin-et.none-below",
    "{dlt} of {n} had a DLT at {level}: go down, but no admissible dose is below"};
constexpr RuleText untreated_rule{"boin-et.untreated",
                                  "nobody is evaluable at {level}: treat there"};
constexpr RuleText select_rule{"boin-et.selected", "all patients are treated; {level} is selected"};
constexpr RuleText no_dose_rule{"boin-et.no-dose-open", "no dose is open"};
constexpr RuleText nobody_rule{"boin-et.nobody-treated", "nobody has been treated"};

Tally at(std::span<const Tally> tally, int dose) { return tally[static_cast<std::size_t>(dose)]; }

double rate(int events, Tally t) { return t.evaluable > 0 ? double(events) / t.evaluable : 0; }

/// The doses with the highest response rate among the current one and its neighbours.
std::vector<int> most_effective(std::span<const BoinEt::Rates> rates, int current) {
  const int from = std::max(0, current - 1);
  const int to = std::min(current + 1, static_cast<int>(rates.size()) - 1);
  const auto response = [&](int dose) { return rates[static_cast<std::size_t>(dose)].response; };
  double most = 0;
  for (int dose = from; dose <= to; ++dose) most = std::max(most, response(dose));
  std::vector<int> doses;
  for (int dose = from; dose <= to; ++dose) {
    if (response(dose) == most) doses.push_back(dose);
  }
  return doses;
}

Conclude without_dose(const RuleText& rule, const LadderHistory& history, int about) {
  return {ConclusionKind::no_safe_dose, -1, reason_at(rule, history, about)};
}

}  // namespace

BoinEt::BoinEt(const BoinEtRules& rules)
    : rules_(rules),
      limits_(std::make_shared<const Limits>(
          Limits{RateLimit(RateLimit::Side::above, rules.hypotheses.phi, rules.cutoff_t,
                           rules.size.max_patients),
                 RateLimit(RateLimit::Side::below, rules.hypotheses.delta1, rules.cutoff_e,
                           rules.size.max_patients)})) {}

bool BoinEt::admissible(Tally t) const {
  return limits_->toxicity.accepts(t.evaluable, t.dlt) &&
         limits_->efficacy.accepts(t.evaluable, t.response);
}

int BoinEt::open_doses(std::span<const Tally> tally) const {
  if (rules_.too_toxic == TooToxic::closes_itself) return static_cast<int>(tally.size());
  int open = 0;
  for (const Tally& t : tally) {
    if (!limits_->toxicity.accepts(t.evaluable, t.dlt)) break;
    ++open;
  }
  return open;
}

bool BoinEt::admits(std::span<const Tally> tally, int dose) const {
  return dose < open_doses(tally) && admissible(at(tally, dose));
}

std::vector<int> BoinEt::admissible_doses(std::span<const Tally> tally) const {
  std::vector<int> doses;
  const int open = open_doses(tally);
  for (int dose = 0; dose < open; ++dose) {
    if (admissible(at(tally, dose))) doses.push_back(dose);
  }
  return doses;
}

LadderDecision BoinEt::next(const LadderHistory& history) const {
  if (history.tally.empty()) return without_dose(no_dose_rule, history, 0);
  if (tried_doses(history.tally).highest < 0) {
    return first_cohort(start_rule, history, rules_.size);
  }
  const int current = current_dose(history);
  if (at(history.tally, current).evaluable > 0) {
    std::vector<Rates> rates;
    for (const Tally& t : history.tally) rates.push_back(rates_of(t));
    return towards(history, wanted(rates, current).front());
  }
  if (rules_.size.complete(history.tally)) return select(history);
  const auto doses = admissible_doses(history.tally);
  if (doses.empty()) return without_dose(none_rule, history, current);
  const auto above = std::upper_bound(doses.begin(), doses.end(), current);
  const int dose = above == doses.begin() ? doses.front() : *(above - 1);
  return TreatDose{dose, rules_.size.next_cohort(history.tally),
                   reason_at(untreated_rule, history, dose)};
}

BoinEt::Rates BoinEt::rates_of(Tally t) {
  return {rate(t.dlt, t), rate(t.response, t), t.evaluable > 0};
}

std::vector<int> BoinEt::wanted(std::span<const Rates> rates, int current) const {
  const Rates here = rates[static_cast<std::size_t>(current)];
  EXPECTS(here.tried);
  const auto [lambda1, lambda2, eta1] = rules_.boundaries;
  if (here.dlt >= lambda2) return {current - 1};
  if (here.response > eta1) return {current};
  if (here.dlt <= lambda1) return {current + 1};
  const auto above = static_cast<std::size_t>(current) + 1;
  if (above < rates.size() && !rates[above].tried) return {current + 1};
  return most_effective(rates, current);
}

double BoinEt::margin(Tally here) const {
  const auto [lambda1, lambda2, eta1] = rules_.boundaries;
  const Rates rates = rates_of(here);
  return std::min({std::abs(rates.dlt - lambda1), std::abs(rates.dlt - lambda2),
                   std::abs(rates.response - eta1)});
}

LadderDecision BoinEt::towards(const LadderHistory& history, int wanted) const {
  const int current = current_dose(history);
  const auto doses = admissible_doses(history.tally);
  if (doses.empty()) return without_dose(none_rule, history, current);
  const auto full = [&](const Tally& t) { return t.evaluable >= rules_.n_earlystop; };
  if (rules_.n_earlystop > 0 && std::ranges::any_of(history.tally, full)) return select(history);
  const int highest = static_cast<int>(history.tally.size()) - 1;
  int dose = current;
  if (wanted > current) {
    const auto beyond = std::lower_bound(doses.begin(), doses.end(), wanted);
    if (beyond != doses.end()) dose = *beyond;
    if (wanted > highest) dose = highest;
  } else {
    const auto above = std::upper_bound(doses.begin(), doses.end(), std::max(0, wanted));
    if (above == doses.begin()) return without_dose(below_rule, history, current);
    dose = *(above - 1);
  }
  if (dose >= open_doses(history.tally)) dose = doses.back();  // closed by a DLT counted late
  if (rules_.size.complete(history.tally)) return select(history);
  Reason reason = reason_at(dose > current   ? up_rule
                            : dose < current ? down_rule
                                             : stay_rule,
                            history, current);
  reason.margin = margin(at(history.tally, current));
  return TreatDose{dose, rules_.size.next_cohort(history.tally), reason};
}

Conclude BoinEt::select(const LadderHistory& history) const {
  std::vector<int> tried;
  for (int dose = 0; dose < open_doses(history.tally); ++dose) {
    if (at(history.tally, dose).evaluable > 0) tried.push_back(dose);
  }
  const int best = best_dose(tried, history.tally);
  if (best < 0) return without_dose(none_rule, history, tried_doses(history.tally).highest);
  return {ConclusionKind::mtd, best, reason_at(select_rule, history, best)};
}

Conclude BoinEt::conclusion(const LadderHistory& history) const {
  if (const auto end = conclusion_without_data(no_dose_rule, nobody_rule, history)) return *end;
  return select(history);
}

/// Estimates: the DLT rates in isotonic regression with equal weights, the response rates as they
/// are.
int BoinEt::best_dose(std::span<const int> tried, std::span<const Tally> tally) const {
  std::array<double, max_doses> p_t{};
  std::array<double, max_doses> equal{};
  for (std::size_t i = 0; i < tried.size(); ++i) p_t[i] = rates_of(at(tally, tried[i])).dlt;
  equal.fill(1);
  make_isotonic(std::span(p_t).first(tried.size()), std::span(equal).first(tried.size()));
  const auto from_target = [&](std::size_t i) { return std::abs(p_t[i] - rules_.hypotheses.phi); };
  double nearest = 2;
  for (std::size_t i = 0; i < tried.size(); ++i) {
    if (admissible(at(tally, tried[i]))) nearest = std::min(nearest, from_target(i));
  }
  std::size_t mtd = 0;
  for (std::size_t i = 0; i < tried.size(); ++i) {
    if (from_target(i) == nearest) mtd = i;
  }
  const bool by_rate = rules_.method == ObdMethod::max_effprob;
  int best = -1;
  double most = 0;
  for (std::size_t i = 0; i < tried.size() && (!by_rate || i <= mtd); ++i) {
    const Tally t = at(tally, tried[i]);
    if (!admissible(t)) continue;
    const double p_e = rates_of(t).response;
    const double worth = by_rate ? p_e : utility(p_t[i], p_e);
    if (best >= 0 && worth <= most) continue;
    best = tried[i];
    most = worth;
  }
  return best;
}

double BoinEt::utility(double p_t, double p_e) const {
  const BoinEtHypotheses& h = rules_.hypotheses;
  switch (rules_.method) {
    case ObdMethod::max_effprob:
      return p_e;
    case ObdMethod::utility_weighted:
      return p_e - rules_.w1 * p_t - (p_t > h.phi2 ? rules_.w2 * p_t : 0);
    case ObdMethod::utility_truncated_linear: {
      const double least = h.delta1 / 2;
      const double tolerated = std::clamp((h.phi2 - p_t) / (h.phi2 - h.phi1), 0.0, 1.0);
      return tolerated * std::clamp((p_e - least) / (h.delta - least), 0.0, 1.0);
    }
    case ObdMethod::utility_scoring:
      return mean_utility(rules_.scores, p_t, p_e);
  }
  return p_e;
}

std::string BoinEt::name() const {
  const auto [lambda1, lambda2, eta1] = rules_.boundaries;
  return fmt::format(
      "BOIN-ET, lambda1 {:g}, lambda2 {:g}, eta1 {:g}{}{}", lambda1, lambda2, eta1,
      rules_.too_toxic == TooToxic::closes_itself ? ", a toxic dose closes itself alone" : "",
      describe(rules_.size));
}

namespace {

constexpr std::array<std::string_view, 4> methods{"max_effprob", "utility_weighted",
                                                  "utility_truncated_linear", "utility_scoring"};
constexpr double phi1_of_phi = 0.1;  // the paper's hypotheses
constexpr double phi2_of_phi = 1.4;
constexpr double delta1_of_delta = 0.6;

OptionSpec number_option(std::string_view name, std::string_view meaning, double fallback,
                         double upper) {
  return {.name = name,
          .meaning = meaning,
          .fallback = fallback,
          .lower = 0,
          .upper = upper,
          .choices = {}};
}

}  // namespace

/// A function, so that the options of TITE-BOIN-ET can be made of it whatever is made first.
const std::vector<OptionSpec>& boin_et_options() {
  static const std::vector<OptionSpec> all{
      share_option("phi", "target P(DLT)", 0.3),
      share_option("phi1", "P(DLT) too low to stay; 0: 0.1 times phi", 0),
      share_option("phi2", "P(DLT) too high; 0: 1.4 times phi", 0),
      share_option("delta", "target P(response)", 0.6),
      share_option("delta1", "P(response) too low; 0: 0.6 times delta", 0),
      share_option("lambda1", "DLT rate of going up; 0: optimised", 0),
      share_option("lambda2", "DLT rate of going down; 0: optimised", 0),
      share_option("eta1", "response rate that is too low; 0: optimised", 0),
      share_option("c_t", "a dose is not admissible when P(p_dlt > phi) exceeds this", 0.95),
      share_option("c_e", "a dose is not admissible when P(p_response < delta1) exceeds this",
                   0.99),
      {.name = "toxic_closes_above",
       .meaning = "a dose that is too toxic also closes the doses above it",
       .fallback = true,
       .choices = {}},
      {.name = "obd_method",
       .meaning = "how the dose is selected at the end",
       .fallback = std::string(methods[0]),
       .choices = {methods.begin(), methods.end()}},
      number_option("w1", "weight of P(DLT) in the weighted utility", 0.33, 10),
      number_option("w2", "penalty on P(DLT) above phi2 in the weighted utility", 1.09, 10),
      number_option("psi00", "score of neither response nor DLT", 40, 100),
      number_option("psi11", "score of both", 60, 100),
      {.name = "n_earlystop",
       .meaning = "the trial ends when a dose has that many patients; 0: no such rule",
       .fallback = std::int64_t{0},
       .lower = 0,
       .upper = 300,
       .choices = {}},
      cohort_size_option(),
      max_patients_option(30),
      start_dose_option(),
  };
  return all;
}

namespace {

const std::vector<OptionSpec>& options = boin_et_options();

BoinEtHypotheses hypotheses(const Options& given) {
  const auto number = [&](std::string_view name) { return option<double>(given, options, name); };
  const auto or_else = [](double value, double other) { return value > 0 ? value : other; };
  const double phi = number("phi");
  const double delta = number("delta");
  return {phi, or_else(number("phi1"), phi1_of_phi * phi),
          or_else(number("phi2"), phi2_of_phi * phi), delta,
          or_else(number("delta1"), delta1_of_delta * delta)};
}

core::Issues check_values(const Options& given, const LadderPart& part) {
  core::Issues issues = check_start_dose(given, "start_dose", part);
  const BoinEtHypotheses h = hypotheses(given);
  if (!(0 < h.phi1 && h.phi1 < h.phi && h.phi < h.phi2 && h.phi2 < 1)) {
    issues.add(option_out_of_range(given, "phi", "phi1, phi and phi2 must rise between 0 and 1",
                                   "they are too low, wanted and too high probabilities of a DLT"));
  }
  if (!(0 < h.delta1 && h.delta1 < h.delta && h.delta < 1)) {
    issues.add(option_out_of_range(given, "delta", "delta1 and delta must rise between 0 and 1",
                                   "they are too low and wanted probabilities of a response"));
  }
  return issues;
}

BoinEtBoundaries boundaries(const Options& given, const BoinEtHypotheses& h) {
  const double lambda1 = option<double>(given, options, "lambda1");
  const double lambda2 = option<double>(given, options, "lambda2");
  const double eta1 = option<double>(given, options, "eta1");
  BoinEtBoundaries result{lambda1, lambda2, eta1};
  if (lambda1 > 0 && lambda2 > 0 && eta1 > 0) return result;
  const BoinEtBoundaries best = boin_et_boundaries(h);
  if (lambda1 == 0) result.lambda1 = best.lambda1;
  if (lambda2 == 0) result.lambda2 = best.lambda2;
  if (eta1 == 0) result.eta1 = best.eta1;
  return result;
}

std::string resolved(const Options& given, const LadderPart&) {
  return boin_et_boundaries_text(given);
}

core::Result<AnyDesign> make(const Options& given, const LadderPart& part) {
  core::Issues issues = check_options(given, options, "BOIN-ET");
  if (issues.has_errors()) return core::failure(std::move(issues));
  auto rules = boin_et_rules(given, part);
  if (!rules) return core::failure(std::move(rules.error()));
  return AnyDesign(BoinEt(*rules));
}

}  // namespace

std::string boin_et_boundaries_text(const Options& given) {
  const auto [lambda1, lambda2, eta1] = boundaries(given, hypotheses(given));
  return fmt::format(
      "The boundaries are lambda1 = {:.4g} and lambda2 = {:.4g} for the DLT rate and eta1 = {:.4g} "
      "for the response rate.",
      lambda1, lambda2, eta1);
}

core::Result<BoinEtRules> boin_et_rules(const Options& given, const LadderPart& part) {
  core::Issues issues = check_values(given, part);
  if (issues.has_errors()) return core::failure(std::move(issues));
  const auto number = [&](std::string_view name) { return option<double>(given, options, name); };
  BoinEtRules rules;
  rules.hypotheses = hypotheses(given);
  rules.boundaries = boundaries(given, rules.hypotheses);
  if (rules.boundaries.lambda1 >= rules.boundaries.lambda2) {
    issues.add(option_out_of_range(given, "lambda1", "lambda1 must be below lambda2",
                                   "the trial goes up below the one and down above the other"));
    return core::failure(std::move(issues));
  }
  rules.cutoff_t = number("c_t");
  rules.cutoff_e = number("c_e");
  rules.too_toxic = option<bool>(given, options, "toxic_closes_above")
                        ? TooToxic::closes_itself_and_above
                        : TooToxic::closes_itself;
  const auto method = option<std::string>(given, options, "obd_method");
  rules.method = ObdMethod(std::ranges::find(methods, method) - methods.begin());
  rules.w1 = number("w1");
  rules.w2 = number("w2");
  rules.scores = {100, number("psi00"), number("psi11"), 0};
  rules.n_earlystop = whole_number(given, options, "n_earlystop");
  rules.size = trial_size(given, options);
  return rules;
}

const DesignEntry boin_et_entry{
    "BOIN-ET",
    "DLT and response rates at the current dose against optimised boundaries",
    "Takeda K, Taguri M, Morita S. BOIN-ET: Bayesian optimal interval design for dose finding "
    "based on both efficacy and toxicity outcomes. Pharm Stat 2018;17:383-395. Selection by "
    "utility: "
    "Yamaguchi Y, Takeda K, Yoshida S, Maruo K. J Biopharm Stat 2024;34:379-393.",
    options,
    &make,
    &resolved};

}  // namespace caudata::design
