// SPDX-License-Identifier: Apache-2.0
#include "graft/simd.hpp"

#include <gtest/gtest.h>

namespace caudata::graft {
namespace {

TEST(Simd, HasABaselineAndUsesOneTargetAloneWhereAskedTo) {
  const auto all = simd_targets();
  ASSERT_FALSE(all.empty());
  EXPECT_EQ(all.back().name, "SSE4");
  for (const SimdTarget& target : all) {
    const OnlySimdTarget only(target);
    const auto left = simd_targets();
    ASSERT_EQ(left.size(), 1u) << target.name;
    EXPECT_EQ(left[0].name, target.name);
  }
  EXPECT_EQ(simd_targets().size(), all.size());
}

}  // namespace
}  // namespace caudata::graft
