// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>

/// The variate of a mixing kick: the sum of the four bytes of a random word, centred and scaled. It
/// has mean 0, variance 1 and no skewness exactly and a kurtosis of 2.7. A weak Euler scheme of
/// order 1 needs the moments to the third; sums over steps are normal by the central limit.
namespace caudata::graft {

inline constexpr std::int32_t kick_mean = 510;             // four times 255 / 2
inline constexpr double kick_variance = 4 * 65535 / 12.0;  // four times (256^2 - 1) / 12
inline constexpr float kick_scale = 0.0067658751f;         // 1 / sqrt(kick_variance)

constexpr std::int32_t sum_of_bytes(std::uint32_t word) {
  const std::uint32_t pairs = (word & 0x00ff00ffu) + (word >> 8 & 0x00ff00ffu);
  return static_cast<std::int32_t>((pairs + (pairs >> 16)) & 0x7ffu);
}

/// In units of kick_scale.
constexpr float unscaled_kick(std::uint32_t word) {
  return static_cast<float>(sum_of_bytes(word) - kick_mean);
}
constexpr float kick_of(std::uint32_t word) { return unscaled_kick(word) * kick_scale; }

/// The mean of the positive part of a kick, about 0.404: how far cells reach beyond a wall in a
/// step decides how often they touch it.
double mean_positive_kick();

}  // namespace caudata::graft
