// SPDX-License-Identifier: Apache-2.0
#include "graft/canal/canal_site.hpp"

#include <numbers>
#include <numeric>

#include "graft/particles/bedload_step.hpp"
#include "graft/particles/suspended_step.hpp"

namespace caudata::graft {

double geometric_lesion_share(const CanalSite& site) {
  const double all = std::accumulate(site.areas.begin(), site.areas.end(), 0.0);
  return all > 0 ? site.areas[static_cast<std::size_t>(Surface::lesion)] / all : 0;
}

std::vector<SurfaceCell> surface_cells(const anatomy::CanalGrid& grid,
                                       const std::vector<float>& roots) {
  const DriftField field(grid, roots);
  const std::vector<WallPoint> points = wall_points(field, {});
  std::vector<SurfaceCell> cells;
  for (std::size_t i = 0; i < field.columns(); ++i) {
    const auto column = static_cast<std::uint32_t>(i);
    const Surface inner = inner_surface(field, static_cast<std::int32_t>(i / grid.na));
    using Where = SurfaceCell::Where;
    cells.push_back({inner, column, Where::inner, wall_area(field, points[2 * i])});
    cells.push_back({Surface::dura, column, Where::outer, wall_area(field, points[2 * i + 1])});
    if (roots.empty()) continue;
    const double a = static_cast<double>(grid.inner[i]);
    const double b = a + static_cast<double>(grid.gap[i]);
    const double volume = std::numbers::pi * (b * b - a * a) / grid.na * grid.length / grid.nx;
    cells.push_back(
        {Surface::root, column, Where::between, static_cast<double>(roots[i / grid.na]) * volume});
  }
  return cells;
}

std::array<double, surfaces> surface_areas(const anatomy::CanalGrid& grid,
                                           const std::vector<float>& roots) {
  std::array<double, surfaces> areas{};
  for (const SurfaceCell& cell : surface_cells(grid, roots))
    areas[static_cast<std::size_t>(cell.surface)] += cell.area;
  return areas;
}

}  // namespace caudata::graft
