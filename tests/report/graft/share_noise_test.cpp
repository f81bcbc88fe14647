// SPDX-License-Identifier: Apache-2.0
#include "report/graft/share_noise.hpp"

#include <gtest/gtest.h>

#include <cmath>

#include "core/stream.hpp"

namespace caudata::report {

TEST(ShareNoise, IsThatOfTheBinomial) {
  const NoisyShare share = noisy_share(400, 1000, {1e9, 1});
  EXPECT_EQ(share.value, 0.4);
  EXPECT_NEAR(share.error, std::sqrt(0.24 / 1000), 1e-5);
  EXPECT_NEAR(share.low, 0.37, 1e-3);  // Wilson: 0.3701 to 0.4307
  EXPECT_NEAR(share.high, 0.4307, 1e-4);
}

TEST(ShareNoise, OfNoneAndOfAllIsExact) {
  EXPECT_NEAR(noisy_share(0, 100, {1e9, 1}).high, 1 - std::pow(0.05, 0.01), 1e-9);
  EXPECT_EQ(noisy_share(0, 100, {1e9, 1}).low, 0);
  EXPECT_NEAR(noisy_share(100, 100, {1e9, 1}).low, std::pow(0.05, 0.01), 1e-9);
  EXPECT_EQ(noisy_share(100, 100, {1e9, 1}).high, 1);
}

TEST(ShareNoise, GrowsWithKindredsAndVanishesWithAllCells) {
  const double alone = noisy_share(5000, 10000, {1e9, 1}).error;
  EXPECT_NEAR(noisy_share(5000, 10000, {1e9, 4}).error, 2 * alone, 1e-9);
  EXPECT_NEAR(noisy_share(5000, 10000, {4.0 / 3, 1}).error, alone / 2, 1e-9);
  EXPECT_EQ(noisy_share(5000, 10000, {1, 4}).error, 0);
  EXPECT_EQ(noisy_share(5000, 10000, {1, 4}).low, 0.5);
}

// 1 of 4 of a population whose cells are kindreds of 3 that share their fate, chosen as a whole:
// the spread of the shares is the error. Alpha: the variance of 2000 samples has a relative error
// of 3.2 %; the bound of 20 % is six of them, 2e-9.
TEST(ShareNoise, IsTheSpreadOfSamplesOfKindreds) {
  constexpr int kindreds = 400, samples = 2000;
  double sum = 0, squares = 0;
  for (int i = 0; i < samples; ++i) {
    int chosen = 0, hit = 0;
    for (int c = 0; c < kindreds; ++c) {
      const auto words = core::philox4x32_10(
          {static_cast<std::uint32_t>(i), static_cast<std::uint32_t>(c), 0, 0}, {3, 5});
      // Chosen one after the other, so that just a quarter is.
      const double need = (kindreds / 4 - chosen) / static_cast<double>(kindreds - c);
      if ((words[0] + 0.5) / 4294967296.0 >= need) continue;
      ++chosen;
      if (c % 5 < 2) ++hit;  // 40 % of the kindreds have the property
    }
    const double share = hit / static_cast<double>(chosen);
    sum += share;
    squares += share * share;
  }
  const double variance = squares / samples - (sum / samples) * (sum / samples);
  const double error = noisy_share(120, 300, {4, 3}).error;
  EXPECT_NEAR(variance / (error * error), 1, 0.2);
}

TEST(ShareNoise, KindredIsThatOfTheDrawn) {
  graft::Snapshot s;
  s.weight = 10;
  s.ledger[graft::Compartment::parenchyma] = 12;
  s.ledger.born = 8;
  for (std::uint64_t i = 0; i < 12; ++i) {
    graft::DrawnCell cell;
    cell.id = i;
    cell.clone = i / 3;  // kindreds of three, all drawn
    s.drawn.push_back(cell);
  }
  EXPECT_EQ(living_sampling(s).alike, 3);
  EXPECT_EQ(injected_sampling(s).alike, 1);
}

TEST(ShareNoise, InWords) {
  const CellSampling part{500, 1}, whole{1, 1};
  EXPECT_EQ(noisy_percent(noisy_share(0, 10000, part), part), "not seen (< 0.03)");
  EXPECT_EQ(noisy_percent(noisy_share(0, 10000, whole), whole), "0");
  EXPECT_EQ(noisy_percent(noisy_share(2500, 10000, part), part), "25.0 ± 0.4");
  EXPECT_EQ(noisy_cells(0, 10000, part), "not seen (< 1,500)");
  EXPECT_EQ(noisy_cells(100, 10000, part), "50,000 ± 4,982");
  EXPECT_EQ(noisy_cells(100, 10000, whole), "100");
  EXPECT_EQ(at_most_text(0.0123), "0.013");
  EXPECT_EQ(at_most_text(1234), "1,300");
  EXPECT_EQ(at_most_text(12), "12");
}

}  // namespace caudata::report
