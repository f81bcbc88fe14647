// SPDX-License-Identifier: Apache-2.0
#include "isncsci/text.hpp"

namespace caudata::isncsci {
namespace {

void append(std::string& list, std::string_view item) {
  if (!list.empty()) list += ',';
  list += item;
}

}  // namespace

std::string to_text(LevelSet levels) {
  std::string list;
  for (std::uint8_t i = 0; i < level_count; ++i) {
    const Level level{i};
    if (levels.contains(level)) append(list, level == intact ? "INT" : name(level));
  }
  return list;
}

std::string to_text(AisSet grades) {
  std::string list;
  for (std::size_t i = 0; i < ais_count; ++i) {
    const auto grade = static_cast<AsiaImpairmentScale>(i);
    if (grades.contains(grade)) append(list, std::string(1, letter(grade)));
  }
  return list;
}

std::string to_text(CompletenessSet completeness) {
  std::string list;
  if (completeness.contains(Completeness::complete)) append(list, "C");
  if (completeness.contains(Completeness::incomplete)) append(list, "I");
  return list;
}

std::string to_text(const ZoneOfPartialPreservation& zone) {
  std::string list = zone.may_be_not_applicable ? "NA" : "";
  if (!zone.level.empty()) append(list, to_text(zone.level));
  return list;
}

std::string to_text(Total total) { return total ? std::to_string(*total) : "ND"; }

std::optional<AsiaImpairmentScale> parse_ais(std::string_view text) {
  if (text.size() != 1 || text[0] < 'A' || text[0] > 'E') return std::nullopt;
  return static_cast<AsiaImpairmentScale>(text[0] - 'A');
}

}  // namespace caudata::isncsci
