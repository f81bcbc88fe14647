// SPDX-License-Identifier: Apache-2.0
#include <fmt/format.h>

#include <array>
#include <cmath>

#include "design/incomplete_beta.hpp"
#include "design/modifier.hpp"
#include "design/modifiers/wrapper.hpp"

namespace caudata::design {
namespace {

constexpr double most_prior_patients = 100;
constexpr std::int64_t usual_least = 3;
constexpr double usual_prior = 1;  // uniform

const std::array<OptionSpec, 5> options{{
    {.name = "target",
     .meaning = "DLT probability that the lowest dose should not exceed",
     .fallback = 0.3,
     .lower = 0.01,
     .upper = 0.99,
     .choices = {}},
    {.name = "cutoff",
     .meaning = "posterior probability of exceeding the target above which the trial stops",
     .fallback = 0.95,
     .lower = 0.5,
     .upper = 1,
     .choices = {}},
    {.name = "prior_a",
     .meaning = "patients with a DLT that the beta prior of the lowest dose is worth",
     .fallback = usual_prior,
     .lower = 0.01,
     .upper = most_prior_patients,
     .choices = {}},
    {.name = "prior_b",
     .meaning = "patients without a DLT that the beta prior of the lowest dose is worth",
     .fallback = usual_prior,
     .lower = 0.01,
     .upper = most_prior_patients,
     .choices = {}},
    {.name = "least_patients",
     .meaning = "evaluable patients at the lowest dose before the rule may stop",
     .fallback = usual_least,
     .lower = 1,
     .upper = 100,
     .choices = {}},
}};

struct TooToxicRule {
  double target, cutoff, prior_a, prior_b;
  int least_patients;
};

/// Ends without a dose when the lowest dose is too toxic by its own data, whatever the design would
/// do next. Other doses do not inform it.
class TooToxic : public Wrapper {
 public:
  TooToxic(AnyDesign inner, TooToxicRule rule) : Wrapper(std::move(inner)), rule_(rule) {}

  std::string name() const {
    std::string name =
        fmt::format("{}, stop if P(p1 > {:g}) > {:g}", inner().name(), rule_.target, rule_.cutoff);
    if (rule_.prior_a != usual_prior || rule_.prior_b != usual_prior) {
      name += fmt::format(" from prior beta({:g}, {:g})", rule_.prior_a, rule_.prior_b);
    }
    if (rule_.least_patients != usual_least) {
      name += fmt::format(" with {} patients", rule_.least_patients);
    }
    return name;
  }

  LadderDecision next(const LadderHistory& history) const {
    if (auto end = too_toxic(history)) return *std::move(end);
    return inner().next(history);
  }
  Conclude conclusion(const LadderHistory& history) const {
    if (auto end = too_toxic(history)) return *std::move(end);
    return conclusion_so_far(inner(), history);
  }

 private:
  std::optional<Conclude> too_toxic(const LadderHistory& history) const {
    if (history.tally.empty()) return std::nullopt;
    const Tally lowest = history.tally.front();
    if (lowest.evaluable < rule_.least_patients) return std::nullopt;
    const double excess = beta_survival(rule_.target, rule_.prior_a + lowest.dlt,
                                        rule_.prior_b + lowest.evaluable - lowest.dlt) -
                          rule_.cutoff;
    if (!(excess > 0)) return std::nullopt;
    Reason reason = reason_at(
        "too-toxic", "{dlt} of {n} had a DLT at {level}, the lowest dose: too toxic", 0, lowest);
    reason.margin = excess;
    return Conclude{ConclusionKind::no_safe_dose, -1, reason};
  }

  TooToxicRule rule_;
};

core::Result<AnyDesign> make(const Options& given, const LadderPart&, AnyDesign inner) {
  const auto value = [&](std::string_view name) { return option<double>(given, options, name); };
  return AnyDesign(
      TooToxic(std::move(inner), {.target = value("target"),
                                  .cutoff = value("cutoff"),
                                  .prior_a = value("prior_a"),
                                  .prior_b = value("prior_b"),
                                  .least_patients = static_cast<int>(
                                      option<std::int64_t>(given, options, "least_patients"))}));
}

}  // namespace

extern const ModifierEntry too_toxic_entry;
const ModifierEntry too_toxic_entry{
    "too toxic", "the trial ends without a dose when the lowest dose is too toxic",
    "Thall PF, Simon R. Practical Bayesian guidelines for phase IIB clinical trials. Biometrics "
    "1994;50:337-349. Cutoff 0.95 and three patients: Liu S, Yuan Y. J R Stat Soc C "
    "2015;64:507-523.",
    options, &make};

}  // namespace caudata::design
