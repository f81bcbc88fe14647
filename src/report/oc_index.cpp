// SPDX-License-Identifier: Apache-2.0
#include "report/oc_index.hpp"

#include <algorithm>
#include <cmath>

#include "core/elementary.hpp"
#include "oc/share_deviation.hpp"

namespace caudata::report {

OcIndex::OcIndex(const oc::OperatingCharacteristics& estimates) {
  for (const oc::Estimate& e : estimates)
    at_.emplace(Key{e.scenario, e.part, e.dose, e.metric, e.method}, &e);
}

const oc::Estimate* OcIndex::find(const std::string& scenario, const Place& place,
                                  const std::string& metric, oc::Method method) const {
  const auto found = at_.find(Key{scenario, place.part, place.dose, metric, method});
  return found == at_.end() ? nullptr : found->second;
}

const oc::Estimate* OcIndex::best(const std::string& scenario, const Place& place,
                                  const std::string& metric) const {
  const oc::Estimate* exact = find(scenario, place, metric, oc::Method::exact);
  return exact != nullptr ? exact : find(scenario, place, metric, oc::Method::monte_carlo);
}

namespace {

/// The normal deviate with about the tail of a t statistic with `freedom` degrees (Wallace DL. Ann
/// Math Stat 1959;30:1121-1130).
double normal_deviate(double t, double freedom) {
  return (8 * freedom + 1) / (8 * freedom + 3) * std::sqrt(freedom * core::log1p(t * t / freedom));
}

/// Where a quantity of few trials came out low, so did the error estimated from them. Their number
/// varies like a Poisson count: the variance goes with the mean.
double error_if_true(const oc::Estimate& simulated, double exact) {
  const bool low = simulated.value > 0 && exact > simulated.value;
  return simulated.mc_error * (low ? std::sqrt(exact / simulated.value) : 1);
}

}  // namespace

std::optional<double> distance(const oc::Estimate& exact, const oc::Estimate& simulated) {
  if (simulated.metric.starts_with("p_") && simulated.trials > 0) {
    const double count = std::round(simulated.value * static_cast<double>(simulated.trials));
    return oc::share_deviation(static_cast<std::uint64_t>(count), simulated.trials,
                               std::clamp(exact.value, 0.0, 1.0));
  }
  if (simulated.mc_error <= 0) return std::nullopt;
  const double t = std::abs(simulated.value - exact.value) / error_if_true(simulated, exact.value);
  return simulated.trials > 1 ? normal_deviate(t, static_cast<double>(simulated.trials - 1)) : t;
}

}  // namespace caudata::report
