// SPDX-License-Identifier: Apache-2.0
#include "graft/tissue/cord_terrain.hpp"

#include "core/contract.hpp"

namespace caudata::graft {
namespace {

Ground terrain_at(const CordSurface& surface, double grey_share, const LesionOnDay* lesion,
                  const AxonVector& at) {
  const double x = double{at.x}, y = double{at.y}, z = double{at.z};
  const auto [half_y, half_z] = surface.half_axes(x);
  const double u = y / half_y, v = z / half_z, level = u * u + v * v;
  if (x < surface.from() || x > surface.to())
    return {Matter::outside, 0, {x < surface.from() ? 1.0f : -1.0f, 0, 0}};
  if (level >= 1) {
    const auto outward = surface.nearest(x, y, z).outward;
    return {
        Matter::outside, 0, {0, static_cast<float>(-outward[0]), static_cast<float>(-outward[1])}};
  }
  const Matter matter = level < grey_share ? Matter::grey : Matter::white;
  if (lesion == nullptr) return {matter, 0, {0, 0, 0}};
  const LesionSite site = lesion->at(x);
  if (level < site.cavity) {
    const auto outward = surface.nearest(x, y, z).outward;
    return {
        Matter::outside, 0, {0, static_cast<float>(outward[0]), static_cast<float>(outward[1])}};
  }
  return {matter, static_cast<float>(site.cspg), {0, 0, 0}};
}

}  // namespace

Terrain cord_terrain(const CordSurface& surface, double grey_share, const LesionOnDay* lesion) {
  return [&surface, grey_share, lesion](std::span<const AxonVector> at, std::span<Ground> ground) {
    EXPECTS(at.size() == ground.size());
    for (std::size_t i = 0; i < at.size(); ++i)
      ground[i] = terrain_at(surface, grey_share, lesion, at[i]);
  };
}

}  // namespace caudata::graft
