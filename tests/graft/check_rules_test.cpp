// SPDX-License-Identifier: Apache-2.0
#include "graft/rules/check_rules.hpp"

#include <gtest/gtest.h>

#include <limits>
#include <set>

#include "support/rule_batches.hpp"

namespace caudata::graft {
namespace {

std::set<std::string> rules_of(const core::Issues& issues) {
  std::set<std::string> rules;
  for (const core::Issue& issue : issues) {
    rules.insert(issue.rule);
    EXPECT_FALSE(issue.why.empty());
    EXPECT_FALSE(issue.suggestion.empty());
  }
  return rules;
}

TEST(CheckRules, PassTheData) {
  EXPECT_TRUE(check(test::from_data<DivideParameters>("graft.divide")).empty());
  EXPECT_TRUE(check(test::from_data<CommitParameters>("graft.commit")).empty());
  EXPECT_TRUE(check(test::from_data<EscapeParameters>("graft.escape")).empty());
  EXPECT_TRUE(check(test::from_data<AxonParameters>("graft.axon")).empty());
}

TEST(CheckRules, PassTheTailsOfThePriors) {
  for (const double share : {1e-4, 1 - 1e-4}) {
    core::Ledger ledger = test::project_ledger();
    for (const core::Parameter* p : ledger.under("graft"))
      ledger.set(p->path, core::quantile(p->prior, share));
    std::vector<std::string> missing;
    EXPECT_TRUE(check(ledger.resolve<DivideParameters>("graft.divide", missing)).empty());
    EXPECT_TRUE(check(ledger.resolve<CommitParameters>("graft.commit", missing)).empty());
    EXPECT_TRUE(check(ledger.resolve<EscapeParameters>("graft.escape", missing)).empty());
    EXPECT_TRUE(check(ledger.resolve<AxonParameters>("graft.axon", missing)).empty());
  }
}

TEST(CheckRules, NameAllThatIsWrongAtOnce) {
  auto d = test::from_data<DivideParameters>("graft.divide");
  d.doubling = 0;
  d.cycling_early = 1.2;
  d.opc = -1;
  d.packing_full = d.packing_free;
  EXPECT_EQ(rules_of(check(d)),
            (std::set<std::string>{"graft.not-positive", "graft.not-a-share", "graft.negative",
                                   "graft.packing-out-of-order"}));
  auto c = test::from_data<CommitParameters>("graft.commit");
  c.stages = 2.5;
  c.exit = -1;
  EXPECT_EQ(rules_of(check(c)), (std::set<std::string>{"graft.stages", "graft.not-positive"}));
  auto e = test::from_data<EscapeParameters>("graft.escape");
  e.teratoma.turnover = 1;
  e.overgrowth.largest = 1;
  e.visible = 0;
  EXPECT_EQ(rules_of(check(e)), (std::set<std::string>{"graft.turnover", "graft.sizes-out-of-order",
                                                       "graft.not-positive"}));
  e = test::from_data<EscapeParameters>("graft.escape");
  e.take_tissue = 5;
  EXPECT_EQ(rules_of(check(e)), (std::set<std::string>{"graft.take-too-large"}));
  auto a = test::from_data<AxonParameters>("graft.axon");
  a.speed_spread = 0.5;
  a.radius = 0;
  EXPECT_EQ(rules_of(check(a)),
            (std::set<std::string>{"graft.spread-below-one", "graft.not-positive"}));
}

TEST(CheckRules, DoNotTakeWhatIsNoNumber) {
  auto p = test::from_data<CommitParameters>("graft.commit");
  p.exit = p.motor_astrocyte = p.fluid_neuron_death = p.stages =
      std::numeric_limits<double>::quiet_NaN();
  EXPECT_EQ(check(p).size(), 4u);
}

}  // namespace
}  // namespace caudata::graft
