// SPDX-License-Identifier: Apache-2.0
#include "oc/cohort_outcomes.hpp"

#include <algorithm>
#include <array>

#include "core/contract.hpp"

namespace caudata::oc {
namespace {

using design::Tally;

Tally tally_of(int patients, int dlt, int response, int both) {
  Tally tally = design::tally_of(patients, dlt);
  tally.response = static_cast<std::int16_t>(response);
  tally.both = static_cast<std::int16_t>(both);
  return tally;
}

double power(double p, int exponent) {
  double product = 1;
  for (int i = 0; i < exponent; ++i) product *= p;
  return product;
}

double binomial_coefficient(int n, int k) {
  double choose = 1;
  for (int i = 0; i < k; ++i) choose = choose * (n - i) / (i + 1);
  return choose;
}

/// Patients with neither, a DLT only, a response only, both.
std::array<int, 4> cells(const Tally& t) {
  return {t.evaluable - t.dlt - t.response + t.both, t.dlt - t.both, t.response - t.both, t.both};
}

std::array<double, 4> cell_probabilities(const LevelTruth& truth) {
  // A response of every patient without a DLT may leave a rounding below 0.
  const double neither = std::max(0.0, 1 - truth.dlt - truth.response + truth.both);
  EXPECTS(truth.both >= 0 && truth.dlt >= truth.both && truth.response >= truth.both);
  return {neither, truth.dlt - truth.both, truth.response - truth.both, truth.both};
}

double multinomial(const Tally& outcome, const std::array<double, 4>& p) {
  const std::array<int, 4> count = cells(outcome);
  double product = 1;
  int left = outcome.evaluable;
  for (std::size_t i = 0; i < count.size(); ++i) {
    product *= binomial_coefficient(left, count[i]) * power(p[i], count[i]);
    left -= count[i];
  }
  return product;
}

}  // namespace

Observed observed_by(const design::Escalation& escalation) {
  return escalation.uses_efficacy() ? Observed::dlt_and_response : Observed::dlt;
}

std::vector<Tally> cohort_outcomes(int patients, Observed observed) {
  EXPECTS(patients > 0);
  std::vector<Tally> all;
  for (int dlt = 0; dlt <= patients; ++dlt) {
    if (observed == Observed::dlt) {
      all.push_back(tally_of(patients, dlt, 0, 0));
      continue;
    }
    for (int response = 0; response <= patients; ++response) {
      for (int both = std::max(0, dlt + response - patients); both <= std::min(dlt, response);
           ++both) {
        all.push_back(tally_of(patients, dlt, response, both));
      }
    }
  }
  return all;
}

std::vector<double> outcome_probabilities(int patients, Observed observed,
                                          const LevelTruth& truth) {
  std::vector<double> probability;
  if (observed == Observed::dlt) {
    for (int dlt = 0; dlt <= patients; ++dlt) {
      probability.push_back(binomial_coefficient(patients, dlt) * power(truth.dlt, dlt) *
                            power(1 - truth.dlt, patients - dlt));
    }
    return probability;
  }
  const std::array<double, 4> p = cell_probabilities(truth);
  for (const Tally& outcome : cohort_outcomes(patients, observed)) {
    probability.push_back(multinomial(outcome, p));
  }
  return probability;
}

}  // namespace caudata::oc
