// SPDX-License-Identifier: Apache-2.0
#include "product/deliver.hpp"

#include <gtest/gtest.h>

#include <numeric>

#include "product/course.hpp"
#include "product/ledger_parameters.hpp"

namespace caudata::product {
namespace {

constexpr core::CellCount clinical{1.5e8};

Preparation deliver_lossless(DoseBasis basis) {
  Preparation p = test::preparation(basis);
  p.loss = {{1, 0}, 0, {0, 0}, 0, {0, 0, 0.5}};
  return p;
}

std::vector<std::string> deliver_rules(const core::Issues& issues) {
  std::vector<std::string> rules;
  for (const core::Issue& issue : issues) rules.push_back(issue.rule);
  return rules;
}

}  // namespace

TEST(Deliver, WithoutLossGivesTheLabel) {
  Lot lot = test::middling_lot();
  const auto counted = deliver(clinical, lot, deliver_lossless(DoseBasis::living_in_syringe),
                               test::product_stream(0));
  ASSERT_TRUE(counted);
  EXPECT_EQ(counted->living, 150000000);
  EXPECT_NEAR(counted->viability(), lot.viability, 1e-8);
  lot.viability = 1;
  const auto filled =
      deliver(clinical, lot, deliver_lossless(DoseBasis::living_at_fill), test::product_stream(0));
  ASSERT_TRUE(filled);
  EXPECT_EQ(filled->living, 150000000);
  EXPECT_EQ(filled->dead, 0);
  EXPECT_EQ(filled->volume, test::product_parameters().vehicle.volume);
  EXPECT_EQ(filled->injection, Injection::complete);
}

TEST(Deliver, CountsEveryLivingCellInOneType) {
  for (std::uint32_t lane = 0; lane < 20; ++lane) {
    const auto d =
        deliver(clinical, test::middling_lot(), test::preparation(DoseBasis::living_at_fill),
                test::product_stream(lane));
    ASSERT_TRUE(d);
    EXPECT_EQ(std::accumulate(d->by_type.begin(), d->by_type.end(), std::int64_t{0}), d->living);
    EXPECT_LE(d->living + d->dead, 150000000);
    EXPECT_LE(d->volume, test::product_parameters().vehicle.volume);
  }
}

TEST(Deliver, OfAFailedInjectionIsNothing) {
  Preparation p = test::preparation(DoseBasis::living_at_fill);
  p.loss.injection.failed = 1;
  const auto d = deliver(clinical, test::middling_lot(), p, test::product_stream(0));
  ASSERT_TRUE(d);
  EXPECT_EQ(d->injection, Injection::failed);
  EXPECT_EQ(d->living + d->dead, 0);
  EXPECT_EQ(d->volume, 0);
  EXPECT_EQ(d->viability(), 0);
}

TEST(Deliver, RefusesMoreCellsThanTheVolumeHolds) {
  Preparation p = test::preparation(DoseBasis::living_at_fill);
  p.vehicle.volume = 0.2;
  const auto d = deliver(clinical, test::middling_lot(), p, test::product_stream(0));
  ASSERT_FALSE(d);
  EXPECT_EQ(deliver_rules(d.error()), (std::vector<std::string>{"product.too-many-cells"}));
}

TEST(Deliver, ReportsEverythingThatIsWrongAtOnce) {
  Lot lot = test::middling_lot();
  lot.composition[CellType::motor_neuron_progenitor] = 0.2;
  lot.clump.mean = 0;
  Preparation p = test::preparation(DoseBasis::living_at_fill);
  p.vehicle.volume = 0;
  p.loss.needle.retained = 2;
  EXPECT_EQ(deliver_rules(check(core::CellCount{-1}, lot, p)),
            (std::vector<std::string>{"product.composition", "product.clump", "product.volume",
                                      "product.share", "product.dead-volume", "product.dose"}));
}

TEST(Course, HasDaysThatRiseFromTheFirst) {
  EXPECT_TRUE(check(single_dose(clinical)).empty());
  const std::array days{core::Days{0}, core::Days{14}, core::Days{28}, core::Days{42}};
  EXPECT_TRUE(check(multiple_doses(clinical, days)).empty());
  EXPECT_EQ(check(Course{}).size(), 1u);
  const std::array wrong{core::Days{1}, core::Days{1}};
  EXPECT_EQ(check(multiple_doses(clinical, wrong)).size(), 2u);
}

TEST(Course, DeliversEachAdministrationByItself) {
  const core::TrialStreams streams{core::Seed{4}, core::TrialIndex{2}};
  const core::CandidateId person{7};
  const std::array days{core::Days{0}, core::Days{14}, core::Days{28}, core::Days{42}};
  const std::array lots{test::middling_lot()};
  const Preparation p = test::preparation(DoseBasis::living_at_fill);
  const auto four = deliver(multiple_doses(clinical, days), lots, p, streams, person);
  const auto two =
      deliver(multiple_doses(clinical, std::span(days).first(2)), lots, p, streams, person);
  ASSERT_TRUE(four && two);
  ASSERT_EQ(four->size(), 4u);
  EXPECT_EQ((*four)[1].by_type, (*two)[1].by_type);
  EXPECT_NE((*four)[0].by_type, (*four)[1].by_type);
}

TEST(Course, OfOneDoseIsTheFirstOfMany) {
  const core::TrialStreams streams{core::Seed{4}, core::TrialIndex{2}};
  const std::array lots{test::middling_lot()};
  const std::array days{core::Days{0}, core::Days{14}};
  const Preparation p = test::preparation(DoseBasis::living_in_syringe);
  const auto one = deliver(single_dose(clinical), lots, p, streams, core::CandidateId{7});
  const auto many = deliver(multiple_doses(clinical, days), lots, p, streams, core::CandidateId{7});
  ASSERT_TRUE(one && many);
  EXPECT_EQ(one->front().living, many->front().living);
}

}  // namespace caudata::product
