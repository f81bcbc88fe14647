// SPDX-License-Identifier: Apache-2.0
#include "graft/tissue/cord_surface.hpp"

#include <gtest/gtest.h>

#include <numbers>

#include "graft/tissue/tissue_fixture.hpp"

namespace caudata::graft {
namespace {

const CordSurface& short_cord() {
  static const CordSurface surface(test::short_canal(false, 0.1));
  return surface;
}

TEST(CordSurface, IsTheInnerWallOfTheCanal) {
  const anatomy::Canal canal = test::short_canal(false, 0.1);
  const CordSurface& surface = short_cord();
  EXPECT_EQ(surface.from(), canal.axis().cord_start());
  EXPECT_NEAR(surface.to(), canal.axis().conus(), 1e-9);
  for (double x = surface.from(); x <= surface.to(); x += 0.37) {
    const auto axes = surface.half_axes(x);
    EXPECT_NEAR(axes[0], canal.section(x).inner.half_y, 0.05) << x;
    EXPECT_NEAR(axes[1], canal.section(x).inner.half_z, 0.05) << x;
  }
}

TEST(CordSurface, PointsAtNoHeightLieOnIt) {
  const CordSurface& surface = short_cord();
  for (double x = surface.from(); x <= surface.to(); x += 3.1)
    for (double azimuth = 0; azimuth < 1; azimuth += 0.0611) {
      const auto at = surface.point(x, azimuth, 0);
      EXPECT_NEAR(surface.nearest(at[0], at[1], at[2]).distance, 0, 1e-12);
      const double turns = std::atan2(at[1], at[2]) / (2 * std::numbers::pi);
      EXPECT_NEAR(turns - std::floor(turns), azimuth, 1e-12);
      const auto above = surface.point(x, azimuth, 0.01), below = surface.point(x, azimuth, -0.01);
      EXPECT_FALSE(surface.inside(x, above[1], above[2]));
      EXPECT_TRUE(surface.inside(x, below[1], below[2]));
    }
}

// The error of the distance is of second order: a quarter at half the height, 1 % at 30 um; less on
// the axes of the section.
TEST(CordSurface, DistancesAreThoseOfFirstOrder) {
  const CordSurface& surface = short_cord();
  const double x = 0.5 * (surface.from() + surface.to());
  for (const double azimuth : {0.06, 0.11, 0.4, 0.9})
    for (const double side : {1.0, -1.0}) {
      const auto error = [&](double height) {
        const auto at = surface.point(x, azimuth, side * height);
        return surface.nearest(at[0], at[1], at[2]).distance - side * height;
      };
      EXPECT_LT(std::abs(error(0.03)), 0.01 * 0.03) << azimuth;
      EXPECT_NEAR(error(0.03) / error(0.015), 4, 0.1) << azimuth;
      const auto at = surface.point(x, azimuth, side * 0.03);
      const auto outward = surface.nearest(at[0], at[1], at[2]).outward;
      EXPECT_NEAR(outward[0] * outward[0] + outward[1] * outward[1], 1, 1e-12);
    }
}

TEST(CordSurface, LeftAndRightAreMirrored) {
  const CordSurface& surface = short_cord();
  const double x = surface.from() + 20;
  for (double azimuth = 0.01; azimuth < 0.5; azimuth += 0.03) {
    const auto left = surface.point(x, azimuth, 0.05), right = surface.point(x, 1 - azimuth, 0.05);
    EXPECT_NEAR(left[1], -right[1], 1e-12);
    EXPECT_NEAR(left[2], right[2], 1e-12);
    const auto l = surface.nearest(x, left[1], left[2]), r = surface.nearest(x, -left[1], left[2]);
    EXPECT_EQ(l.distance, r.distance);
    EXPECT_EQ(l.outward[0], -r.outward[0]);
    EXPECT_EQ(l.outward[1], r.outward[1]);
  }
}

TEST(CordSurface, HasAMiddleAndEnds) {
  const CordSurface& surface = short_cord();
  const double x = surface.from() + 20;
  EXPECT_LT(surface.nearest(x, 0, 0).distance, -1);
  EXPECT_TRUE(surface.inside(x, 0, 0));
  EXPECT_FALSE(surface.inside(surface.from() - 0.01, 0, 0));
  EXPECT_FALSE(surface.inside(surface.to() + 0.01, 0, 0));
}

double ellipse_arc(double half_y, double half_z) {
  double sum = 0;
  constexpr int parts = 20000;
  for (int i = 0; i < parts; ++i) {
    const double a = 2 * std::numbers::pi * (i + 0.5) / parts;
    sum += std::hypot(half_y * std::cos(a), half_z * std::sin(a));
  }
  return sum * 2 * std::numbers::pi / parts;
}

TEST(SurfacePatches, AreTheWholeSurface) {
  const CordSurface& surface = short_cord();
  const SurfacePatches patches(surface);
  double all = 0, expected = 0;
  for (std::size_t i = 0; i < patches.size(); ++i) {
    EXPECT_GT(patches.area(i), 0.1);
    EXPECT_LT(patches.area(i), 2);
    all += patches.area(i);
  }
  constexpr int parts = 200;
  const double dx = (surface.to() - surface.from()) / parts;
  for (int i = 0; i < parts; ++i) {
    const auto axes = surface.half_axes(surface.from() + (i + 0.5) * dx);
    expected += ellipse_arc(axes[0], axes[1]) * dx;
  }
  EXPECT_NEAR(all, expected, 0.003 * expected);
}

TEST(SurfacePatches, EveryAzimuthLiesInItsOwn) {
  const CordSurface& surface = short_cord();
  const SurfacePatches patches(surface);
  const double x = surface.from() + 0.3;
  for (std::size_t k = 0; k < 32; ++k)
    for (const double within : {0.02, 0.5, 0.98}) {
      const auto at = surface.point(x, (static_cast<double>(k) + within) / 32, 0.01);
      EXPECT_EQ(patches.at(x, at[1], at[2]) % 32, k) << within;
    }
  EXPECT_EQ(patches.at(x, 0, 0), patches.at(x, 0, 1));
  // Beyond the ends: the last ones.
  EXPECT_EQ(patches.at(-5, 1, 1), patches.at(surface.from(), 1, 1));
  EXPECT_EQ(patches.at(1e3, 1, 1), patches.at(surface.to() - 1e-6, 1, 1));
  EXPECT_LT(patches.at(1e3, -1, 1), patches.size());
}

TEST(VoxelOrder, HoldsEveryChosenCellInItsVoxel) {
  VoxelGrid grid;
  grid.n = {5, 3, 2};
  grid.spacing = {0.5, 0.25, 0.25};
  grid.origin = {10, -0.4, -0.25};
  std::vector<Sphere> spheres;
  std::vector<std::uint32_t> chosen;
  for (std::uint32_t i = 0; i < 400; ++i) {
    const double u = std::fmod(0.618 * i, 1.0), v = std::fmod(0.7549 * i, 1.0),
                 w = std::fmod(0.5698 * i, 1.0);
    spheres.push_back(sphere_in_canal({9.9 + 2.7 * u, -0.5 + v, -0.3 + 0.6 * w}, 5));
    if (i % 3 != 0) chosen.push_back(i);
  }
  VoxelOrder order(grid);
  order.sort(spheres, chosen);
  EXPECT_EQ(order.slots().size(), chosen.size());
  std::vector<std::uint32_t> seen;
  for (std::size_t v = 0; v < grid.voxels(); ++v) {
    EXPECT_TRUE(std::ranges::is_sorted(order.in(v)));
    for (const std::uint32_t slot : order.in(v)) {
      const auto at = canal_position(spheres[slot]);
      EXPECT_EQ(voxel_at(grid, at[0], at[1], at[2]), v);
      seen.push_back(slot);
    }
  }
  std::ranges::sort(seen);
  EXPECT_EQ(seen, chosen);
  order.sort(spheres, {});
  EXPECT_EQ(order.begin().back(), 0u);
}

TEST(VoxelOrder, PutsWhatIsOutsideIntoTheNearestVoxel) {
  VoxelGrid grid;
  grid.n = {4, 3, 2};
  EXPECT_EQ(voxel_at(grid, -1, -1, -1), 0u);
  EXPECT_EQ(voxel_at(grid, 9, 9, 9), grid.voxels() - 1);
  EXPECT_EQ(voxel_at(grid, 1.5, 2.5, 0.5), 2u * 4 + 1);
}

}  // namespace
}  // namespace caudata::graft
