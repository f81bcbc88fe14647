// SPDX-License-Identifier: Apache-2.0
#include "core/exact_sum.hpp"

#include <gtest/gtest.h>

#include <bit>
#include <boost/multiprecision/cpp_bin_float.hpp>
#include <cmath>
#include <limits>
#include <vector>

#include "support/ulp.hpp"

namespace caudata::test {
namespace {

/// Wide enough for any sum of the doubles below without rounding: 2^-1074 to beyond 2^1040.
using Wide = boost::multiprecision::number<
    boost::multiprecision::backends::cpp_bin_float<2304, boost::multiprecision::digit_base_2>>;

bool is_even(double x) { return (std::bit_cast<std::uint64_t>(x) & 1) == 0; }

/// No double lies nearer to the exact value, and of two equally near ones `x` is the even one.
void expect_nearest(double x, const Wide& exact) {
  ASSERT_TRUE(std::isfinite(x));
  const Wide off = abs(Wide(x) - exact);
  for (const double end : {-HUGE_VAL, HUGE_VAL}) {
    const double neighbour = std::nextafter(x, end);
    if (!std::isfinite(neighbour)) continue;
    const Wide neighbour_off = abs(Wide(neighbour) - exact);
    EXPECT_TRUE(off < neighbour_off || (off == neighbour_off && is_even(x))) << x;
  }
}

void expect_rounded_once(const std::vector<double>& terms) {
  core::ExactSum sum;
  Wide exact = 0;
  for (const double x : terms) {
    sum.add(x);
    exact += Wide(x);
  }
  expect_nearest(sum.value(), exact);
}

TEST(ExactSum, IsTheExactSumRoundedOnce) {
  Arguments a(1);
  for (int repeat = 0; repeat < 300; ++repeat) {
    std::vector<double> terms;
    for (int i = 0; i < 20; ++i) terms.push_back(a.sign() * a.of_any_size(5e-324, 1e307));
    expect_rounded_once(terms);
  }
}

TEST(ExactSum, IsRightAfterCancellation) {
  Arguments a(2);
  for (int repeat = 0; repeat < 300; ++repeat) {
    std::vector<double> terms, taken_back;
    for (int i = 0; i < 10; ++i) {
      terms.push_back(a.of_any_size(1e-300, 1e300));
      taken_back.push_back(-terms.back());
    }
    terms.push_back(a.of_any_size(1e-320, 1e-290));
    for (const double x : taken_back) terms.push_back(x);
    expect_rounded_once(terms);
    terms.push_back(a.of_any_size(1e-300, 1e300));
    expect_rounded_once(terms);
  }
}

TEST(ExactSum, IsRightAmongSubnormalNumbers) {
  Arguments a(3);
  for (int repeat = 0; repeat < 300; ++repeat) {
    std::vector<double> terms;
    for (int i = 0; i < 6; ++i) terms.push_back(a.sign() * a.of_any_size(5e-324, 4e-308));
    expect_rounded_once(terms);
  }
}

TEST(ExactSum, TiesGoToTheEvenNeighbour) {
  const auto sum_of = [](std::initializer_list<double> terms) {
    core::ExactSum sum;
    for (const double x : terms) sum.add(x);
    return sum.value();
  };
  EXPECT_EQ(sum_of({1, 0x1p-53}), 1);
  EXPECT_EQ(sum_of({1, 0x1p-53, 5e-324}), 0x1.0000000000001p0);
  EXPECT_EQ(sum_of({0x1.0000000000001p0, 0x1p-53}), 0x1.0000000000002p0);
  EXPECT_EQ(sum_of({-1, -0x1p-53}), -1);
  EXPECT_EQ(sum_of({0x1.fffffffffffffp0, 0x1p-53}), 2);
}

TEST(ExactSum, OverflowsOnlyAtTheEnd) {
  constexpr double largest = std::numeric_limits<double>::max();
  core::ExactSum sum;
  for (int i = 0; i < 1000; ++i) sum.add(largest);
  EXPECT_EQ(sum.value(), HUGE_VAL);
  for (int i = 0; i < 999; ++i) sum.add(-largest);
  EXPECT_EQ(sum.value(), largest);
  sum.add(0x1p969);  // not quite half an ulp
  EXPECT_EQ(sum.value(), largest);
  sum.add(0x1p969);
  EXPECT_EQ(sum.value(), HUGE_VAL);
}

}  // namespace
}  // namespace caudata::test
