// SPDX-License-Identifier: Apache-2.0
#include "oc/calendar_sums.hpp"

#include <algorithm>
#include <cmath>

#include "core/contract.hpp"

namespace caudata::oc {
namespace {

/// Standard error of a mean from the sums of the values and of their squares.
double error_of_mean(double sum, double squares, double trials) {
  if (trials < 2) return 0;
  const double variance = std::max(0.0, (squares - sum * sum / trials) / (trials - 1));
  return std::sqrt(variance / trials);
}

}  // namespace

void CalendarSums::add(const CalendarOutcome& outcome) {
  ++trials;
  design::Tally all;
  for (std::size_t d = 0; d < dose.size(); ++d) {
    const design::Tally& at = outcome.patients[d];
    if (at.evaluable == 0) continue;
    dose[d].patients.add(at.evaluable);
    dose[d].dlt.add(at.dlt);
    dose[d].response.add(at.response);
    all += at;
  }
  patients.add(all.evaluable);
  dlt.add(all.dlt);
  if (outcome.selected >= 0) {
    ++dose[static_cast<std::size_t>(outcome.selected)].selected;
  } else {
    ++none_selected;
  }
  duration.add(outcome.duration);
  squared_duration.add(outcome.duration * outcome.duration);
}

void CalendarSums::merge(const CalendarSums& other) {
  trials += other.trials;
  for (std::size_t d = 0; d < dose.size(); ++d) {
    dose[d].patients.merge(other.dose[d].patients);
    dose[d].dlt.merge(other.dose[d].dlt);
    dose[d].response.merge(other.dose[d].response);
    dose[d].selected += other.dose[d].selected;
  }
  none_selected += other.none_selected;
  patients.merge(other.patients);
  dlt.merge(other.dlt);
  duration.merge(other.duration);
  squared_duration.merge(other.squared_duration);
}

Measured mean_duration(const CalendarSums& sums) {
  EXPECTS(sums.trials > 0);
  const auto n = static_cast<double>(sums.trials);
  const double sum = sums.duration.value();
  return {sum / n, error_of_mean(sum, sums.squared_duration.value(), n)};
}

OperatingCharacteristics estimates(const CalendarSums& sums, const design::LadderPart& part,
                                   const std::string& scenario, const std::string& design) {
  OperatingCharacteristics rows;
  const auto add = [&](const std::string& dose, const char* metric, Measured measured) {
    rows.push_back({scenario, design, part.name, dose, metric, measured.value, measured.error,
                    Method::monte_carlo, sums.trials});
  };
  const bool responses = std::ranges::any_of(
      sums.dose, [](const CalendarSums::Dose& dose) { return dose.response.sum > 0; });
  add("", "p_select_none", share(sums.none_selected, sums.trials));
  add("", "mean_treated", mean(sums.patients, sums.trials));
  add("", "mean_dlt", mean(sums.dlt, sums.trials));
  add("", "mean_duration", mean_duration(sums));
  for (std::size_t d = 0; d < part.doses.size(); ++d) {
    const CalendarSums::Dose& dose = sums.dose[d];
    add(part.doses[d], "p_select", share(dose.selected, sums.trials));
    add(part.doses[d], "mean_treated", mean(dose.patients, sums.trials));
    add(part.doses[d], "mean_dlt", mean(dose.dlt, sums.trials));
    if (responses) add(part.doses[d], "mean_response", mean(dose.response, sums.trials));
  }
  return rows;
}

}  // namespace caudata::oc
