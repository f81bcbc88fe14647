// SPDX-License-Identifier: Apache-2.0
#include "trial/graft_case/assumed_value.hpp"

#include <fmt/format.h>

namespace caudata::trial {

double Assumptions::take(const std::optional<double>& stated, std::string_view key,
                         std::string_view parameter, std::string_view unit) {
  if (stated) return *stated;
  const double value = number(parameter);
  note(key, value, parameter, unit);
  return value;
}

double Assumptions::number(std::string_view parameter) {
  if (ledger_.contains(parameter)) return ledger_.value(parameter);
  missing_.emplace_back(parameter);
  return 0;
}

void Assumptions::note(std::string_view key, std::string value, std::string_view parameter) {
  values_.push_back({std::string(key), std::move(value), std::string(parameter)});
}

void Assumptions::note(std::string_view key, double value, std::string_view parameter,
                       std::string_view unit) {
  note(key, fmt::format("{:.5g}{}", value, unit), parameter);
}

}  // namespace caudata::trial
