// SPDX-License-Identifier: Apache-2.0
#include <array>
#include <limits>

#include "design/boundary_rule.hpp"
#include "design/incomplete_beta.hpp"

namespace caudata::design {
namespace {

constexpr double prior_patients = 2;  // weight of the default prior: little against a cohort
constexpr double most_prior_patients = 1000;

const std::array<OptionSpec, 2> options{{
    {.name = "prior_a",
     .meaning = "events of the beta prior; 0: the prior is worth two patients and its mean is the "
                "tolerated rate",
     .fallback = 0.0,
     .lower = 0,
     .upper = most_prior_patients,
     .choices = {}},
    {.name = "prior_b",
     .meaning = "patients without an event of the beta prior; 0: as for prior_a",
     .fallback = 0.0,
     .lower = 0,
     .upper = most_prior_patients,
     .choices = {}},
}};

core::Result<Evidence> evidence(const BoundaryPlan& plan, const Options& given) {
  const double p0 = plan.tolerated_rate;
  double a = option<double>(given, options, "prior_a");
  double b = option<double>(given, options, "prior_b");
  if (a <= 0) a = prior_patients * p0;
  if (b <= 0) b = prior_patients * (1 - p0);
  return Evidence([=](int events, int n) {
    if (events > n) return std::numeric_limits<double>::infinity();
    return beta_survival(p0, a + events, b + n - events);
  });
}

}  // namespace

extern const BoundaryEntry beta_binomial_entry;
const BoundaryEntry beta_binomial_entry{
    "beta-binomial",
    "stop when the posterior probability that the rate is above the tolerated one exceeds a "
    "constant",
    "Thall PF, Simon R. Practical Bayesian guidelines for phase IIB clinical trials. Biometrics "
    "1994;50:337-349. Geller NL, Follmann D, Leifer ES, Carter SL. Design of early trials in stem "
    "cell transplantation: a hybrid frequentist-Bayesian approach. In: Advances in Clinical Trial "
    "Biostatistics. 2003.",
    options,
    &evidence,
    "posterior probability",
    &as_it_is};

}  // namespace caudata::design
