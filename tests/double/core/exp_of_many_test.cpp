// SPDX-License-Identifier: Apache-2.0
// Many exponentials at once against one at a time: the same bits, whatever stands side by side.
#include "core/exp_of_many.hpp"

#include <gtest/gtest.h>

#include <bit>
#include <cstdint>
#include <limits>
#include <random>
#include <vector>

#include "core/elementary.hpp"

namespace caudata::core {
namespace {

void expect_same_bits(const std::vector<double>& x) {
  std::vector<double> many = x;
  exp_of_many(many);
  for (std::size_t i = 0; i < x.size(); ++i) {
    ASSERT_EQ(std::bit_cast<std::uint64_t>(many[i]), std::bit_cast<std::uint64_t>(exp(x[i])))
        << x[i];
  }
}

TEST(ExpOfMany, HasTheBitsOfExp) {
  std::mt19937_64 engine(3);
  for (const double reach : {1e-20, 1e-3, 1.0, 40.0, 689.9, 750.0}) {
    for (std::size_t count = 0; count < 40; ++count) {
      std::vector<double> x(count);
      for (double& v : x) v = reach * (static_cast<double>(engine() >> 11) * 0x1p-52 - 1);
      expect_same_bits(x);
    }
  }
}

TEST(ExpOfMany, HasTheBitsOfExpWhereOneIsExtreme) {
  constexpr double infinity = std::numeric_limits<double>::infinity();
  for (const double extreme : {690.0, -690.0, 710.0, -746.0, infinity, -infinity}) {
    expect_same_bits({0.5, extreme, -3});
  }
  std::vector<double> x{0.5, std::numeric_limits<double>::quiet_NaN(), -3};
  exp_of_many(x);
  EXPECT_EQ(x[0], exp(0.5));
  EXPECT_NE(x[1], x[1]);
  EXPECT_EQ(x[2], exp(-3));
}

}  // namespace
}  // namespace caudata::core
