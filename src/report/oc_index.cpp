// SPDX-License-Identifier: Apache-2.0
#include "report/oc_index.hpp"

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

}  // namespace caudata::report
