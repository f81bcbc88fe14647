// SPDX-License-Identifier: Apache-2.0
#include "anatomy/canal/bolus.hpp"

#include <numeric>

#include "anatomy/textbook_canal.hpp"

namespace caudata::anatomy {

namespace {

constexpr std::uint32_t bolus_cells = 512;
constexpr double bolus_dense = 1004, bolus_light = 998;

Bolus bolus_at_l3(const Canal& canal, Posture posture, double density) {
  return spread(canal, posture, {canal.axis().at(l3_l4), 3, density, 0.9}, bolus_cells);
}

double bolus_mean(const Canal& canal, const Bolus& bolus) {
  double sum = 0;
  for (std::size_t i = 0; i < bolus.share.size(); ++i) {
    sum += bolus.share[i] * (static_cast<double>(i) + 0.5) * canal.length() / bolus_cells;
  }
  return sum;
}

}  // namespace

TEST(BolusSpread, SharesSumToOneAndLieInTheCanal) {
  const Canal canal = support::canal();
  for (const Posture posture : all_postures) {
    for (const double density : {bolus_light, canal.parameters().fluid.density, bolus_dense}) {
      const Bolus bolus = bolus_at_l3(canal, posture, density);
      EXPECT_NEAR(std::accumulate(bolus.share.begin(), bolus.share.end(), 0.0), 1, 1e-12);
      EXPECT_GE(*std::min_element(bolus.share.begin(), bolus.share.end()), 0);
      EXPECT_GE(bolus.from, 0);
      EXPECT_LE(bolus.to, canal.length() * (1 + 1e-12));
    }
  }
}

TEST(BolusSpread, AsHeavyAsTheFluidItStaysWhereItWasPut) {
  const Canal canal = support::canal();
  const Bolus bolus = bolus_at_l3(canal, Posture::supine, canal.parameters().fluid.density);
  const double filled = canal.volumes(bolus.from, bolus.to).fluid / 1000;
  const double cell = canal.volumes(500, 500 + canal.length() / bolus_cells).fluid / 1000;
  EXPECT_NEAR(filled, 3, 2 * cell);
  EXPECT_EQ(bolus.half_width, 0.5);
}

TEST(BolusSpread, DenseSinksAndLightRises) {
  const Canal canal = support::canal();
  EXPECT_NEAR(bolus_at_l3(canal, Posture::left_lateral, bolus_dense).azimuth, 0.25, 1e-12);
  EXPECT_NEAR(bolus_at_l3(canal, Posture::left_lateral, bolus_light).azimuth, 0.75, 1e-12);
  EXPECT_EQ(bolus_at_l3(canal, Posture::supine, bolus_dense).azimuth, 0);
  EXPECT_EQ(bolus_at_l3(canal, Posture::prone, bolus_light).azimuth, 0);
  const double still = canal.axis().at(l3_l4);
  EXPECT_GT(bolus_mean(canal, bolus_at_l3(canal, Posture::sitting, bolus_dense)), still + 10);
  EXPECT_LT(bolus_mean(canal, bolus_at_l3(canal, Posture::sitting, bolus_light)), still - 10);
  EXPECT_LT(bolus_mean(canal, bolus_at_l3(canal, Posture::trendelenburg, bolus_dense)), still - 10);
}

TEST(BolusSpread, NothingPassesACompleteBlock) {
  const Canal canal = support::injured_canal(t12, 0);
  const Bolus bolus = bolus_at_l3(canal, Posture::trendelenburg, 1030);
  EXPECT_GE(bolus.from, canal.block().to - canal.length() / bolus_cells);
  const Bolus open = bolus_at_l3(support::canal(), Posture::trendelenburg, 1030);
  EXPECT_LT(open.from, canal.block().from) << "without a block it does pass";
}

TEST(BolusSpread, APartialBlockHolds) {
  const auto passed = [&](double passage) {
    const Canal canal = support::injured_canal(t12, passage);
    const Bolus bolus = bolus_at_l3(canal, Posture::trendelenburg, bolus_dense);
    const auto cells =
        static_cast<std::ptrdiff_t>(canal.block().from / canal.length() * bolus_cells);
    return std::accumulate(bolus.share.begin(), bolus.share.begin() + cells, 0.0);
  };
  EXPECT_GT(passed(1), passed(0.2));
  EXPECT_GT(passed(0.2), 0);
}

}  // namespace caudata::anatomy
