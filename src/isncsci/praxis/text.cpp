// SPDX-License-Identifier: Apache-2.0
#include "isncsci/praxis/text.hpp"

#include "isncsci/level.hpp"

namespace caudata::isncsci::praxis {
namespace {

template <class Name>
void append(std::string& list, const TaggedBits& bits, Name name) {
  for_each(bits.members, [&](unsigned index) {
    if (!list.empty()) list += ',';
    list += name(index);
    if ((bits.starred >> index) & 1u) list += '*';
  });
}

std::string_view level_name(unsigned index) {
  const Level level{static_cast<std::uint8_t>(index)};
  return level == intact ? "INT" : name(level);
}

}  // namespace

std::string levels_text(const TaggedLevels& levels) {
  std::string list;
  append(list, levels, level_name);
  return list;
}

std::string grades_text(const TaggedGrades& grades) {
  std::string list;
  append(list, grades, [](unsigned grade) { return static_cast<char>('A' + grade); });
  return list;
}

std::string to_text(const TaggedZone& zone) {
  std::string list = zone.not_applicable ? "NA" : "";
  append(list, zone.levels, level_name);
  return list;
}

std::string_view to_text(TaggedCompleteness completeness) {
  switch (completeness) {
    case TaggedCompleteness::complete:
      return "C";
    case TaggedCompleteness::incomplete:
      return "I";
    case TaggedCompleteness::either:
      return "C,I";
    case TaggedCompleteness::either_tagged:
      return "C*,I*";
    case TaggedCompleteness::incomplete_tagged:
      return "I*";
  }
  return {};
}

}  // namespace caudata::isncsci::praxis
