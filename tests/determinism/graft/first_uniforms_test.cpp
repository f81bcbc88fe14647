// SPDX-License-Identifier: Apache-2.0
#include "graft/first_uniforms.hpp"

#include <gtest/gtest.h>

#include <vector>

#include "graft/simd.hpp"

namespace caudata::graft {
namespace {

TEST(FirstUniforms, AreThePlainOnesForEveryInstructionSetAndLength) {
  const GraftKey key(std::array<std::uint32_t, 2>{0x12345678u, 0x9abcdef0u});
  std::vector<CellId> cells;
  for (std::uint32_t i = 0; i < 75; ++i)
    cells.push_back(i % 3 == 0 ? child_id(i, i) : cell_id(i % 4, 1000003ull * i));
  for (std::size_t n = 0; n <= cells.size(); ++n) {
    const std::span<const CellId> some(cells.data(), n);
    std::vector<float> plain(n);
    first_uniforms_plain(key, 17, Purpose::die, 3, some, plain);
    for (const SimdTarget& target : simd_targets()) {
      const OnlySimdTarget only(target);
      std::vector<float> fast(n);
      first_uniforms(key, 17, Purpose::die, 3, some, fast);
      EXPECT_EQ(fast, plain) << target.name << ", " << n << " cells";
    }
  }
}

}  // namespace
}  // namespace caudata::graft
