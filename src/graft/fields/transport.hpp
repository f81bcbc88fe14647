// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <array>
#include <limits>

#include "graft/fields/medium.hpp"

namespace caudata::graft {

/// What a substance does in a medium.
struct MediumRole {
  enum class Kind { closed, diffuses, held } kind{Kind::closed};
  double diffusion{0};  // [mm^2/s] where it diffuses; positive
  double transfer{
      0};  // [mm/s] where it is held: through the surface of the medium; may be infinite

  /// No flux across its surface.
  static MediumRole closed() { return {}; }
  static MediumRole diffuses(double diffusion) { return {Kind::diffuses, diffusion, 0}; }
  /// A well-mixed medium whose concentration others set: the canal around the cord. Flux through
  /// its surface is transfer * (held - concentration at the surface).
  static MediumRole exchanges(double transfer) { return {Kind::held, 0, transfer}; }
  /// The surface has the held concentration.
  static MediumRole fixed() { return exchanges(std::numeric_limits<double>::infinity()); }
};

/// An outer face of the box.
struct BoxWall {
  MediumRole role;  // closed or held
  double value{0};  // the held concentration

  static BoxWall zero_flux() { return {}; }
  static BoxWall fixed(double value) { return {MediumRole::fixed(), value}; }
  static BoxWall exchanges(double transfer, double value) {
    return {MediumRole::exchanges(transfer), value};
  }
};

enum class BoxFace : std::uint8_t { x_low, x_high, y_low, y_high, z_low, z_high };
inline constexpr std::size_t face_count = 6;

/// How one substance moves and decays. Two media that both diffuse meet with continuous
/// concentration and flux.
struct Transport {
  std::array<MediumRole, medium_count> medium{};
  std::array<BoxWall, face_count> wall{};
  double decay{0};  // [1/s] where it diffuses; not negative
};

}  // namespace caudata::graft
