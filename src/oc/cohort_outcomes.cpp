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

/// How many of the patients can have had both.
struct BothRange {
  int least, most;
};
BothRange both_of(int patients, int dlt, int response) {
  return {std::max(0, dlt + response - patients), std::min(dlt, response)};
}

/// Of the DLTs and responses, whoever had both.
double margin_probability(Tally outcome, const std::array<double, 4>& p) {
  double sum = 0;
  const BothRange both = both_of(outcome.evaluable, outcome.dlt, outcome.response);
  for (int b = both.least; b <= both.most; ++b) {
    outcome.both = static_cast<std::int16_t>(b);
    sum += multinomial(outcome, p);
  }
  return sum;
}

}  // namespace

Observed observed_by(const design::Escalation& escalation) {
  if (!escalation.uses_efficacy()) return Observed::dlt;
  return escalation.decides_on_margins() ? Observed::margins : Observed::dlt_and_response;
}

std::vector<Tally> cohort_outcomes(int patients, Observed observed) {
  EXPECTS(patients > 0);
  std::vector<Tally> all;
  for (int dlt = 0; dlt <= patients; ++dlt) {
    const int most_responses = observed == Observed::dlt ? 0 : patients;
    for (int response = 0; response <= most_responses; ++response) {
      const BothRange both = both_of(patients, dlt, response);
      if (observed == Observed::dlt_and_response) {
        for (int b = both.least; b <= both.most; ++b)
          all.push_back(tally_of(patients, dlt, response, b));
      } else {
        all.push_back(tally_of(patients, dlt, response, 0));
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
    probability.push_back(observed == Observed::margins ? margin_probability(outcome, p)
                                                        : multinomial(outcome, p));
  }
  return probability;
}

}  // namespace caudata::oc
