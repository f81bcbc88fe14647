// SPDX-License-Identifier: Apache-2.0
#include "graft/tissue/cord_wall.hpp"

#include "graft/tissue/cell_kinds.hpp"

namespace caudata::graft {
namespace {

constexpr double wall_um_per_mm = 1000;

void sample_cord_wall(const CordSurface& surface, const Sphere& sphere, bool in_cord,
                      float& distance, std::array<float, 3>& away) {
  constexpr float deep = CordSurface::deep_margin * wall_um_per_mm;
  const auto at = canal_position(sphere);
  // Too far for the wall to push: how far does not matter.
  if (in_cord && sphere.radius < deep && surface.deep(at[0], at[1], at[2])) {
    distance = deep;
    away = {};
    return;
  }
  const auto nearest = surface.nearest(at[0], at[1], at[2]);
  const double side = in_cord ? -1 : 1;
  distance = static_cast<float>(side * nearest.distance * wall_um_per_mm);
  away = {0, static_cast<float>(side * nearest.outward[0]),
          static_cast<float>(side * nearest.outward[1])};
}

}  // namespace

WallSampler cord_wall(const CordSurface& surface) {
  return [&surface](std::span<const Sphere> spheres, std::span<const CellKind> kinds,
                    std::span<float> distance, std::span<std::array<float, 3>> away) {
    for (std::size_t i = 0; i < spheres.size(); ++i)
      sample_cord_wall(surface, spheres[i], compartment_of(kinds[i]) == Compartment::parenchyma,
                       distance[i], away[i]);
  };
}

}  // namespace caudata::graft
