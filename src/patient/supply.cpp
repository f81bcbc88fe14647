// SPDX-License-Identifier: Apache-2.0
#include "patient/supply.hpp"

#include <algorithm>

namespace caudata::patient {
namespace {

using anatomy::Segment;
using anatomy::segment_count;
using anatomy::Side;
using anatomy::Tract;

constexpr Segment segment(std::size_t i) { return Segment{static_cast<std::uint8_t>(i)}; }

std::uint8_t first_hurt(const anatomy::Lesion& lesion, const anatomy::Cord& cord, Side side) {
  std::uint8_t i = 0;
  while (i < segment_count && depth(lesion, cord, side, Segment{i}) <= 0) ++i;
  return i;
}

/// The segment at which axons that enter here have crossed: not beyond the end of the cord.
constexpr std::size_t crossing(std::size_t i) {
  return i < anatomy::crossing_segments ? 0 : i - anatomy::crossing_segments;
}

/// The first segment whose axons are hurt where they enter or where they have crossed.
std::uint8_t first_hurt_crossed(const std::array<std::uint8_t, anatomy::sides>& first, Side body) {
  const std::uint8_t own = first[index(body)], across = first[index(other(body))];
  std::uint8_t i = 0;
  while (i < own && crossing(i) < across) ++i;
  return i;
}

void supply_zone(SideSupply& side, const anatomy::Lesion& lesion, const anatomy::Cord& cord,
                 Side body) {
  for (std::size_t i = 0; i < segment_count; ++i) {
    side.zone[i] = zone_share(lesion, cord, body, segment(i));
  }
}

void supply_crossed(SideSupply& side, const SideSupply& across) {
  for (std::size_t i = 0; i < segment_count; ++i) {
    side.zone_crossed[i] = std::min(side.zone[i], across.zone[crossing(i)]);
  }
}

}  // namespace

Supply supply(const anatomy::Lesion& lesion, const anatomy::Cord& cord) {
  Supply out;
  const std::array first{first_hurt(lesion, cord, Side::right),
                         first_hurt(lesion, cord, Side::left)};
  for (const Side body : anatomy::both_sides) {
    SideSupply& side = out[index(body)];
    side.first_hurt = first[index(body)];
    side.first_hurt_crossed = first_hurt_crossed(first, body);
    supply_zone(side, lesion, cord, body);
    for (std::size_t m = 0; m < anatomy::muscle_pools; ++m) {
      side.pool[m] = pool(lesion, cord, body, anatomy::muscle_segment[m]);
    }
    side.sacral_pool = pool(lesion, cord, body, anatomy::sacral_segment);
    for (const Tract tract : anatomy::all_tracts) {
      side.spared[index(tract)] = lesion[cord_side(tract, body)].spared[index(tract)];
    }
  }
  supply_crossed(out[0], out[1]);
  supply_crossed(out[1], out[0]);
  return out;
}

}  // namespace caudata::patient
