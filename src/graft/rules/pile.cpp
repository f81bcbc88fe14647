// SPDX-License-Identifier: Apache-2.0
#include "graft/rules/pile.hpp"

#include <algorithm>
#include <cmath>

#include "core/contract.hpp"
#include "graft/rules/chance.hpp"

namespace caudata::graft {
namespace {

/// C0 - Q/6D (R^2 + 2 c^3/R - 3 c^2): what the surface would need above C0 for a core of radius c
/// to begin where the level is 0. Falls from below to 0 as the core grows.
double pile_core_excess(const PileSupply& s, double radius, double core) {
  return s.level - s.use / (6 * s.diffusivity) *
                       (radius * radius + 2 * core * core * core / radius - 3 * core * core);
}

}  // namespace

double slab_reach(const PileSupply& s) { return std::sqrt(2 * s.diffusivity * s.level / s.use); }

double slab_level(const PileSupply& s, double thickness, double depth) {
  EXPECTS(depth >= 0 && depth <= thickness);
  const double fed = std::min(thickness, slab_reach(s));
  if (depth >= fed && fed < thickness) return 0;
  const double drop = s.use / s.diffusivity * depth * (fed - 0.5 * depth);
  return std::max(0.0, s.level - drop);
}

// Q/2D (fed - x)^2 lies above the level at the end of what is fed; solved for x.
double slab_starved(const PileSupply& s, double thickness, double critical) {
  EXPECTS(critical >= 0 && critical <= s.level);
  if (!(thickness > 0)) return 0;
  const double fed = std::min(thickness, slab_reach(s)), least = slab_level(s, thickness, fed);
  if (least >= critical && fed == thickness) return 0;
  const double from_end = std::sqrt(2 * s.diffusivity * std::max(0.0, critical - least) / s.use);
  return 1 - std::max(0.0, fed - from_end) / thickness;
}

double sphere_reach(const PileSupply& s) { return std::sqrt(6 * s.diffusivity * s.level / s.use); }

double sphere_core(const PileSupply& s, double radius) {
  if (radius <= sphere_reach(s)) return 0;
  double low = 0, high = radius;
  for (int i = 0; i < 64; ++i) {
    const double core = 0.5 * (low + high);
    (pile_core_excess(s, radius, core) < 0 ? low : high) = core;
  }
  return high;
}

double sphere_level(const PileSupply& s, double radius, double r) {
  EXPECTS(r >= 0 && r <= radius);
  const double a = s.use / (6 * s.diffusivity), core = sphere_core(s, radius);
  if (core == 0) return s.level - a * (radius * radius - r * r);
  if (r <= core) return 0;
  return std::max(0.0, a * (r * r + 2 * core * core * core / r - 3 * core * core));
}

double pile_density(double packing, double cell_volume) {
  constexpr double cubic_um_per_cubic_mm = 1e9;
  return packing * cubic_um_per_cubic_mm / cell_volume;
}

double pile_thickness(double cells, double area, double density) {
  return cells / (area * density);
}

double pile_place(const GraftKey& key, CellId cell) {
  return uniform_of(key, cell, 0, Purpose::pile);
}

}  // namespace caudata::graft
