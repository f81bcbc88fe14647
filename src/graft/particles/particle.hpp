// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cmath>
#include <cstddef>
#include <cstdint>
#include <span>

#include "graft/surface.hpp"

/// A cell in the canal as four words of 32 bits: 16 bytes, who it is among them.
///
///     id       graft::CellId of an injected cell, which fits
///     x        axial position, share of the canal's length, 32 bits (0.14 nm of 60 cm)
///     azimuth  24 bits of a turn (2 nm), then 8 bits: the size class, for life
///     depth    24 bits of the gap (0.2 nm), then 8 bits: the state. Of an adherent cell: the upper
///              16 bits of the time of its adhesion, the upper 8 of its depth, the lower 4 bits of
///              the time, then 4 bits: the state.
///
/// Fixed point makes a position translation-invariant: a cell at the sac's end moves as finely as
/// one at the foramen magnum, and sums of positions do not depend on their order.
namespace caudata::graft {

/// What a cell in the canal does, the lowest two bits of the state.
enum class Motion : std::uint8_t { suspended, bedload, adherent, gone };

/// Why a cell is gone, in the place of its surface.
enum class Gone : std::uint8_t { dead, left };

inline constexpr std::uint32_t fraction_mask = 0xffffff00u;
inline constexpr std::int32_t depth_units = 1 << 24;

/// The state byte: motion (2 bits) and surface or Gone (2 bits).
constexpr std::uint32_t state_of(Motion motion, Surface surface = Surface::pia) {
  return static_cast<std::uint32_t>(motion) | static_cast<std::uint32_t>(surface) << 2;
}
constexpr std::uint32_t state_of(Gone why) {
  return static_cast<std::uint32_t>(Motion::gone) | static_cast<std::uint32_t>(why) << 2;
}
constexpr Motion motion_of(std::uint32_t depth_word) { return static_cast<Motion>(depth_word & 3); }
constexpr Surface surface_of(std::uint32_t depth_word) {
  return static_cast<Surface>(depth_word >> 2 & 3);
}
constexpr Gone gone_of(std::uint32_t depth_word) { return static_cast<Gone>(depth_word >> 2 & 1); }
constexpr std::uint32_t with_state(std::uint32_t depth_word, std::uint32_t state) {
  return (depth_word & fraction_mask) | state;
}

/// The depth word of a cell that adheres at `time` <= most_adhesion_time where its depth word says.
constexpr std::uint32_t adherent_word(std::uint32_t depth_word, Surface surface,
                                      std::uint32_t time) {
  return (time >> 4) << 16 | (depth_word >> 24) << 8 | (time & 15) << 4 |
         state_of(Motion::adherent, surface);
}
constexpr std::uint32_t adhesion_time(std::uint32_t adherent_depth_word) {
  return (adherent_depth_word >> 16) << 4 | (adherent_depth_word >> 4 & 15);
}
inline constexpr double adhesion_time_seconds = 360;
inline constexpr std::uint32_t most_adhesion_time = (1u << 20) - 1;
/// 11.9 years: a course is no longer, so that every time of adhesion has room.
inline constexpr double longest_course_hours =
    (most_adhesion_time - 1) * adhesion_time_seconds / 3600;

/// Depth in [0, 1]; of an adherent cell to 1/256.
constexpr float depth_share(std::uint32_t depth_word) {
  return motion_of(depth_word) == Motion::adherent
             ? (static_cast<float>(depth_word >> 8 & 0xff) + 0.5f) / 256.0f
             : static_cast<float>(depth_word >> 8) * 0x1p-24f;
}
constexpr float azimuth_turns(std::uint32_t azimuth_word) {
  return static_cast<float>(azimuth_word >> 8) * 0x1p-24f;
}

/// One of 256 kinds of cells as the fluid sees them.
constexpr std::uint32_t class_of(std::uint32_t azimuth_word) { return azimuth_word & 0xff; }
inline constexpr std::size_t size_classes = 256;

/// Columns of equal length.
struct ParticleColumns {
  std::span<std::uint32_t> id, x, azimuth, depth;

  std::size_t size() const { return id.size(); }
  ParticleColumns part(std::size_t first, std::size_t count) const {
    return {id.subspan(first, count), x.subspan(first, count), azimuth.subspan(first, count),
            depth.subspan(first, count)};
  }
};

/// The same to read.
struct ParticleView {
  std::span<const std::uint32_t> id, x, azimuth, depth;

  std::size_t size() const { return id.size(); }
};

}  // namespace caudata::graft
