// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <array>
#include <cstdint>

#include "anatomy/canal/canal_axis.hpp"

namespace caudata::graft {

/// The disc at which a lumbar puncture enters the sac; further rostral lies the cord.
enum class Puncture : std::uint8_t { l2_l3, l3_l4, l4_l5, l5_s1 };
inline constexpr std::array every_puncture{Puncture::l2_l3, Puncture::l3_l4, Puncture::l4_l5,
                                           Puncture::l5_s1};

/// "L3/4"
const char* name(Puncture puncture);
anatomy::Disc disc(Puncture puncture);

}  // namespace caudata::graft
