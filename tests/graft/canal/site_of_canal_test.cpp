// SPDX-License-Identifier: Apache-2.0
#include "graft/canal/site_of_canal.hpp"

#include <gtest/gtest.h>

#include <numeric>

#include "anatomy/textbook_canal.hpp"
#include "graft/canal/canal_course.hpp"
#include "graft/canal/course_fixture.hpp"

namespace caudata::graft {
namespace {

const anatomy::Posture site_lying[] = {anatomy::Posture::supine};

TEST(SiteOfCanal, CarriesADoseFromTheNeedle) {
  const anatomy::Canal canal = support::injured_canal(anatomy::Segment{13}, 0.4);
  const CanalSite site = site_of(canal, site_lying, {128, 16, 4});
  const double fluid = canal.volumes(0, canal.length()).fluid;
  EXPECT_NEAR(std::accumulate(site.areas.begin(), site.areas.end(), 0.0),
              canal.surfaces(0, canal.length()).all(), 1e-6);
  EXPECT_GT(geometric_lesion_share(site), 0.005);
  EXPECT_LT(geometric_lesion_share(site), 0.1);
  double roots = 0;
  for (std::size_t i = 0; i < site.roots.size(); ++i) {
    const double cell = canal.length() / 128, from = cell * static_cast<double>(i);
    roots += static_cast<double>(site.roots[i]) * canal.volumes(from, from + cell).fluid;
  }
  EXPECT_NEAR(roots, canal.surfaces(0, canal.length()).roots, 0.01 * roots);
  EXPECT_GT(fluid, 0);

  const anatomy::Bolus bolus =
      anatomy::spread(canal, anatomy::Posture::supine, {canal.length() * 0.8, 3, 1010, 1}, 128);
  const CanalPlan plan{{{0, 1000, start_of(bolus, 16)}}, {{0, anatomy::Posture::supine}}, 0};
  ASSERT_TRUE(check(plan, site, test::course_cells()).empty());
  core::Team team(2);
  CanalCourse course(site, plan, test::course_cells(), test::course_parameters(),
                     test::course_survival(1.5), test::course_key, team);
  for (const PlacedCell& cell : course.drawn(1)) {
    EXPECT_GE(cell.x, bolus.from - 5);
    EXPECT_LE(cell.x, bolus.to + 5);
  }
  course.run(0.3);
  EXPECT_TRUE(course.ledger().balanced());
  EXPECT_LT(course.ledger()[Compartment::suspended], 900u);
}

TEST(SiteOfCanal, ABolusBeginsWithinItsWidth) {
  anatomy::Bolus bolus;
  bolus.share = {1, 2};
  bolus.thickness = {1, 1};
  bolus.azimuth = 0;
  bolus.half_width = 0.125;
  const StartProfile start = start_of(bolus, 16);
  EXPECT_EQ(start.around, (std::vector<double>{1, 1, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 1, 1}));
  bolus.half_width = 0.5;
  EXPECT_EQ(start_of(bolus, 4).around, (std::vector<double>{1, 1, 1, 1}));
  bolus.half_width = 0;
  EXPECT_EQ(start_of(bolus, 4).along, bolus.share);
}

}  // namespace
}  // namespace caudata::graft
