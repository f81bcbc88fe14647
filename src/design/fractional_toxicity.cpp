// SPDX-License-Identifier: Apache-2.0
#include "design/fractional_toxicity.hpp"

#include <algorithm>

namespace caudata::design {
namespace {

/// Patients without a DLT who were observed for the whole window.
int without_dlt(const FollowUpData& data) {
  int none = 0;
  for (const Tally& tally : data.complete) none += std::max(0, tally.evaluable - tally.dlt);
  return none;
}

/// Those who had not had a DLT just before `share` and were still observed.
int at_risk(const FollowUpData& data, double share) {
  const auto& dlts = data.dlt_shares;
  const auto later_dlts = dlts.end() - std::lower_bound(dlts.begin(), dlts.end(), share);
  const auto open = std::count_if(data.open.begin(), data.open.end(),
                                  [&](const auto& patient) { return patient.dlt.share >= share; });
  return without_dlt(data) + static_cast<int>(later_dlts + open);
}

struct Step {
  double share, survival;  // the estimate of P(no DLT by `share` | none before)
};

std::vector<Step> kaplan_meier(const FollowUpData& data) {
  std::vector<Step> steps;
  for (auto dlt = data.dlt_shares.begin(); dlt != data.dlt_shares.end();) {
    const auto next = std::upper_bound(dlt, data.dlt_shares.end(), *dlt);
    steps.push_back({*dlt, 1 - static_cast<double>(next - dlt) / at_risk(data, *dlt)});
    dlt = next;
  }
  return steps;
}

}  // namespace

std::vector<double> fractional_toxicity(const FollowUpData& data) {
  const std::vector<Step> steps = kaplan_meier(data);
  std::vector<double> fractions;
  for (const TimedPatient& patient : data.open) {
    double without = 1;
    for (const Step& step : steps) {
      if (step.share > patient.dlt.share) without *= step.survival;
    }
    fractions.push_back(1 - without);
  }
  return fractions;
}

}  // namespace caudata::design
