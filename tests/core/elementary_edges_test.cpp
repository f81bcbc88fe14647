// SPDX-License-Identifier: Apache-2.0
#include <gtest/gtest.h>

#include <cmath>
#include <limits>

#include "core/elementary.hpp"

namespace caudata::test {
namespace {

constexpr double infinity = std::numeric_limits<double>::infinity();
constexpr double nan = std::numeric_limits<double>::quiet_NaN();
constexpr double largest = std::numeric_limits<double>::max();
constexpr double smallest = std::numeric_limits<double>::denorm_min();

TEST(ElementaryEdges, NotANumberStaysOne) {
  for (auto* f : {core::exp, core::log, core::log1p, core::expm1, core::erf, core::erfc,
                  core::log_gamma, core::normal_cdf, core::normal_quantile}) {
    EXPECT_TRUE(std::isnan(f(nan)));
  }
  EXPECT_TRUE(std::isnan(core::pow(nan, 1)));
  EXPECT_TRUE(std::isnan(core::pow(2, nan)));
  EXPECT_TRUE(std::isnan(core::sincos(nan).sin));
  EXPECT_TRUE(std::isnan(core::sincos(nan).cos));
}

TEST(ElementaryEdges, OutsideTheDomain) {
  for (const double x : {-smallest, -1.0, -infinity}) EXPECT_TRUE(std::isnan(core::log(x)));
  EXPECT_TRUE(std::isnan(core::log1p(-1.5)));
  EXPECT_TRUE(std::isnan(core::log_gamma(-0.5)));
  EXPECT_TRUE(std::isnan(core::pow(-1, 2)));
  EXPECT_TRUE(std::isnan(core::normal_quantile(-smallest)));
  EXPECT_TRUE(std::isnan(core::normal_quantile(1.5)));
  for (const double x : {0x1.0000000000001p20, -infinity, infinity}) {
    EXPECT_TRUE(std::isnan(core::sincos(x).sin));
  }
}

TEST(ElementaryEdges, ExponentialsAtTheirEnds) {
  EXPECT_EQ(core::exp(0), 1);
  EXPECT_EQ(core::exp(-infinity), 0);
  EXPECT_EQ(core::exp(infinity), infinity);
  EXPECT_EQ(core::exp(largest), infinity);
  EXPECT_EQ(core::exp(-largest), 0);
  EXPECT_EQ(core::expm1(-infinity), -1);
  EXPECT_EQ(core::expm1(infinity), infinity);
  EXPECT_EQ(core::expm1(0), 0);
  EXPECT_TRUE(std::signbit(core::expm1(-0.0)));
}

TEST(ElementaryEdges, LogarithmsAtTheirEnds) {
  EXPECT_EQ(core::log(1), 0);
  EXPECT_EQ(core::log(0), -infinity);
  EXPECT_EQ(core::log(infinity), infinity);
  EXPECT_EQ(core::log1p(-1), -infinity);
  EXPECT_EQ(core::log1p(infinity), infinity);
  EXPECT_EQ(core::log1p(smallest), smallest);
  EXPECT_EQ(core::log_gamma(0), infinity);
  EXPECT_EQ(core::log_gamma(1), 0);
  EXPECT_EQ(core::log_gamma(2), 0);
  EXPECT_EQ(core::log_gamma(largest), infinity);
}

TEST(ElementaryEdges, PowersFollowTheirLimits) {
  EXPECT_EQ(core::pow(nan, 0), 1);
  EXPECT_EQ(core::pow(1, nan), 1);
  EXPECT_EQ(core::pow(0, 0), 1);
  EXPECT_EQ(core::pow(0, smallest), 0);
  EXPECT_EQ(core::pow(0, -smallest), infinity);
  EXPECT_EQ(core::pow(infinity, -1), 0);
  EXPECT_EQ(core::pow(infinity, 1), infinity);
  EXPECT_EQ(core::pow(0.5, infinity), 0);
  EXPECT_EQ(core::pow(0.5, -infinity), infinity);
  EXPECT_EQ(core::pow(2, largest), infinity);
  EXPECT_EQ(core::pow(2, -largest), 0);
  EXPECT_EQ(core::pow(2, smallest), 1);
  EXPECT_EQ(core::pow(largest, 1), largest);
  EXPECT_EQ(core::pow(smallest, 1), smallest);
}

TEST(ElementaryEdges, NormalDistributionAtItsEnds) {
  EXPECT_EQ(core::erf(infinity), 1);
  EXPECT_EQ(core::erf(-infinity), -1);
  EXPECT_EQ(core::erfc(infinity), 0);
  EXPECT_EQ(core::erfc(-infinity), 2);
  EXPECT_EQ(core::normal_cdf(-infinity), 0);
  EXPECT_EQ(core::normal_cdf(infinity), 1);
  EXPECT_EQ(core::normal_cdf(0), 0.5);
  EXPECT_EQ(core::normal_quantile(0.5), 0);
  EXPECT_EQ(core::normal_quantile(0), -infinity);
  EXPECT_EQ(core::normal_quantile(1), infinity);
}

TEST(ElementaryEdges, SinCosAtTheEdgeOfItsDomain) {
  EXPECT_EQ(core::sincos(0).sin, 0);
  EXPECT_EQ(core::sincos(0).cos, 1);
  EXPECT_FALSE(std::isnan(core::sincos(0x1p20).sin));
  EXPECT_FALSE(std::isnan(core::sincos(-0x1p20).cos));
}

}  // namespace
}  // namespace caudata::test
