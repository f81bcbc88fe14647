// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <array>
#include <cstdint>

#include "anatomy/segment.hpp"

namespace caudata::anatomy {

/// The tracts the model follows. Reticulospinal stands for the brainstem's and the propriospinal
/// paths to motor neurons together.
enum class Tract : std::uint8_t { corticospinal, reticulospinal, dorsal_column, spinothalamic };
inline constexpr std::size_t tract_count = 4;
inline constexpr std::array all_tracts{Tract::corticospinal, Tract::reticulospinal,
                                       Tract::dorsal_column, Tract::spinothalamic};
constexpr std::size_t index(Tract tract) { return static_cast<std::size_t>(tract); }
constexpr bool is_motor(Tract tract) { return tract <= Tract::reticulospinal; }

/// Pain and temperature enter and cross within one to two segments.
inline constexpr int crossing_segments = 2;

/// The side of the cord in which a tract runs that serves this side of the body. The
/// spinothalamic tract crosses; the others run on their own side of the cord.
constexpr Side cord_side(Tract tract, Side body) {
  return tract == Tract::spinothalamic ? other(body) : body;
}

/// One number per tract.
using PerTract = std::array<double, tract_count>;

}  // namespace caudata::anatomy
