// SPDX-License-Identifier: Apache-2.0
#include "isncsci/totals.hpp"

#include <span>

#include "isncsci/side_bits.hpp"

namespace caudata::isncsci {
namespace {

Total sum(std::span<const Score> column) {
  int total = 0;
  for (const Score score : column) {
    if (!score.testable()) return std::nullopt;
    total += score.value;
  }
  return static_cast<std::int16_t>(total);
}

/// Four lanes of 16 bits, then the lanes: 28 scores of 2 cannot overflow one. Not testable (255) in
/// any lane leaves a bit above those of a score.
Total sum(const std::array<Score, dermatomes>& column) {
  constexpr std::uint64_t every_lane = 0x0001'0001'0001'0001;
  constexpr std::uint64_t not_a_score = 0x0080 * every_lane;
  std::uint64_t lanes = 0, any = 0;
  for (std::size_t i = 0; i < dermatomes; i += 4) {
    const std::uint64_t four = detail::four_values(&column[i]);
    lanes += four;
    any |= four;
  }
  if (any & not_a_score) return std::nullopt;
  return static_cast<std::int16_t>(lanes * every_lane >> 48);
}

Total sum(Total a, Total b) {
  if (!a || !b) return std::nullopt;
  return static_cast<std::int16_t>(*a + *b);
}

}  // namespace

void add_totals(const ExamSide& side, SideResult& result) {
  const std::span<const Score> motor(side.motor);
  result.upper_extremity = sum(motor.first(arm_muscles));
  result.lower_extremity = sum(motor.subspan(arm_muscles));
  result.motor_total = sum(result.upper_extremity, result.lower_extremity);
  result.light_touch = sum(side.light_touch);
  result.pin_prick = sum(side.pin_prick);
}

void add_totals(Classification& result) {
  const SideResult &r = result.right, &l = result.left;
  result.upper_extremity_motor_score = sum(r.upper_extremity, l.upper_extremity);
  result.lower_extremity_motor_score = sum(r.lower_extremity, l.lower_extremity);
  result.light_touch = sum(r.light_touch, l.light_touch);
  result.pin_prick = sum(r.pin_prick, l.pin_prick);
}

}  // namespace caudata::isncsci
