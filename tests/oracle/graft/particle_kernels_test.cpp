// SPDX-License-Identifier: Apache-2.0
#include <gtest/gtest.h>

#include "graft/particles/annulus_step.hpp"
#include "graft/particles/bedload_step.hpp"
#include "graft/particles/particle_fixture.hpp"
#include "graft/particles/suspended_step.hpp"
#include "graft/particles/turn.hpp"
#include "graft/simd.hpp"

// Each kernel beside its plain reference: the same bits, for every instruction set of the machine,
// for whole vectors and what is left over.
namespace caudata::graft {
namespace {

const GraftKey kernel_key(std::array<std::uint32_t, 2>{0x243f6a88u, 0x85a308d3u});

std::vector<float> kernel_speeds(float most) {
  std::vector<float> speeds;
  for (std::size_t i = 0; i < size_classes; ++i)
    speeds.push_back(most * (static_cast<float>(i) - 20.0f) / 256.0f);
  return speeds;
}

template <class Plain, class Fast>
void expect_same(test::CellColumns start, Plain plain, Fast fast) {
  test::CellColumns wanted = start;
  plain(wanted.columns());
  EXPECT_NE(wanted, start);
  for (const SimdTarget& target : simd_targets()) {
    const OnlySimdTarget only(target);
    test::CellColumns got = start;
    fast(got.columns());
    EXPECT_EQ(got, wanted) << target.name;
  }
}

/// How many of the cells have this motion now.
std::size_t with_motion(const test::CellColumns& cells, Motion motion) {
  std::size_t n = 0;
  for (const std::uint32_t depth : cells.depth) n += motion_of(depth) == motion ? 1u : 0u;
  return n;
}

/// Every tenth cell lies on a wall or a rootlet already, some are gone.
test::CellColumns kernel_mixed_cells(std::size_t n) {
  test::CellColumns cells = test::scattered_cells(n, kernel_key);
  for (std::size_t i = 0; i < n; i += 2) {
    const auto surface = static_cast<Surface>(i / 2 % surfaces);
    const std::uint32_t depth = surface == Surface::dura ? 0xffffff00u
                                : i % 3 == 0             ? cells.depth[i] & fraction_mask
                                                         : 0u;
    cells.depth[i] = depth | state_of(Motion::bedload, surface);
    if (i % 14 == 0) cells.depth[i] = with_state(cells.depth[i], state_of(Gone::dead));
    if (i % 22 == 0) cells.depth[i] = adherent_word(cells.depth[i], surface, 7);
  }
  return cells;
}

TEST(ParticleKernels, OfSuspendedCellsAreThePlainOnes) {
  for (const float passage : {1.0f, 0.4f, 0.0f}) {
    const DriftField field(test::uneven_canal({40, 12, 8}, passage), std::vector<float>(40, 0.2f));
    std::vector<float> hindrance;
    for (std::size_t v = 0; v < field.voxels(); ++v)
      hindrance.push_back(0.5f + static_cast<float>(v % 7) / 14);
    const auto speeds = kernel_speeds(0.05f);
    const std::array<float, 3> down{0.5f, 0.5f, 0.70710678f};
    const SuspendedStep step{field, speeds, hindrance, down, {1e-3f, 2e-3f, 3e-3f, 4e-3f},
                             8.0f,  5,      123,       true};
    const auto run = [&](auto move) {
      return [&step, move](ParticleColumns cells) {
        SuspendedStep own = step;
        for (int i = 0; i < 8; ++i, ++own.step) move(own, kernel_key, cells);
      };
    };
    const test::CellColumns start = kernel_mixed_cells(4003);
    expect_same(start, run(move_suspended_plain), run(move_suspended));
    test::CellColumns end = start;
    run(move_suspended_plain)(end.columns());
    EXPECT_GT(with_motion(end, Motion::adherent), with_motion(start, Motion::adherent));
    EXPECT_GT(with_motion(end, Motion::bedload), with_motion(start, Motion::bedload));
    EXPECT_GT(with_motion(end, Motion::gone), with_motion(start, Motion::gone));
  }
}

TEST(ParticleKernels, OfTheBedloadAreThePlainOnes) {
  for (const float passage : {1.0f, 0.4f, 0.0f}) {
    const DriftField field(test::uneven_canal({40, 12, 8}, passage), {});
    const auto walls = wall_points(field, {1e-4f, 2e-4f, 3e-4f, 4e-4f});
    const auto speeds = kernel_speeds(0.05f);
    const std::vector<float> critical(size_classes, 0.012f);
    const std::array<float, 3> down{-0.5f, 0.5f, 0.70710678f};
    const BedloadStep step{field, walls, speeds, critical, down,  3e-4f, 1e-4f, 0.3f, 0.1f,
                           0.5f,  1e-4f, 0.05f,  0.3f,     60.0f, 9,     77,    true};
    const auto run = [&](auto move) {
      return [&step, move](ParticleColumns cells) {
        BedloadStep own = step;
        for (int i = 0; i < 8; ++i, ++own.step) move(own, kernel_key, cells);
      };
    };
    const test::CellColumns start = kernel_mixed_cells(4003);
    expect_same(start, run(step_bedload_plain), run(step_bedload));
    test::CellColumns end = start;
    run(step_bedload_plain)(end.columns());
    EXPECT_GT(with_motion(end, Motion::adherent), with_motion(start, Motion::adherent));
    EXPECT_LT(with_motion(end, Motion::bedload), with_motion(start, Motion::bedload));
    EXPECT_GT(with_motion(end, Motion::gone), with_motion(start, Motion::gone));
    EXPECT_NE(end.x, start.x);
  }
}

TEST(ParticleKernels, OfTheAnnulusAreThePlainOnes) {
  const AnnulusStep step{450, 4.5f, 3.5f, 30, 0.006f, 0.01f, {0.6f, 0, 0.8f}, 0.5f, 3};
  const auto run = [&](auto move) {
    return [&step, move](ParticleColumns cells) {
      AnnulusStep own = step;
      for (int i = 0; i < 8; ++i, ++own.step) move(own, kernel_key, cells);
    };
  };
  expect_same(test::scattered_cells(4003, kernel_key), run(move_in_annulus_plain),
              run(move_in_annulus));
}

TEST(ParticleKernels, ChancesAreThoseOfTheExponentialLaw) {
  for (const double y : {1e-6, 1e-3, 0.1, 0.7, 1.0, 3.0, 9.0, 16.0}) {
    const double exact = -core::expm1(-y);
    EXPECT_NEAR(static_cast<double>(chance_within(static_cast<float>(y))), exact, 2e-5 * exact)
        << y;
  }
}

TEST(ParticleKernels, SinesOfTurnsAreSines) {
  for (int i = 0; i < 1000; ++i) {
    const float turns = static_cast<float>(i) / 1000;
    const auto exact = core::sincos(static_cast<double>(turns) * 6.283185307179586);
    const auto got = sines_of_turns(turns);
    EXPECT_NEAR(static_cast<double>(got.sine), exact.sin, 4e-7) << i;
    EXPECT_NEAR(static_cast<double>(got.cosine), exact.cos, 4e-7) << i;
  }
}

}  // namespace
}  // namespace caudata::graft
