// SPDX-License-Identifier: Apache-2.0
// Many logarithms at once against one at a time: the same bits, whatever stands side by side.
#include "core/log_of_many.hpp"

#include <gtest/gtest.h>

#include <bit>
#include <cstdint>
#include <limits>
#include <random>
#include <vector>

#include "core/elementary.hpp"

namespace caudata::core {
namespace {

void expect_same_logs(const std::vector<double>& x) {
  std::vector<double> many = x;
  log_of_many(many);
  for (std::size_t i = 0; i < x.size(); ++i) {
    ASSERT_EQ(std::bit_cast<std::uint64_t>(many[i]), std::bit_cast<std::uint64_t>(log(x[i])))
        << x[i];
  }
}

TEST(LogOfMany, HasTheBitsOfLog) {
  std::mt19937_64 engine(3);
  for (const double scale : {1e-300, 1e-5, 1.0, 2.0, 1e5, 1e300}) {
    for (std::size_t count = 0; count < 40; ++count) {
      std::vector<double> x(count);
      for (double& v : x) v = scale * (static_cast<double>(engine() >> 11) + 1) * 0x1p-53;
      expect_same_logs(x);
    }
  }
}

TEST(LogOfMany, HasTheBitsOfLogAtTheEndsOfMantissas) {
  expect_same_logs({0x1.6a09e667f3bccp-1, 0x1.6a09e667f3bcdp-1, 1 - 0x1p-53, 1, 1 + 0x1p-52});
}

TEST(LogOfMany, HasTheBitsOfLogWhereOneIsExtreme) {
  constexpr double infinity = std::numeric_limits<double>::infinity();
  for (const double extreme : {0x1p-1022, 0x1p-1023, 0x1p-1074, 0.0, infinity, 0x1.8p1023}) {
    expect_same_logs({0.5, extreme, 3});
  }
  std::vector<double> x{0.5, -1, 3, std::numeric_limits<double>::quiet_NaN()};
  log_of_many(x);
  EXPECT_EQ(x[0], log(0.5));
  EXPECT_NE(x[1], x[1]);
  EXPECT_EQ(x[2], log(3));
  EXPECT_NE(x[3], x[3]);
}

}  // namespace
}  // namespace caudata::core
