// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <algorithm>
#include <bit>
#include <cstdint>

#include "graft/cells/sphere.hpp"

namespace caudata::graft {

/// How strongly two cells push at distance d, with R the sum of their radii, q = d / R, s the
/// reach. The pushed cell moves with the sum of its pushes: inertia is neglected, friction is with
/// the medium alone.
enum class PairShape : std::uint8_t {
  quadratic,  // repulsion (1 - q)^2 for q < 1, minus adhesion (1 - q/s)^2 for q < s
  linear,     // R [repulsion (1 - q) for q < 1, minus 4 adhesion (q - 1)(s - q)/(s - 1)^2 between]
};

struct PairLaw {
  PairShape shape{PairShape::quadratic};
  double repulsion{0};  // quadratic: [um/min], linear: [1/min]
  double adhesion{0};   // the same
  double reach{1};      // s >= 1; > 1 for the linear law with adhesion
};

/// A push in whole units, so that sums do not depend on their order and what one cell gets the
/// other loses, exactly.
struct PairPush {
  std::int32_t x{0}, y{0}, z{0};
};

/// The law as kernels and the plain version use it, in the same operations of single precision.
struct PairConstants {
  explicit PairConstants(const PairLaw& law);

  PairShape shape;
  float repulsion, adhesion;  // in units, adhesion with the factor of its shape
  float reach, inverse_reach;
  // Of a push [um/min]: 2^-21 of the power of two next above the strongest push (of the linear law:
  // between cells of 64 um in sum, twice as much is allowed), so that a push stays below 2^22 and
  // 1000 of them do not overflow a sum.
  double unit;
};

/// A start for 1/sqrt from the bits of w and the two factors that make one step from it as good as
/// it can be over all w (6.5e-4); a Newton step follows.
inline constexpr std::uint32_t inverse_root_start = 0x5f1ffff9u;
inline constexpr float inverse_root_scale = 0.703952253f, inverse_root_shift = 2.38924456f;

/// 1/sqrt(w) to 1e-6 for normal positive w by multiplications and subtractions: the same bits for
/// every instruction set, and several times faster than a root and a division. Finite at 0.
constexpr float inverse_root(float w) {
  float y = std::bit_cast<float>(inverse_root_start - (std::bit_cast<std::uint32_t>(w) >> 1));
  y = (y * inverse_root_scale) * (inverse_root_shift - (w * y) * y);
  return y * (1.5f - ((w * 0.5f) * y) * y);
}

/// On `a` from `b`. 0 where they coincide (no direction) and beyond the reach.
constexpr PairPush pair_push(const PairConstants& law, const Sphere& a, const Sphere& b) {
  const auto difference = [](std::int32_t u, std::int32_t v) {
    return static_cast<float>(
        static_cast<std::int32_t>(static_cast<std::uint32_t>(u) - static_cast<std::uint32_t>(v)));
  };
  const float x = difference(a.x, b.x), y = difference(a.y, b.y), z = difference(a.z, b.z);
  const float square = (x * x + y * y) + z * z;
  const float sum = (a.radius + b.radius) * static_cast<float>(quanta_per_um);
  const float inverse = inverse_root(square * (sum * sum));  // 1 / (d R)
  const float q = square * inverse;
  const float overlap = std::max(0.0f, 1.0f - q);
  float strength = 0;
  if (law.shape == PairShape::quadratic) {
    const float contact = std::max(0.0f, 1.0f - q * law.inverse_reach);
    strength = law.repulsion * (overlap * overlap) - law.adhesion * (contact * contact);
  } else {
    const float gap = std::max(0.0f, (q - 1.0f) * (law.reach - q));
    strength = sum * (law.repulsion * overlap - law.adhesion * gap);
  }
  const float along = strength * (sum * inverse);
  return {nearest_whole(double{along * x}), nearest_whole(double{along * y}),
          nearest_whole(double{along * z})};
}

/// Potential of the pair whose slope is minus the push [um^2/min], in double precision: for laws.
double pair_energy(const PairLaw& law, const Sphere& a, const Sphere& b);

/// Workload M1 of the comparison with other programs: um, minutes.
inline constexpr PairLaw comparison_law{PairShape::quadratic, 10.0, 0.4, 1.25};

}  // namespace caudata::graft
