// SPDX-License-Identifier: Apache-2.0
// Laws of lots and of the cells of one lot.
#include <gtest/gtest.h>

#include <boost/math/distributions/lognormal.hpp>
#include <boost/math/distributions/normal.hpp>
#include <cmath>

#include "product/ledger_parameters.hpp"
#include "support/binned.hpp"

namespace caudata::product {

TEST(LotLaw, PluripotentShareIsLognormalBetweenLots) {
  LotParameters p = test::product_parameters().lot;
  p.pluripotent = {1e-6, 3};
  core::Stream stream = test::product_stream(1);
  test::expect_law(boost::math::lognormal(std::log(1e-6), std::log(3.0)), 50000,
                   [&] { return draw_lot(p, stream).composition[CellType::pluripotent]; });
}

TEST(LotLaw, ViabilityIsNormalOnTheLogitScale) {
  const LotParameters p = test::product_parameters().lot;
  core::Stream stream = test::product_stream(2);
  const double middle = std::log(p.viability.median / (1 - p.viability.median));
  test::expect_law(boost::math::normal(middle, p.viability.between_lots), 50000, [&] {
    const double v = draw_lot(p, stream).viability;
    return std::log(v / (1 - v));
  });
}

TEST(LotLaw, EachCostsSixWordsAndHasNoIssue) {
  const LotParameters p = test::product_parameters().lot;
  core::Stream stream = test::product_stream(3);
  for (std::uint64_t i = 1; i <= 1000; ++i) {
    EXPECT_TRUE(check(draw_lot(p, stream)).empty());
    EXPECT_EQ(stream.drawn(), 6 * i);
  }
}

TEST(CellLaws, DiametersAndDensitiesHaveTheirDistributions) {
  const DiameterLaw size{12, 1.12};
  const DensityLaw mass{1.055, 0.006};
  core::Stream stream = test::product_stream(4);
  test::expect_law(boost::math::lognormal(std::log(12.0), std::log(1.12)), 50000,
                   [&] { return diameter(size, stream.uniform()); });
  test::expect_law(boost::math::normal(1.055, 0.006), 50000,
                   [&] { return density(mass, stream.uniform()); });
}

TEST(CellLaws, MeanVolumeIsTheMeanOfTheVolumes) {
  const DiameterLaw law{12, 1.2};
  constexpr int n = 200000;
  double sum = 0;
  for (int i = 0; i < n; ++i) {
    const double d = diameter(law, (i + 0.5) / n);
    sum += M_PI / 6 * d * d * d;
  }
  EXPECT_NEAR(sum / n / mean_volume(law), 1, 1e-4);
  EXPECT_NEAR(mean_volume({12, 1}), 904.8, 0.1);
}

TEST(CellLaws, ClumpsAreGeometric) {
  const ClumpLaw law{1.7};
  double particles = 0, cells = 0, mean = 0;
  for (std::uint32_t k = 1; k <= 200; ++k) {
    particles += share_of_particles(law, k);
    cells += share_of_cells(law, k);
    mean += k * share_of_particles(law, k);
  }
  EXPECT_NEAR(particles, 1, 1e-12);
  EXPECT_NEAR(cells, 1, 1e-12);
  EXPECT_NEAR(mean, 1.7, 1e-12);
  constexpr std::uint64_t n = 50000;
  std::vector<std::uint64_t> seen(5, 0);
  std::vector<double> expected(5, 0);
  core::Stream stream = test::product_stream(5);
  for (std::uint64_t i = 0; i < n; ++i) ++seen[std::min(clump_size(law, stream.uniform()), 5u) - 1];
  for (std::uint32_t k = 1; k <= 4; ++k) expected[k - 1] = share_of_particles(law, k);
  expected[4] = 1 - expected[0] - expected[1] - expected[2] - expected[3];
  test::expect_counts(seen, expected, n);
}

TEST(CellLaws, SingleCellsAreTheLimitOfClumps) {
  for (const double u : {0x1p-53, 0.5, 1 - 0x1p-53}) EXPECT_EQ(clump_size({1}, u), 1u);
  EXPECT_EQ(clump_diameter(12, 1), 12);
  EXPECT_NEAR(clump_diameter(12, 5), 20.5, 0.05);  // five cells of 12 um
}

}  // namespace caudata::product
