// SPDX-License-Identifier: Apache-2.0
#include "anatomy/canal/canal_check.hpp"

#include "anatomy/textbook_canal.hpp"

namespace caudata::anatomy {

namespace {

CanalPerson check_person() { return typical_man(support::canal_parameters()); }

Injection check_injection() { return {support::canal().axis().at(l3_l4), 3, 1003, 0.9}; }

/// Every finding has a message, a reason and a suggestion.
std::vector<std::string> check_rules(const core::Issues& issues) {
  std::vector<std::string> rules;
  for (const core::Issue& issue : issues) {
    EXPECT_FALSE(issue.message.empty() || issue.why.empty() || issue.suggestion.empty());
    rules.push_back(issue.rule);
  }
  return rules;
}

using CheckRules = std::vector<std::string>;

}  // namespace

TEST(CanalCheckOf, ATypicalManAndWomanPass) {
  EXPECT_TRUE(check(support::canal()).empty());
  EXPECT_TRUE(check(support::canal(typical_woman(support::canal_parameters()))).empty());
  EXPECT_TRUE(check(support::injured_canal(c5, 0)).empty());
  EXPECT_TRUE(check(support::canal(), check_injection()).empty());
}

TEST(CanalCheckOf, ACordWiderThanTheDuraIsRefused) {
  CanalParameters p = support::canal_parameters();
  p.dura.section = 90;
  const core::Issues issues = check(Canal(support::cord(), p, check_person()));
  ASSERT_EQ(check_rules(issues), CheckRules{"canal.gap"});
  EXPECT_NE(issues[0].message.find("mm"), std::string::npos);
}

TEST(CanalCheckOf, ALesionOutsideOfTheCordIsRefused) {
  CanalPerson person = check_person();
  person.lesion = CanalLesion{s4, 80, 1, 0};
  EXPECT_EQ(check_rules(check(support::canal(person))), CheckRules{"canal.lesion-outside"});
  person.lesion = CanalLesion{Segment{0}, 40, 1, 0};
  EXPECT_EQ(check_rules(check(support::canal(person))), CheckRules{"canal.lesion-outside"});
}

TEST(CanalCheckOf, AllThatIsWrongWithAPersonIsSaid) {
  CanalPerson person = check_person();
  person.heart_rate = 0;
  person.stroke_volume = -1;
  person.lesion = CanalLesion{c5, 0, 1.2, -3};
  const CheckRules expected{"canal.heart-rate", "canal.stroke-volume", "canal.passage",
                            "canal.block-length", "canal.lesion-length"};
  EXPECT_EQ(check_rules(check(support::canal(person))), expected);
  person = check_person();
  person.csf = 0;
  EXPECT_EQ(check_rules(check(support::canal(person))), CheckRules{"canal.fluid"});
}

TEST(CanalCheckOf, APassageOutsideOfZeroToOneIsRefused) {
  for (const double passage : {-0.01, 1.01, std::numeric_limits<double>::quiet_NaN()}) {
    EXPECT_EQ(check_rules(check(support::injured_canal(c5, passage))), CheckRules{"canal.passage"});
  }
}

TEST(CanalCheckOf, APunctureMustLieBelowTheCordAndInTheSac) {
  const Canal canal = support::canal();
  Injection injection = check_injection();
  injection.puncture = canal.axis().at(l1_l2);
  EXPECT_EQ(check_rules(check(canal, injection)), CheckRules{"canal.puncture-high"});
  injection.puncture = canal.axis().at(l2_l3);
  EXPECT_TRUE(check(canal, injection).empty());
  injection.puncture = canal.length();
  EXPECT_EQ(check_rules(check(canal, injection)), CheckRules{"canal.puncture-outside"});
}

TEST(CanalCheckOf, MoreThanTheCanalHoldsIsRefused) {
  Injection injection = check_injection();
  injection.volume = 150;
  EXPECT_EQ(check_rules(check(support::canal(), injection)), CheckRules{"canal.volume"});
  injection.volume = 0;
  EXPECT_EQ(check_rules(check(support::canal(), injection)), CheckRules{"canal.volume"});
}

TEST(CanalCheckOf, ACompleteBlockLeavesOnlyTheFluidBelowIt) {
  Injection injection = check_injection();
  injection.volume = 60;
  EXPECT_TRUE(check(support::canal(), injection).empty());
  EXPECT_EQ(check_rules(check(support::injured_canal(t12, 0), injection)),
            CheckRules{"canal.volume"});
}

TEST(CanalCheckOf, ASuspensionHasWeightAndFriction) {
  Injection injection = check_injection();
  injection.density = injection.viscosity = 0;
  const CheckRules expected{"canal.density", "canal.viscosity"};
  EXPECT_EQ(check_rules(check(support::canal(), injection)), expected);
}

}  // namespace caudata::anatomy
