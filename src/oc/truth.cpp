// SPDX-License-Identifier: Apache-2.0
#include "oc/truth.hpp"

#include <cmath>

#include "core/contract.hpp"

namespace caudata::oc {
namespace {

bool has(const std::vector<std::vector<double>>& table, design::DoseLevel level) {
  return level.part < table.size() && level.dose < table[level.part].size();
}

}  // namespace

Truth flat_truth(std::string scenario, const design::DoseLadder& ladder, double p) {
  Truth truth{std::move(scenario), {}};
  for (std::size_t part = 0; part < ladder.parts.size(); ++part) {
    truth.p.emplace_back(ladder.doses(part), p);
  }
  return truth;
}

LevelTruth level_truth(const Truth& truth, design::DoseLevel level) {
  EXPECTS(has(truth.p, level));
  LevelTruth at{truth.p[level.part][level.dose], 0, 0};
  EXPECTS(at.dlt >= 0 && at.dlt <= 1);
  if (truth.p_response.empty()) return at;
  EXPECTS(has(truth.p_response, level));
  at.response = truth.p_response[level.part][level.dose];
  at.both = at.dlt * at.response;
  if (truth.p_both.empty()) return at;
  EXPECTS(has(truth.p_both, level));
  at.both = truth.p_both[level.part][level.dose];
  return at;
}

double procedure_rate(const Truth& truth, design::DoseLevel level) {
  if (truth.p_procedure.empty()) return 0;
  EXPECTS(has(truth.p_procedure, level));
  const double rate = truth.p_procedure[level.part][level.dose];
  EXPECTS(rate >= 0 && rate <= 1);
  return rate;
}

double both_by_odds_ratio(double p_dlt, double p_response, double odds_ratio) {
  EXPECTS(odds_ratio > 0);
  const double s = 1 + (p_dlt + p_response) * (odds_ratio - 1);
  const double root = std::sqrt(s * s - 4 * odds_ratio * (odds_ratio - 1) * p_dlt * p_response);
  if (s > 0) return 2 * odds_ratio * p_dlt * p_response / (s + root);
  return (s - root) / (2 * (odds_ratio - 1));
}

Truth associated(Truth truth, double odds_ratio) {
  truth.p_both = truth.p_response;
  for (std::size_t part = 0; part < truth.p_both.size(); ++part) {
    for (std::size_t dose = 0; dose < truth.p_both[part].size(); ++dose) {
      truth.p_both[part][dose] =
          both_by_odds_ratio(truth.p[part][dose], truth.p_response[part][dose], odds_ratio);
    }
  }
  return truth;
}

}  // namespace caudata::oc
