// SPDX-License-Identifier: Apache-2.0
#include "io/recovery/recovery_words.hpp"

namespace caudata::io {

std::string trimmed(std::string_view text) {
  const auto first = text.find_first_not_of(" \t");
  if (first == std::string_view::npos) return {};
  return std::string(text.substr(first, text.find_last_not_of(" \t") - first + 1));
}

bool says_nothing(std::string_view text) {
  return text.empty() || text == "NA" || text == "NaN" || text == "nan" || text == ".";
}

std::string without_zeros(const std::string& text) {
  const auto dot = text.find('.');
  if (dot == std::string::npos || dot == 0) return text;
  if (text.find_first_not_of('0', dot + 1) != std::string::npos) return text;
  return text.substr(0, dot);
}

std::optional<isncsci::Level> parse_recorded_level(std::string_view text) {
  if (text == "INT") return isncsci::intact;
  return isncsci::parse_level(text);
}

std::optional<patient::Sex> parse_sex(std::string_view text) {
  for (const patient::Sex sex : {patient::Sex::female, patient::Sex::male})
    if (text == name(sex)) return sex;
  return std::nullopt;
}

}  // namespace caudata::io
