// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <array>
#include <cstdint>

#include "anatomy/lesion.hpp"
#include "anatomy/motor_pool.hpp"

namespace caudata::patient {

/// A lesion worked out for the segments of one side of the body: what does not change with time, so
/// that an examination needs no exponential per cell.
struct SideSupply {
  std::uint8_t first_hurt{0};          // segments rostral of it are intact
  std::uint8_t first_hurt_crossed{0};  // the same for the tract that crosses
  std::array<double, anatomy::segment_count> zone{}, zone_crossed{};
  std::array<double, anatomy::muscle_pools> pool{};
  double sacral_pool{1};
  anatomy::PerTract spared{};  // of the tracts that serve this side of the body
};

using Supply = std::array<SideSupply, anatomy::sides>;

Supply supply(const anatomy::Lesion& lesion, const anatomy::Cord& cord);

}  // namespace caudata::patient
