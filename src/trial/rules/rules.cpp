// SPDX-License-Identifier: Apache-2.0
#include "trial/rules/rules.hpp"

#include <fmt/format.h>

namespace caudata::trial {

void Findings::error(const char* rule, std::string_view path, std::string message, std::string why,
                     std::string suggestion) {
  issues_.add({core::Severity::error, rule, at(path), std::move(message), std::move(why),
               std::move(suggestion)});
}

void Findings::warning(const char* rule, std::string_view path, std::string message,
                       std::string why, std::string suggestion) {
  issues_.add({core::Severity::warning, rule, at(path), std::move(message), std::move(why),
               std::move(suggestion)});
}

void Findings::note(const char* rule, std::string_view path, std::string message, std::string why,
                    std::string suggestion) {
  issues_.add({core::Severity::note, rule, at(path), std::move(message), std::move(why),
               std::move(suggestion)});
}

std::string path_of(const char* table, std::size_t i, std::string_view key) {
  return key.empty() ? fmt::format("{}[{}]", table, i) : fmt::format("{}[{}].{}", table, i, key);
}

Days last_dose(const Part& part) { return part.dosing_days.back() - part.dosing_days.front(); }

}  // namespace caudata::trial
