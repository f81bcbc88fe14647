// SPDX-License-Identifier: Apache-2.0
// Laws of one administration: means, exact counts of residual pluripotent cells, monotone losses.
#include <gtest/gtest.h>

#include "product/deliver.hpp"
#include "product/ledger_parameters.hpp"
#include "support/exact_test.hpp"

namespace caudata::product {
namespace {

Preparation deliver_law_alike(DoseBasis basis) {
  Preparation p = test::preparation(basis);
  p.loss.recovery.between = p.loss.thaw_spread = 0;
  p.loss.injection = {0, 0, 0.5};
  return p;
}

}  // namespace

// With preparations alike, the living of n administrations of one cell are binomial.
TEST(DeliverLaw, EachCellArrivesWithTheProductOfItsChances) {
  const Lot lot = test::middling_lot();
  const Preparation p = deliver_law_alike(DoseBasis::living_at_fill);
  constexpr double cells = 2e6;
  const double expected = expected_living(core::CellCount{cells}, lot, p) / cells;
  const auto d = deliver(core::CellCount{cells}, lot, p, test::product_stream(1));
  ASSERT_TRUE(d);
  EXPECT_GT(test::binomial_p_value(static_cast<std::uint64_t>(d->living), 2000000, expected),
            test::alpha);
  EXPECT_NEAR(expected, 0.9 * 0.85 * (1 - 0.15 / 5) * 0.97 * 0.97, 1e-5);
}

// Residual pluripotent cells are binomial of the living: over 4,000 doses their sum too.
TEST(DeliverLaw, CountsResidualPluripotentCellsExactly) {
  Lot lot = test::middling_lot();
  const OtherTypes other = test::product_parameters().lot.other;
  lot.composition = composition(1e-5, 0.9, other);
  const Preparation p = deliver_law_alike(DoseBasis::living_in_syringe);
  std::uint64_t living = 0, found = 0;
  for (std::uint32_t lane = 0; lane < 4000; ++lane) {
    const auto d = deliver(core::CellCount{1e5}, lot, p, test::product_stream(lane));
    ASSERT_TRUE(d);
    living += static_cast<std::uint64_t>(d->living);
    found += static_cast<std::uint64_t>(d->residual_pluripotent());
  }
  EXPECT_GT(test::binomial_p_value(found, living, 1e-5), test::alpha);
}

TEST(DeliverLaw, InjectionsFailAndStopAsOftenAsStated) {
  Preparation p = test::preparation(DoseBasis::living_at_fill);
  p.loss.injection = {0.1, 0.2, 0.3};
  constexpr std::uint32_t n = 5000;
  std::uint64_t failed = 0, partial = 0, below_median = 0;
  for (std::uint32_t lane = 0; lane < n; ++lane) {
    const auto d =
        deliver(core::CellCount{1000}, test::middling_lot(), p, test::product_stream(lane));
    ASSERT_TRUE(d);
    failed += d->injection == Injection::failed;
    if (d->injection != Injection::partial) continue;
    ++partial;
    below_median += d->volume < 0.3 * (p.vehicle.volume - p.loss.dead_volume);
  }
  EXPECT_GT(test::binomial_p_value(failed, n, 0.1), test::alpha);
  EXPECT_GT(test::binomial_p_value(partial, n, 0.9 * 0.2), test::alpha);
  EXPECT_GT(test::binomial_p_value(below_median, partial, 0.5), test::alpha);
}

TEST(DeliverLaw, NoLossIsLargerForLessLoss) {
  const Lot lot = test::middling_lot();
  const Preparation base = test::preparation(DoseBasis::living_at_fill);
  const double before = expected_living(core::CellCount{1e8}, lot, base);
  Preparation worse = base;
  worse.loss.needle.killed *= 2;
  EXPECT_LT(expected_living(core::CellCount{1e8}, lot, worse), before);
  worse = base;
  worse.loss.dead_volume *= 2;
  EXPECT_LT(expected_living(core::CellCount{1e8}, lot, worse), before);
  worse = base;
  worse.loss.recovery.median *= 0.9;
  EXPECT_LT(expected_living(core::CellCount{1e8}, lot, worse), before);
}

}  // namespace caudata::product
