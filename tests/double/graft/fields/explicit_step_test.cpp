// SPDX-License-Identifier: Apache-2.0
#include "graft/fields/explicit_step.hpp"

#include <gtest/gtest.h>

#include <cstring>

#include "graft/fields/field_examples.hpp"
#include "graft/simd.hpp"

namespace caudata::graft {
namespace {

const VoxelGrid explicit_box{{37, 11, 7}, {1, 1, 1}, {}};

bool same_voxels(const Field& a, const Field& b) {
  for (std::size_t z = 0; z < a.grid.n[2]; ++z)
    for (std::size_t y = 0; y < a.grid.n[1]; ++y)
      if (std::memcmp(&a.values[a.grid.index(0, y, z)], &b.values[b.grid.index(0, y, z)],
                      a.grid.n[0] * sizeof(float)) != 0)
        return false;
  return true;
}

Field mirrored(const Field& field, std::size_t axis) {
  Field image(field.grid);
  const auto& n = field.grid.n;
  for (std::size_t z = 0; z < n[2]; ++z)
    for (std::size_t y = 0; y < n[1]; ++y)
      for (std::size_t x = 0; x < n[0]; ++x)
        image.at(axis == 0 ? n[0] - 1 - x : x, axis == 1 ? n[1] - 1 - y : y,
                 axis == 2 ? n[2] - 1 - z : z) = field.at(x, y, z);
  return image;
}

TEST(ExplicitStep, IsThatOfPlainCodeBitForBitOnEveryTargetAndAnyThreads) {
  Field field(explicit_box), plain(explicit_box), fast(explicit_box);
  test_fields::fill_randomly(field.values, 1);
  explicit_step_plain(field, 0.1f, 0.001f, plain);
  for (const SimdTarget& target : simd_targets()) {
    const OnlySimdTarget only(target);
    for (unsigned threads = 1; threads <= 4; ++threads) {
      core::Team team(threads);
      explicit_step(field, 0.1f, 0.001f, fast, team);
      EXPECT_TRUE(same_voxels(plain, fast)) << target.name << " " << threads;
    }
  }
}

TEST(ExplicitStep, OfAMirrorImageIsTheMirrorImageBitForBit) {
  Field field(explicit_box), next(explicit_box), image_next(explicit_box);
  test_fields::fill_randomly(field.values, 2);
  core::Team team(2);
  explicit_step(field, 0.1f, 0.001f, next, team);
  for (std::size_t axis = 0; axis < 3; ++axis) {
    explicit_step(mirrored(field, axis), 0.1f, 0.001f, image_next, team);
    EXPECT_TRUE(same_voxels(mirrored(next, axis), image_next)) << axis;
  }
}

TEST(ExplicitStep, KeepsAConstantAndLosesWhatDecays) {
  Field field(explicit_box, 3.0f), next(explicit_box);
  core::Team team(1);
  explicit_step(field, 0.1f, 0.0f, next, team);
  EXPECT_TRUE(same_voxels(field, next));
  explicit_step(field, 0.1f, 0.25f, next, team);
  EXPECT_EQ(next.at(5, 5, 5), 2.25f);
}

}  // namespace
}  // namespace caudata::graft
