// SPDX-License-Identifier: Apache-2.0
#include "report/comparison_input.hpp"

namespace caudata::report {

DesignIndex::DesignIndex(const oc::OperatingCharacteristics& rows) {
  for (const oc::Estimate& e : rows)
    at_.emplace(Key{e.scenario, e.design, e.part, e.dose, e.metric}, &e);
}

const oc::Estimate* DesignIndex::find(const std::string& scenario, const std::string& design,
                                      const std::string& metric) const {
  return find(scenario, design, "", "", metric);
}

const oc::Estimate* DesignIndex::find(const std::string& scenario, const std::string& design,
                                      const std::string& part, const std::string& dose,
                                      const std::string& metric) const {
  const auto found = at_.find(Key{scenario, design, part, dose, metric});
  return found == at_.end() ? nullptr : found->second;
}

std::string design_letter(std::size_t contender) {
  constexpr std::size_t letters = 26;
  const std::string letter(1, static_cast<char>('A' + contender % letters));
  return contender < letters ? letter : letter + std::to_string(contender / letters);
}

}  // namespace caudata::report
