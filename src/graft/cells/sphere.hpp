// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <array>
#include <cstdint>

namespace caudata::graft {

/// Positions are whole numbers of 2^-12 um (0.24 nm): differences are exact, results do not depend
/// on where the origin is, and 32 bits span 1048 mm per axis.
inline constexpr double quanta_per_um = 4096;
inline constexpr double um_per_quantum = 1 / quanta_per_um;

/// The zero of the axial coordinate lies this far caudal of the foramen magnum: the fixed-point
/// range is then -124 to 924 mm of canal, which is at most 650 mm long.
inline constexpr double axial_zero = 400;  // [mm]

/// Where a cell is and how big: x axial, y left, z dorsal.
struct alignas(16) Sphere {
  std::int32_t x{0}, y{0}, z{0};  // [quanta]
  float radius{0};                // [um]
  friend bool operator==(const Sphere&, const Sphere&) = default;
};
static_assert(sizeof(Sphere) == 16);

/// The nearest whole number, ties to even; |value| < 2^31.
constexpr std::int32_t nearest_whole(double value) {
  constexpr double shift = 0x1.8p52;
  const double shifted = value + shift;
  return static_cast<std::int32_t>(static_cast<std::int64_t>(shifted - shift));
}

/// From [um] of the engine's own axes; each |coordinate| < 524 mm.
constexpr Sphere sphere_at(const std::array<double, 3>& um, float radius) {
  return {nearest_whole(um[0] * quanta_per_um), nearest_whole(um[1] * quanta_per_um),
          nearest_whole(um[2] * quanta_per_um), radius};
}
constexpr std::array<double, 3> position_of(const Sphere& s) {
  return {s.x * um_per_quantum, s.y * um_per_quantum, s.z * um_per_quantum};
}

/// From [mm] of the canal: x from the foramen magnum.
constexpr Sphere sphere_in_canal(const std::array<double, 3>& mm, float radius) {
  return sphere_at({(mm[0] - axial_zero) * 1e3, mm[1] * 1e3, mm[2] * 1e3}, radius);
}
constexpr std::array<double, 3> canal_position(const Sphere& s) {
  const auto um = position_of(s);
  return {um[0] * 1e-3 + axial_zero, um[1] * 1e-3, um[2] * 1e-3};
}

}  // namespace caudata::graft
