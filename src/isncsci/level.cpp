// SPDX-License-Identifier: Apache-2.0
#include "isncsci/level.hpp"

#include <algorithm>
#include <array>

namespace caudata::isncsci {
namespace {

constexpr std::array<std::string_view, level_count> names{
    "C1", "C2", "C3",  "C4",  "C5",  "C6", "C7", "C8", "T1", "T2", "T3", "T4", "T5", "T6",  "T7",
    "T8", "T9", "T10", "T11", "T12", "L1", "L2", "L3", "L4", "L5", "S1", "S2", "S3", "S4-5"};

}  // namespace

std::string_view name(Level level) { return names[level.index]; }

std::optional<Level> parse_level(std::string_view text) {
  const auto* const found = std::find(names.begin(), names.end(), text);
  if (found == names.end()) return std::nullopt;
  return Level{static_cast<std::uint8_t>(found - names.begin())};
}

}  // namespace caudata::isncsci
