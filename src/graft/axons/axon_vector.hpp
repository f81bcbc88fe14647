// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cmath>

namespace caudata::graft {

/// A place [mm] in the frame of the canal (x caudal, y left, z dorsal) or a direction.
struct AxonVector {
  float x, y, z;

  friend constexpr AxonVector operator+(AxonVector a, AxonVector b) {
    return {a.x + b.x, a.y + b.y, a.z + b.z};
  }
  friend constexpr AxonVector operator-(AxonVector a, AxonVector b) {
    return {a.x - b.x, a.y - b.y, a.z - b.z};
  }
  friend constexpr AxonVector operator*(float s, AxonVector a) {
    return {s * a.x, s * a.y, s * a.z};
  }
  friend constexpr float dot(AxonVector a, AxonVector b) {
    return a.x * b.x + a.y * b.y + a.z * b.z;
  }
  friend auto operator<=>(const AxonVector&, const AxonVector&) = default;
};

inline float norm(AxonVector a) { return std::sqrt(dot(a, a)); }

/// The direction of a, or `otherwise` if a is too short to have one.
inline AxonVector unit(AxonVector a, AxonVector otherwise) {
  constexpr float too_short = 1e-12f;
  const float length = norm(a);
  return length > too_short ? (1 / length) * a : otherwise;
}

}  // namespace caudata::graft
