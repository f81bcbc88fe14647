// SPDX-License-Identifier: Apache-2.0
#include "report/oc_index.hpp"

#include <algorithm>
#include <cmath>

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

std::optional<double> distance(const oc::Estimate& exact, const oc::Estimate& simulated) {
  if (simulated.metric.starts_with("p_") && simulated.trials > 0) {
    const double count = std::round(simulated.value * static_cast<double>(simulated.trials));
    return oc::share_deviation(static_cast<std::uint64_t>(count), simulated.trials,
                               std::clamp(exact.value, 0.0, 1.0));
  }
  if (simulated.mc_error <= 0) return std::nullopt;
  return std::abs(simulated.value - exact.value) / simulated.mc_error;
}

}  // namespace caudata::report
