// SPDX-License-Identifier: Apache-2.0
// Laws of the release of lots.
#include <gtest/gtest.h>

#include <boost/math/quadrature/exp_sinh.hpp>
#include <cmath>

#include "product/draw_released_lot.hpp"
#include "product/ledger_parameters.hpp"
#include "support/exact_test.hpp"

namespace caudata::product {
namespace {

ReleaseSpecification release_demanding() {
  ReleaseSpecification s = test::product_parameters().release;
  s.limit = {0.8, 0.85, 2e-6};
  return s;
}

}  // namespace

// The exact integral against lots made and tested one by one.
TEST(ReleaseLaw, ProbabilityIsTheShareOfLotsThatPass) {
  const LotParameters lots = test::product_parameters().lot;
  const ReleaseSpecification s = release_demanding();
  const double expected = probability_of_release(lots, s);
  EXPECT_GT(expected, 0.1);
  EXPECT_LT(expected, 0.9);
  constexpr std::uint64_t n = 20000;
  std::uint64_t passed = 0;
  core::Stream stream = test::product_stream(1);
  for (std::uint64_t i = 0; i < n; ++i)
    passed += passes(test(draw_lot(lots, stream), s.assay, stream), s.limit);
  EXPECT_GT(test::binomial_p_value(passed, n, expected), test::alpha);
}

TEST(ReleaseLaw, ProbabilityOfOneLotIsTheShareOfItsTestsThatPass) {
  const ReleaseSpecification s = release_demanding();
  Lot lot = test::middling_lot();
  lot.viability = 0.81;
  lot.composition = composition(2e-6, 0.852, test::product_parameters().lot.other);
  const double expected = probability_of_release(lot, s);
  constexpr std::uint64_t n = 20000;
  std::uint64_t passed = 0;
  core::Stream stream = test::product_stream(2);
  for (std::uint64_t i = 0; i < n; ++i) passed += passes(test(lot, s.assay, stream), s.limit);
  EXPECT_GT(test::binomial_p_value(passed, n, expected), test::alpha);
}

// With one lot alone and "nothing found" as the limit the integral has a closed form.
TEST(ReleaseLaw, AssayAtItsLimitOfDetectionIsPositiveAsDefined) {
  LotParameters lots = test::product_parameters().lot;
  ReleaseSpecification s = test::product_parameters().release;
  s.limit = {0, 0, 0};
  lots.pluripotent = {s.assay.pluripotent_detection_limit, 1};
  EXPECT_NEAR(probability_of_release(lots, s), 1 - s.assay.detection_probability, 1e-12);
}

// Lots whose share is lognormal, limit "nothing found": the Laplace transform of a lognormal, here
// by another quadrature.
TEST(ReleaseLaw, IntegralAgreesWithAnotherQuadrature) {
  LotParameters lots = test::product_parameters().lot;
  ReleaseSpecification s = test::product_parameters().release;
  s.limit = {0, 0, 0};
  lots.pluripotent = {3e-6, 3};
  const double read = cells_read(s.assay), sigma = std::log(3.0);
  const auto density = [&](double f) {
    const double z = std::log(f / 3e-6) / sigma;
    return std::exp(-read * f - 0.5 * z * z) / (f * sigma * std::sqrt(2 * M_PI));
  };
  boost::math::quadrature::exp_sinh<double> quadrature;
  const auto scaled = [&](double x) { return density(x * 1e-6) * 1e-6; };
  EXPECT_NEAR(probability_of_release(lots, s), quadrature.integrate(scaled, 1e-12), 1e-9);
}

TEST(ReleaseLaw, TestingLowersWhatPatientsReceive) {
  const LotParameters lots = test::product_parameters().lot;
  ReleaseSpecification s = test::product_parameters().release;
  s.limit.pluripotent = 1;
  const double untested = mean_pluripotent_of_released(lots, s);
  const double log_gsd = std::log(lots.pluripotent.between_lots);
  EXPECT_NEAR(untested / (lots.pluripotent.median * std::exp(0.5 * log_gsd * log_gsd)), 1, 1e-9);
  double before = untested;
  for (const double limit : {1e-5, 5e-6, 0.0}) {
    s.limit.pluripotent = limit;
    const double now = mean_pluripotent_of_released(lots, s);
    EXPECT_LT(now, before);
    EXPECT_GT(now, 0);
    before = now;
  }
}

// What a lot that passes can still carry: at a limit of detection of 0.001 % and a lot of 1e-6, a
// dose of 1.5e8 holds 150 pluripotent cells, and the lot passes more often than not.
TEST(ReleaseLaw, ALotThatPassesStillCarriesPluripotentCells) {
  ReleaseSpecification s = test::product_parameters().release;
  s.assay.pluripotent_detection_limit = 1e-5;
  s.limit = {0, 0, 0};
  Lot lot = test::middling_lot();
  lot.composition = composition(1e-6, 0.9, test::product_parameters().lot.other);
  EXPECT_NEAR(probability_of_release(lot, s), std::pow(0.05, 0.1), 1e-12);
}

TEST(DrawReleasedLot, IsALotThatPassed) {
  const LotParameters lots = test::product_parameters().lot;
  const ReleaseSpecification s = release_demanding();
  core::Stream stream = test::product_stream(3);
  double rejected = 0;
  constexpr int n = 300;
  for (int i = 0; i < n; ++i) {
    const auto drawn = draw_released_lot(lots, s, stream);
    ASSERT_TRUE(drawn);
    EXPECT_TRUE(passes(drawn->report, s.limit));
    EXPECT_TRUE(check(drawn->lot).empty());
    rejected += drawn->rejected;
  }
  // Failures before n successes: the trials are binomial with the exact probability.
  const auto made = static_cast<std::uint64_t>(rejected) + n;
  EXPECT_GT(test::binomial_p_value(n, made, probability_of_release(lots, s)), test::alpha);
}

TEST(DrawReleasedLot, SaysWhenNoLotCanPass) {
  ReleaseSpecification s = test::product_parameters().release;
  s.limit.viability = 1;
  s.limit.purity = 1;
  core::Stream stream = test::product_stream(4);
  const auto drawn = draw_released_lot(test::product_parameters().lot, s, stream);
  ASSERT_FALSE(drawn);
  EXPECT_EQ(drawn.error()[0].rule, "product.no-lot-passes");
}

TEST(ReleaseSpecification, ReportsEveryBadLimitAndAssay) {
  EXPECT_TRUE(check(test::product_parameters().release).empty());
  EXPECT_EQ(check(ReleaseSpecification{{-1, 2, 3}, {0, 1e7, 0, 1}}).size(), 7u);
}

}  // namespace caudata::product
