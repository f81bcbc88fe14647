// SPDX-License-Identifier: Apache-2.0
#include "graft/lesion/lesion_environment.hpp"

#include <gtest/gtest.h>

#include "graft/survival_fixture.hpp"

namespace caudata::graft {

TEST(LesionPerson, OutsideTheCordIsRefusedWithEverythingElse) {
  EXPECT_TRUE(check(test::lesion_person(), 5, 450).empty());
  const core::Issues issues = check(LesionPerson{500, 460, -1, -2, 3}, 5, 450);
  ASSERT_EQ(issues.size(), 4u);
  EXPECT_EQ(issues[0].rule, "graft.lesion-length");
  EXPECT_EQ(issues[1].rule, "graft.lesion-place");
  EXPECT_EQ(issues[2].rule, "graft.lesion-clock");
  EXPECT_EQ(issues[3].rule, "graft.lesion-cavity");
}

TEST(LesionPerson, IsDrawnWithinItsRanges) {
  const LesionParameters p = test::lesion_parameters();
  core::Stream stream(core::Seed{5}, core::TrialIndex{0}, core::the_trial_itself,
                      core::Process::test);
  double shorter = 0;
  for (std::uint64_t i = 1; i <= 1000; ++i) {
    const LesionPerson person = draw_lesion_person(p, 100, 160, stream);
    EXPECT_TRUE(check(person, 5, 450).empty());
    EXPECT_GE(person.cavity_share, p.cavity.share_lower);
    EXPECT_LE(person.cavity_share, p.cavity.share_upper);
    EXPECT_EQ(stream.drawn(), 3 * i);
    shorter += person.cavity_length < p.cavity.length.median;
  }
  EXPECT_NEAR(shorter, 500, 6.2 * 15.9);  // binomial, alpha 1e-9
}

TEST(LesionEnvironment, OnTheDayOfTheInjuryIsOpenEmptyAndIll) {
  const LesionEnvironment lesion(test::lesion_parameters(), test::lesion_person());
  const LesionSite site = lesion.on(0).at(130);
  EXPECT_EQ(site.cavity, 0);
  EXPECT_EQ(site.scar, 0);
  EXPECT_EQ(site.cspg, 0);
  EXPECT_EQ(site.neutrophils + site.macrophages + site.t_cells, 0);
  EXPECT_DOUBLE_EQ(site.perfusion, test::lesion_parameters().perfusion.acute);
  EXPECT_EQ(site.breach, test::lesion_parameters().pia.breached);
}

TEST(LesionEnvironment, FarAwayIsIntactCord) {
  const LesionEnvironment lesion(test::lesion_parameters(), test::lesion_person());
  for (const double day : {0.0, 1.0, 30.0, 400.0}) {
    const LesionSite site = lesion.on(day).at(450);
    EXPECT_EQ(site.cavity + site.scar + site.breach, 0);
    EXPECT_LT(site.cspg, 1e-12);
    EXPECT_LT(site.macrophages, 1e-8);
    EXPECT_NEAR(site.perfusion, 1, 1e-12);
  }
}

}  // namespace caudata::graft
