// SPDX-License-Identifier: Apache-2.0
#include "core/ledger.hpp"

#include <gtest/gtest.h>

namespace caudata::test {
namespace {

using core::EvidenceGrade;
using core::Ledger;

struct MotorParameters {
  double gain{-1}, ceiling{-1};
};
template <class V>
void visit(V& v, MotorParameters& p) {
  v("gain", p.gain);
  v("ceiling", p.ceiling);
}

struct RecoveryParameters {
  double mean{-1};
  MotorParameters motor;
};
template <class V>
void visit(V& v, RecoveryParameters& p) {
  v("mean", p.mean);
  v.group("motor", p.motor);
}

void add(Ledger& ledger, std::string path, core::Distribution d,
         EvidenceGrade grade = EvidenceGrade::read) {
  core::Parameter parameter;
  parameter.path = std::move(path);
  parameter.prior.distribution = std::move(d);
  parameter.grade = grade;
  ledger.add(std::move(parameter));
}

Ledger example() {
  Ledger ledger;
  add(ledger, "recovery.mean", core::Normal{3, 1});
  add(ledger, "recovery.motor.gain", core::LogNormal{0.5, 2}, EvidenceGrade::assumed);
  add(ledger, "recovery.motor.ceiling", core::Fixed{50}, EvidenceGrade::derived);
  add(ledger, "recovery.motory", core::Fixed{9}, EvidenceGrade::recalled);
  return ledger;
}

TEST(Ledger, FillsAStructureThroughItsFieldList) {
  std::vector<std::string> missing;
  const auto p = example().resolve<RecoveryParameters>("recovery", missing);
  EXPECT_TRUE(missing.empty());
  EXPECT_EQ(p.mean, 3);
  EXPECT_EQ(p.motor.gain, 0.5);
  EXPECT_EQ(p.motor.ceiling, 50);
}

TEST(Ledger, NamesEveryFieldWithoutAnEntry) {
  std::vector<std::string> missing;
  const auto p = example().resolve<RecoveryParameters>("recovery.motor", missing);
  EXPECT_EQ(missing, (std::vector<std::string>{"recovery.motor.mean", "recovery.motor.motor.gain",
                                               "recovery.motor.motor.ceiling"}));
  EXPECT_EQ(p.mean, 0);
}

TEST(Ledger, AnOverrideReplacesTheCentralValueAndKeepsThePrior) {
  Ledger ledger = example();
  EXPECT_EQ(ledger.value("recovery.mean"), 3);
  ledger.set("recovery.mean", 7);
  EXPECT_EQ(ledger.value("recovery.mean"), 7);
  EXPECT_EQ(core::central_value(ledger.find("recovery.mean")->prior), 3);
}

TEST(Ledger, KnowsWhatItHolds) {
  const Ledger ledger = example();
  EXPECT_TRUE(ledger.contains("recovery.motor.gain"));
  EXPECT_FALSE(ledger.contains("recovery.motor"));
  EXPECT_EQ(ledger.find("recovery.motor"), nullptr);
  EXPECT_EQ(ledger.parameters().size(), 4u);
}

TEST(Ledger, ListsWhatLiesUnderAPrefixInPathOrder) {
  const Ledger ledger = example();
  const auto under = ledger.under("recovery.motor");
  ASSERT_EQ(under.size(), 2u);  // and not recovery.motory
  EXPECT_EQ(under[0]->path, "recovery.motor.ceiling");
  EXPECT_EQ(under[1]->path, "recovery.motor.gain");
  EXPECT_TRUE(ledger.under("recovery.mean").empty());
  EXPECT_EQ(ledger.under("recovery").size(), 4u);
}

TEST(Ledger, CountsItsGrades) {
  const core::GradeCount count = core::count_grades(example());
  EXPECT_EQ(count.read, 1);
  EXPECT_EQ(count.recalled, 1);
  EXPECT_EQ(count.assumed, 1);
  EXPECT_EQ(count.derived, 1);
  EXPECT_EQ(count.total(), 4);
  EXPECT_EQ(core::letter(EvidenceGrade::read), 'A');
  EXPECT_EQ(core::letter(EvidenceGrade::recalled), 'B');
  EXPECT_EQ(core::letter(EvidenceGrade::assumed), 'C');
  EXPECT_EQ(core::letter(EvidenceGrade::derived), 'D');
}

#ifdef CAUDATA_CONTRACTS
TEST(LedgerDeathTest, AMissingOrDoubledPathIsAProgrammersError) {
  GTEST_FLAG_SET(death_test_style, "threadsafe");
  Ledger ledger = example();
  EXPECT_DEATH(ledger.value("nowhere"), "does not hold");
  EXPECT_DEATH(ledger.set("nowhere", 1), "does not hold");
  EXPECT_DEATH(add(ledger, "recovery.mean", core::Fixed{1}), "does not hold");
}
#endif

}  // namespace
}  // namespace caudata::test
