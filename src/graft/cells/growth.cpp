// SPDX-License-Identifier: Apache-2.0
#include "graft/cells/growth.hpp"

#include <algorithm>
#include <bit>
#include <numbers>

#include "core/contract.hpp"

namespace caudata::graft {
namespace {

constexpr double growth_sphere = 4 * std::numbers::pi / 3;
constexpr std::size_t growth_block = 4096;

/// One step of Halley towards the cube root of c: the error becomes two thirds of its cube.
template <class T>
constexpr T halley(T y, T c) {
  const T cube = y * y * y;
  return y * ((cube + (c + c)) / ((cube + cube) + c));
}

}  // namespace

double volume_of(double radius) { return growth_sphere * (radius * radius * radius); }

double radius_of(double volume) {
  EXPECTS(volume >= 0);
  if (!(volume > 0)) return 0;
  const double c = volume / growth_sphere;
  // A third of the exponent: within a factor of 1.6 of the root.
  double y = std::bit_cast<double>(std::bit_cast<std::uint64_t>(c) / 3 + 0x2a9f7893782da1ceull);
  for (int k = 0; k < 3; ++k) y = halley(y, c);
  return y;
}

float grown_radius(float radius, float gain) {
  const float c = radius * radius * radius + gain * static_cast<float>(1 / growth_sphere);
  float y = radius;
  for (int k = 0; k < 3; ++k) y = halley(y, c);
  return y;
}

void grow(Cells& cells, std::span<const float> gain, core::Team& team) {
  EXPECTS(gain.size() == cells.size());
  const auto spheres = cells.spheres_to_grow();
  const auto kinds = cells.kinds();
  const std::size_t blocks = (cells.size() + growth_block - 1) / growth_block;
  team.for_each_block(blocks, [&](std::size_t b, unsigned) {
    const std::size_t last = std::min(cells.size(), (b + 1) * growth_block);
    for (std::size_t i = b * growth_block; i < last; ++i) {
      spheres[i].radius = grown_radius(spheres[i].radius, gain[i]);
      kinds[i].quiet = gain[i] != 0 ? std::uint8_t{0} : kinds[i].quiet;
    }
  });
}

}  // namespace caudata::graft
