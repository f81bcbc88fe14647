// SPDX-License-Identifier: Apache-2.0
#include "isncsci/change.hpp"

#include <fmt/format.h>

#include <bit>

namespace caudata::isncsci {
namespace {

int lowest(std::uint32_t bits) { return std::countr_zero(bits); }
int highest(std::uint32_t bits) { return static_cast<int>(std::bit_width(bits)) - 1; }

template <class Set>
Difference difference(const Set& before, const Set& after) {
  return {lowest(after.bits()) - highest(before.bits()),
          highest(after.bits()) - lowest(before.bits())};
}

std::optional<int> difference(const Total& before, const Total& after) {
  if (!before || !after) return std::nullopt;
  return *after - *before;
}

std::optional<Difference> length(LevelSet level, const ZoneOfPartialPreservation& zone) {
  if (zone.level.empty()) return std::nullopt;
  return difference(level, zone.level);
}

Conversion conversion(AisSet from, AisSet to) {
  Conversion result{from, to};
  for (std::size_t a = 0; a < ais_count; ++a) {
    for (std::size_t b = 0; b < ais_count; ++b) {
      if (!(from.bits() >> a & 1u) || !(to.bits() >> b & 1u)) continue;
      result.may_improve |= b > a;
      result.may_stay |= b == a;
      result.may_worsen |= b < a;
    }
  }
  return result;
}

SideChange side_change(const SideResult& before, const SideResult& after) {
  return {.sensory_level = difference(before.sensory, after.sensory),
          .motor_level = difference(before.motor, after.motor),
          .sensory_zpp_before = length(before.sensory, before.sensory_zpp),
          .sensory_zpp_after = length(after.sensory, after.sensory_zpp),
          .motor_zpp_before = length(before.motor, before.motor_zpp),
          .motor_zpp_after = length(after.motor, after.motor_zpp),
          .upper_extremity = difference(before.upper_extremity, after.upper_extremity),
          .lower_extremity = difference(before.lower_extremity, after.lower_extremity),
          .light_touch = difference(before.light_touch, after.light_touch),
          .pin_prick = difference(before.pin_prick, after.pin_prick)};
}

}  // namespace

std::string to_text(const Difference& d) {
  if (d.determined()) return fmt::format("{:+}", d.least);
  return fmt::format("{:+} to {:+}", d.least, d.most);
}

Change change(const Classification& before, const Classification& after) {
  return {.right = side_change(before.right, after.right),
          .left = side_change(before.left, after.left),
          .neurological_level = difference(before.neurological_level, after.neurological_level),
          .ais = conversion(before.ais, after.ais),
          .upper_extremity_motor_score =
              difference(before.upper_extremity_motor_score, after.upper_extremity_motor_score),
          .lower_extremity_motor_score =
              difference(before.lower_extremity_motor_score, after.lower_extremity_motor_score),
          .light_touch = difference(before.light_touch, after.light_touch),
          .pin_prick = difference(before.pin_prick, after.pin_prick)};
}

}  // namespace caudata::isncsci
