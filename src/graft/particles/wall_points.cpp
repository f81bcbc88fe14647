// SPDX-License-Identifier: Apache-2.0
#include <cmath>
#include <numbers>

#include "graft/particles/bedload_step.hpp"
#include "graft/particles/suspended_step.hpp"

namespace caudata::graft {
namespace {

std::size_t wall_node(const DriftField& f, std::int32_t jx, std::int32_t ja) {
  return static_cast<std::size_t>(jx * (f.na + 2) + ja);
}

/// Radius of a wall at a node of the section, depth 0 or 1.
float wall_radius(const DriftField& f, std::size_t node, bool outer) {
  return f.section[2 * node] + (outer ? f.section[2 * node + 1] : 0.0f);
}

WallPoint wall_point(const DriftField& f, std::int32_t ix, std::int32_t ia, bool outer) {
  const std::size_t here = wall_node(f, ix + 1, ia + 1);
  const auto rise = [&](std::size_t to, std::size_t from) {
    return wall_radius(f, to, outer) - wall_radius(f, from, outer);
  };
  WallPoint p{};
  p.radius = wall_radius(f, here, outer);
  p.gap = f.section[2 * here + 1];
  p.slope_around = rise(here + 1, here - 1) * 0.5f * f.nodes_per_radian() / p.radius;
  const std::int32_t before = ix == 0 ? ix + 1 : ix, after = ix == f.nx - 1 ? ix + 1 : ix + 2;
  if (after > before)
    p.slope_along = rise(wall_node(f, after, ia + 1), wall_node(f, before, ia + 1)) /
                    static_cast<float>(after - before) * f.nodes_per_mm();
  const auto column = static_cast<std::size_t>(ix * f.na + ia);
  p.shear = f.shear[2 * column + (outer ? 1 : 0)];
  p.mixing = f.along[2 * static_cast<std::size_t>(ix + 1)];
  const float* flow = f.flow.data() + 2 * (here * static_cast<std::size_t>(f.nw + 2) +
                                           static_cast<std::size_t>(outer ? f.nw : 1));
  const float per_height = 2 * static_cast<float>(f.nw) / p.gap;  // of the first cell's centre
  p.axial_per_height = flow[0] * per_height;
  p.turn_per_height = flow[1] * per_height;
  return p;
}

}  // namespace

std::vector<WallPoint> wall_points(const DriftField& field,
                                   const std::array<float, surfaces>& adhere) {
  std::vector<WallPoint> points;
  points.reserve(2 * field.columns());
  for (std::int32_t ix = 0; ix < field.nx; ++ix) {
    for (std::int32_t ia = 0; ia < field.na; ++ia) {
      for (const bool outer : {false, true}) {
        points.push_back(wall_point(field, ix, ia, outer));
        const Surface surface = outer ? Surface::dura : inner_surface(field, ix);
        points.back().adhere = adhere[static_cast<std::size_t>(surface)];
      }
    }
  }
  return points;
}

double wall_area(const DriftField& field, const WallPoint& point) {
  const double around = static_cast<double>(point.slope_around);
  const double along = static_cast<double>(point.slope_along);
  return 2 * std::numbers::pi * static_cast<double>(point.radius) / field.na *
         std::sqrt(1 + around * around + along * along) * static_cast<double>(field.length) /
         field.nx;
}

}  // namespace caudata::graft
