// SPDX-License-Identifier: Apache-2.0
#include <gtest/gtest.h>

#include <boost/math/distributions/chi_squared.hpp>
#include <boost/math/distributions/normal.hpp>

#include "graft/canal/canal_site.hpp"
#include "graft/particles/annulus_step.hpp"
#include "graft/particles/particle_fixture.hpp"
#include "graft/particles/suspended_step.hpp"
#include "support/exact_test.hpp"

// Laws with closed forms: what single cells do in a canal whose drift, mixing and gravity are
// known. Statistical cases state their false alarm, test::alpha, which any seed keeps.
namespace caudata::graft {
namespace {

const GraftKey transport_key(std::array<std::uint32_t, 2>{0x452821e6u, 0x38d01377u});

/// A canal so wide that its walls are nearly plane.
struct TransportChannel {
  DriftField field;
  std::vector<float> speeds, hindrance;

  TransportChannel(const anatomy::CanalGrid& grid, float settling)
      : field(grid, {}), speeds(size_classes, settling), hindrance(field.voxels(), 1.0f) {}

  SuspendedStep step(std::array<float, 3> down, float dt) const {
    return {field, speeds, hindrance, down, {}, dt, 0, 0, false};
  }
  void run(SuspendedStep step, int steps, test::CellColumns& cells) const {
    for (int i = 0; i < steps; ++i, ++step.step)
      move_suspended(step, transport_key, cells.columns());
  }
};

double transport_mm(std::uint32_t x, double length) { return x * 0x1p-32 * length; }

std::uint64_t transport_still_suspended(const test::CellColumns& cells) {
  std::uint64_t n = 0;
  for (const std::uint32_t depth : cells.depth)
    n += motion_of(depth) == Motion::suspended ? 1u : 0u;
  return n;
}

/// Gravity towards the dura at the azimuth in turns, where all cells are put.
constexpr std::array<float, 3> transport_dorsal{0, 0, 1};

/// Share of the axial displacements below each normal quantile, by exact binomial tests.
void expect_normal(const std::vector<double>& values, double mean, double sd) {
  const boost::math::normal law(mean, sd);
  for (const double p : {0.001, 0.01, 0.1, 0.3, 0.5, 0.7, 0.9, 0.99, 0.999}) {
    std::uint64_t below = 0;
    for (const double v : values) below += v < quantile(law, p) ? 1u : 0u;
    EXPECT_GT(test::binomial_p_value(below, values.size(), p), test::alpha) << p;
  }
}

TEST(ParticleTransport, BrownianDisplacementHasVarianceTwoDTimesTime) {
  constexpr float mixing = 0.004f, dt = 0.5f;
  constexpr int steps = 60;
  const TransportChannel canal(test::round_canal({8, 8, 4}, 400, 40, 40, mixing), 0);
  test::CellColumns cells = test::scattered_cells(20000, transport_key);
  cells.x.assign(cells.x.size(), 0x80000000u);
  canal.run(canal.step(transport_dorsal, dt), steps, cells);
  std::vector<double> along;
  double square = 0;
  const double variance = 2 * static_cast<double>(mixing) * static_cast<double>(dt) * steps;
  for (const std::uint32_t x : cells.x) {
    along.push_back(transport_mm(x, 400) - 200);
    square += along.back() * along.back() / variance;
  }
  const boost::math::chi_squared law(static_cast<double>(along.size()));
  EXPECT_GT(2 * std::min(cdf(law, square), cdf(complement(law, square))), test::alpha);
  expect_normal(along, 0, std::sqrt(variance));
}

TEST(ParticleTransport, AGaussianIsReflectedAtTheSacsEnd) {
  constexpr float mixing = 0.01f, dt = 0.5f;
  constexpr int steps = 400;
  const TransportChannel canal(test::round_canal({64, 8, 4}, 40, 40, 40, mixing), 0);
  test::CellColumns cells = test::scattered_cells(20000, transport_key);
  constexpr double from_end = 1.5;  // [mm]
  cells.x.assign(cells.x.size(), static_cast<std::uint32_t>((40 - from_end) / 40 * 0x1p32));
  canal.run(canal.step(transport_dorsal, dt), steps, cells);
  const double sd = std::sqrt(2 * static_cast<double>(mixing) * static_cast<double>(dt) * steps);
  const boost::math::normal law;
  for (const double y : {0.2, 0.8, 1.5, 2.5, 4.0, 6.0}) {
    // Source and its image.
    const double p = cdf(law, (y - from_end) / sd) - cdf(law, (-y - from_end) / sd);
    std::uint64_t within = 0;
    for (const std::uint32_t x : cells.x) within += 40 - transport_mm(x, 40) < y ? 1u : 0u;
    EXPECT_GT(test::binomial_p_value(within, cells.x.size(), p), test::alpha) << y;
  }
  EXPECT_EQ(transport_still_suspended(cells), cells.x.size());
}

TEST(ParticleTransport, AQuiescentChannelClearsInProportionToTime) {
  constexpr float fall = 0.01f, gap = 2, dt = 1;
  const TransportChannel canal(test::round_canal({4, 8, 4}, 40, 4000, gap, 0), fall);
  test::CellColumns cells = test::scattered_cells(15000, transport_key);
  for (std::uint32_t& azimuth : cells.azimuth) azimuth = 0;  // the floor is the dura
  for (const int steps : {50, 100, 150, 190}) {
    test::CellColumns own = cells;
    canal.run(canal.step(transport_dorsal, dt), steps, own);
    const double left = 1 - static_cast<double>(fall * dt) * steps / static_cast<double>(gap);
    EXPECT_GT(test::binomial_p_value(transport_still_suspended(own), own.x.size(), left),
              test::alpha)
        << steps;
  }
  canal.run(canal.step(transport_dorsal, dt), 202, cells);
  EXPECT_EQ(transport_still_suspended(cells), 0u);
}

TEST(ParticleTransport, AStirredChannelClearsExponentially) {
  // v H / D = 0.01: the profile is flat, and the slowest mode is v / H to that order.
  constexpr float fall = 2e-4f, gap = 1, mixing = 0.02f, dt = 1;
  const TransportChannel canal(test::round_canal({4, 8, 4}, 400, 4000, gap, mixing), fall);
  test::CellColumns cells = test::scattered_cells(2000, transport_key);
  for (std::uint32_t& azimuth : cells.azimuth) azimuth = 0;
  canal.run(canal.step(transport_dorsal, dt), 5000, cells);
  const double left = core::exp(-1.0);
  EXPECT_GT(test::binomial_p_value(transport_still_suspended(cells), cells.x.size(), left),
            test::alpha);
}

TEST(ParticleTransport, WhatIsNotHeldLiesLikeAnAtmosphere) {
  // The density falls to 1/e over D / v. Begun so, it stays so; the walls of the annulus only stop
  // cells, which is felt some kicks off the floor.
  constexpr float fall = 0.01f, mixing = 0.004f;
  const double height = static_cast<double>(mixing) / static_cast<double>(fall);
  AnnulusStep step{400, 4000, 4, 0, fall, mixing, transport_dorsal, 0.5f, 0};
  test::CellColumns cells = test::scattered_cells(6000, transport_key);
  for (std::size_t i = 0; i < cells.x.size(); ++i) {
    cells.azimuth[i] = 0;
    const double z = -height * core::log((cells.depth[i] + 128.0) * 0x1p-32);
    cells.depth[i] = static_cast<std::uint32_t>((1 - std::min(z / 4, 0.999)) * 0x1p24) << 8;
  }
  for (; step.step < 3000; ++step.step) move_in_annulus(step, transport_key, cells.columns());
  const auto above = [&](double z) {  // over the floor, the dura
    std::uint64_t n = 0;
    for (const std::uint32_t depth : cells.depth)
      n += 4 * (1 - static_cast<double>(depth_share(depth))) > z ? 1u : 0u;
    return n;
  };
  for (const double z : {0.4, 0.8, 1.2, 1.6})  // within the fluid, some kicks off the floor
    EXPECT_GT(test::binomial_p_value(above(z + 0.3), above(z), core::exp(-0.3 / height)),
              test::alpha)
        << z;
}

/// Cells evenly by volume in an uneven canal.
test::CellColumns transport_even_cells(const DriftField& field, std::size_t n) {
  const test::CellColumns all = test::scattered_cells(n, transport_key);
  test::CellColumns kept(0);
  for (std::size_t i = 0; i < n; ++i) {
    const Located at = locate(field, all.x[i], all.azimuth[i], all.depth[i]);
    const SectionShape shape = section_shape(field, at.jx, at.ja);
    const float gap = shape.gap.value(at.fx, at.fa);
    const float radius = shape.inner.value(at.fx, at.fa) + depth_share(all.depth[i]) * gap;
    const auto words = transport_key.words(all.id[i], 1, Purpose::start);
    if (uniform_of(words[0]) * 40 > radius * gap) continue;
    kept.id.push_back(all.id[i]);
    kept.x.push_back(all.x[i]);
    kept.azimuth.push_back(all.azimuth[i] & fraction_mask);
    kept.depth.push_back(all.depth[i]);
  }
  return kept;
}

TEST(ParticleTransport, MixingKeepsAnUnevenCanalEvenlyFilled) {
  anatomy::CanalGrid grid = test::uneven_canal({40, 16, 4}, 1);
  grid.axial.assign(grid.axial.size(), 0.0f);
  grid.azimuthal.assign(grid.azimuthal.size(), 0.0f);
  const TransportChannel canal(grid, 0);
  const test::CellColumns start = transport_even_cells(canal.field, 60000);
  test::CellColumns cells = start;
  canal.run(canal.step(transport_dorsal, 2), 200, cells);
  // Two samples of one law: outer halves, dorsal halves, rostral halves are as frequent as before.
  const auto expect_alike = [&](auto is_in) {
    double before = 0, after = 0;
    for (std::size_t i = 0; i < cells.x.size(); ++i) {
      before += is_in(start, i) ? 1 : 0;
      after += is_in(cells, i) ? 1 : 0;
    }
    const double n = static_cast<double>(cells.x.size()), p = (before + after) / (2 * n);
    const double z = (after - before) / std::sqrt(2 * n * p * (1 - p));
    const boost::math::normal law;
    EXPECT_GT(2 * cdf(law, -std::abs(z)), test::alpha) << before << " to " << after;
  };
  expect_alike([](const test::CellColumns& c, std::size_t i) { return c.depth[i] >> 31 != 0; });
  expect_alike([](const test::CellColumns& c, std::size_t i) { return c.depth[i] >> 28 == 0; });
  expect_alike([](const test::CellColumns& c, std::size_t i) { return c.depth[i] >> 28 == 15; });
  expect_alike([](const test::CellColumns& c, std::size_t i) {
    return c.azimuth[i] + 0x40000000u < 0x80000000u;
  });
  expect_alike([](const test::CellColumns& c, std::size_t i) { return c.x[i] >> 31 == 0; });
}

TEST(ParticleTransport, EvenlyStickySurfacesHoldCellsByTheirArea) {
  anatomy::CanalGrid grid = test::uneven_canal({40, 16, 4}, 1);
  grid.axial.assign(grid.axial.size(), 0.0f);
  grid.azimuthal.assign(grid.azimuthal.size(), 0.0f);
  const std::vector<float> roots(40, 0.15f);
  const DriftField field(grid, roots);
  const std::vector<float> speeds(size_classes, 0.0f), hindrance(field.voxels(), 1.0f);
  test::CellColumns cells = transport_even_cells(field, 40000);
  SuspendedStep step{field, speeds, hindrance, transport_dorsal, {4e-5f, 4e-5f, 4e-5f, 4e-5f}, 4,
                     0,     1,      false};
  for (; step.step < 300; ++step.step) move_suspended(step, transport_key, cells.columns());
  std::array<std::uint64_t, surfaces> adherent{};
  std::uint64_t all = 0;
  for (const std::uint32_t depth : cells.depth) {
    if (motion_of(depth) != Motion::adherent) continue;
    ++adherent[static_cast<std::size_t>(surface_of(depth))];
    ++all;
  }
  const auto area = surface_areas(grid, roots);
  const double whole = area[0] + area[1] + area[2] + area[3];
  EXPECT_GT(all, 500u);
  for (std::size_t i = 0; i < surfaces; ++i)
    EXPECT_GT(test::binomial_p_value(adherent[i], all, area[i] / whole), test::alpha)
        << name(static_cast<Surface>(i)) << ": " << adherent[i] << " of " << all << ", area share "
        << area[i] / whole;
}

}  // namespace
}  // namespace caudata::graft
