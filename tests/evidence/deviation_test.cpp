// SPDX-License-Identifier: Apache-2.0
#include "evidence/deviation.hpp"

#include <gtest/gtest.h>

#include <cmath>

#include "evidence/beta_binomial.hpp"
#include "evidence/predict.hpp"
#include "evidence/share_law.hpp"
#include "evidence/target_table.hpp"
#include "support/target_rows.hpp"

namespace caudata::evidence {
namespace {

Target target(const std::string& row) {
  const auto targets = read_targets("t", test::target_rows({test::target_header, row}));
  EXPECT_TRUE(targets) << (targets ? "" : core::to_text(targets.error()));
  return targets ? targets->front() : Target{};
}

Prediction predicted(const Target& t, const std::vector<Sample>& samples) {
  const Samples draw{samples};
  return predict({&t, 1}, {&draw, 1}).front();
}

/// 60 pairs of examiners, of which every third differs by `difference`.
std::vector<Sample> pairs(double difference) {
  std::vector<Sample> list;
  for (int i = 0; i < 60; ++i) list.push_back({1.0 * i, i + (i % 3 == 0 ? difference : 0)});
  return list;
}

}  // namespace

TEST(Deviation, OfAnIccIsOnFishersScale) {
  const Target t = target("i|P||365||icc(tms0)|16|0.97|||absolute 0.05|validation|");
  const Prediction p = predicted(t, pairs(9));
  ASSERT_TRUE(p.z);
  const double error = std::sqrt(1 / 14.5 + 1 / 58.5);
  EXPECT_NEAR(*p.z, (std::atanh(0.97) - std::atanh(*p.value)) / error, 1e-12);
  EXPECT_LT(p.interval_90.upper, 1);
  EXPECT_NEAR(std::atanh(p.interval_90.upper) - std::atanh(*p.value), z_90 * error, 1e-12);
}

TEST(Deviation, OfExaminersWhoAlwaysAgreeHasNoZ) {
  const Target t = target("i|P||365||icc(tms0)|16|0.97|||absolute 0.05|validation|");
  const Prediction p = predicted(t, pairs(0));
  EXPECT_FALSE(p.z);
  EXPECT_NE(p.why_no_z.find("agree"), std::string::npos);
  EXPECT_EQ(p.interval_90.lower, 1);
  EXPECT_EQ(p.interval_90.upper, 1);
}

// A tolerance tells how far the observed number may be off, so it is carried over at that number:
// at the predicted one, near 1, it would cover the whole scale.
TEST(Deviation, OfAnIccWithoutNTakesTheToleranceAtTheObservedNumber) {
  const Target t = target("i|P||365||icc(tms0)||0.5|||absolute 0.05|validation|");
  const Prediction p = predicted(t, pairs(1));
  ASSERT_TRUE(p.z);
  EXPECT_GT(*p.value, 0.99);
  EXPECT_LT(*p.z, -10);
  EXPECT_FALSE(p.inside_90);
}

// Nobody of 100 is predicted to convert: by Jeffreys half a person of 101, and 3 of 80 were seen.
TEST(Deviation, OfAShareThatNobodyHasIsTheTailOfItsCount) {
  const Target t = target("s|P||1|365|share(ais > A)|80|0.0375|||wilson|validation|");
  const Prediction p = predicted(t, std::vector<Sample>(100));
  ASSERT_TRUE(p.z);
  const ShareLaw law = share_law(p);
  EXPECT_NEAR(law.a / (law.a + law.b), 0.5 / 101, 1e-15);
  EXPECT_DOUBLE_EQ(*p.z, beta_binomial_deviate(3, 80, law.a, law.b));
  EXPECT_GT(*p.z, 1.5);
  const Target all = target("s|P||1|365|share(ais > A)|80|0.9|||wilson|validation|");
  const Prediction everybody = predicted(all, std::vector<Sample>(100, {1, 0}));
  ASSERT_TRUE(everybody.z);
  EXPECT_LT(*everybody.z, -1.5);
  const Target met = target("s|P||1|365|share(ais > A)|80|1|||wilson|validation|");
  EXPECT_EQ(predicted(met, std::vector<Sample>(100, {1, 0})).z, 0);
}

// Five of 100 predicted and n = 200: ten expected, so the normal error still serves.
TEST(Deviation, OfManyCountsIsNormal) {
  const Target t = target("s|P||1|365|share(ais > A)|200|0.1|||wilson|validation|");
  std::vector<Sample> samples(100);
  for (std::size_t i = 0; i < 5; ++i) samples[i].y = 1;
  const Prediction p = predicted(t, samples);
  EXPECT_NEAR(p.z.value(), 0.05 / std::sqrt(0.0475 / 200 + 0.0475 / 100), 1e-12);
}

TEST(Deviation, OfOneValueInEverybodyIsNotInfinite) {
  const Target t = target("m|P||1|365|mean(uems)|9|3|||absolute 1|validation|");
  const Prediction p = predicted(t, std::vector<Sample>(100, {7, 0}));
  EXPECT_FALSE(p.z);
  EXPECT_NE(p.why_no_z.find("error of 0"), std::string::npos);
}

TEST(Deviation, IntervalsEndWhereTheStatisticEnds) {
  const Target t = target("m|P||1|365|sd(uems)|2|3|||relative 1.5|validation|");
  EXPECT_EQ(t.limits.lower, 0);
  std::vector<Sample> samples(100);
  samples[0].y = 50;
  EXPECT_EQ(predicted(t, samples).interval_90.lower, 0);
}

}  // namespace caudata::evidence
