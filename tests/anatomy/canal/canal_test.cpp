// SPDX-License-Identifier: Apache-2.0
#include "anatomy/canal/canal.hpp"

#include "anatomy/canal/canal_grid.hpp"
#include "anatomy/textbook_canal.hpp"

namespace caudata::anatomy {

TEST(CanalAxis, LevelsFollowEachOtherFromHeadToSacrum) {
  const Canal canal = support::canal();
  const CanalAxis& axis = canal.axis();
  double last = -1;
  for (int n = 0; n <= l5_s1.vertebrae; ++n) {
    EXPECT_GT(axis.at(Disc{n}), last) << n;
    last = axis.at(Disc{n});
  }
  EXPECT_LT(last, axis.length());
  EXPECT_DOUBLE_EQ(axis.at(l1_l2), axis.conus());
}

TEST(CanalAxis, RegionsAreTheSegmentsAndTheCaudaEquina) {
  const Canal canal = support::canal();
  const CanalAxis& axis = canal.axis();
  EXPECT_EQ(axis.region(0), 0);
  for (std::uint8_t i = 0; i < segment_count; ++i) {
    EXPECT_EQ(axis.region(axis.start(Segment{i})), i);
    EXPECT_EQ(axis.region(axis.middle(Segment{i})), i);
  }
  EXPECT_EQ(axis.region(axis.conus()), cauda_region);
  EXPECT_EQ(axis.region(axis.length()), cauda_region);
}

TEST(CanalAxis, AWomansIsShorterInProportion) {
  const CanalParameters p = support::canal_parameters();
  const Canal man = support::canal(typical_man(p)), woman = support::canal(typical_woman(p));
  EXPECT_NEAR(woman.axis().conus() / man.axis().conus(), p.axis.female, 1e-12);
  EXPECT_NEAR(woman.axis().at(l3_l4) / man.axis().at(l3_l4), p.axis.female, 1e-12);
}

TEST(CanalAxis, NoRootLeavesRostralOfItsSegment) {
  const Canal canal = support::canal();
  for (std::uint8_t i = 0; i < segment_count; ++i) {
    EXPECT_GE(canal.axis().exit(Segment{i}), canal.axis().middle(Segment{i}));
    EXPECT_LE(canal.axis().exit(Segment{i}), canal.length());
  }
}

TEST(CanalSectionOf, InnerWallIsTheCordAndBelowItTheRoots) {
  const Canal canal = support::canal();
  const CanalSection neck = canal.section(canal.axis().middle(c5));
  EXPECT_NEAR(neck.cord, support::cord().section(c5), 1e-9);
  EXPECT_NEAR(area(neck.inner), neck.cord, 1e-9);
  const CanalSection cauda = canal.section(canal.axis().at(l3_l4));
  EXPECT_EQ(cauda.cord, 0);
  EXPECT_NEAR(area(cauda.inner) * support::canal_parameters().root.packing, cauda.roots, 1e-9);
}

TEST(CanalSectionOf, GravityNarrowsTheDependentSide) {
  const Canal canal = support::canal();
  const auto gap = [&](Posture posture, double azimuth) {
    const Gravity down = gravity(posture, support::canal_parameters().posture);
    return ray(canal.section(200, down), azimuth).gap;
  };
  EXPECT_LT(gap(Posture::supine, 0), gap(Posture::supine, 0.5));
  EXPECT_GT(gap(Posture::prone, 0), gap(Posture::prone, 0.5));
  EXPECT_LT(gap(Posture::left_lateral, 0.25), gap(Posture::left_lateral, 0.75));
  EXPECT_NEAR(gap(Posture::sitting, 0), gap(Posture::sitting, 0.5), 1e-12);
}

TEST(CanalPosture, GravityIsAUnitVectorAndPointsToItsAzimuth) {
  const PostureParameters p = support::canal_parameters().posture;
  for (const Posture posture : all_postures) {
    const Gravity g = gravity(posture, p);
    EXPECT_NEAR(g.caudal * g.caudal + across(g) * across(g), 1, 1e-15) << name(posture);
  }
  EXPECT_EQ(dependent_azimuth(gravity(Posture::supine, p)), 0);
  EXPECT_NEAR(dependent_azimuth(gravity(Posture::left_lateral, p)), 0.25, 1e-15);
  EXPECT_EQ(dependent_azimuth(gravity(Posture::prone, p)), 0.5);
  EXPECT_NEAR(dependent_azimuth(gravity(Posture::right_lateral, p)), 0.75, 1e-15);
  EXPECT_LT(gravity(Posture::trendelenburg, p).caudal, 0);
  EXPECT_GT(gravity(Posture::reverse_trendelenburg, p).caudal, 0);
}

TEST(CanalVolumesOf, PartsAddUpAndFollowThePerson) {
  const CanalParameters p = support::canal_parameters();
  const Canal canal = support::canal();
  const CanalVolumes whole = canal.volumes(0, canal.length());
  const CanalVolumes upper = canal.volumes(0, 250), lower = canal.volumes(250, canal.length());
  EXPECT_NEAR(upper.fluid + lower.fluid, whole.fluid, 1e-8 * whole.fluid);
  EXPECT_NEAR(whole.dura, p.dura.section * canal.length(), 1e-6 * whole.dura);
  CanalPerson wide = typical_man(p);
  wide.csf *= 1.3;
  const CanalVolumes more = support::canal(wide).volumes(0, canal.length());
  EXPECT_NEAR(more.fluid / whole.fluid, 1.3, 1e-9);
  EXPECT_NEAR(more.cord, whole.cord, 1e-9 * whole.cord);
}

TEST(CanalSurfacesOf, TheLesionTakesItsShareOfThePia) {
  const Canal sound = support::canal(), injured = support::injured_canal(c5, 1);
  const CanalSurfaces before = sound.surfaces(0, sound.length());
  const CanalSurfaces after = injured.surfaces(0, injured.length());
  EXPECT_EQ(before.lesion, 0);
  EXPECT_NEAR(after.pia + after.lesion, before.pia, 1e-9 * before.pia);
  EXPECT_NEAR(after.all(), before.all(), 1e-9 * before.all());
  const double girth = perimeter(injured.section(injured.axis().middle(c5)).inner);
  EXPECT_NEAR(after.lesion, 60 * girth, 0.03 * after.lesion);
}

TEST(CanalBlock, ATypicalOneIsPartialAndWithinTheCord) {
  const CanalParameters p = support::canal_parameters();
  CanalPerson person = typical_man(p);
  person.lesion = typical_lesion(p, c5, 60);
  const Canal canal = support::canal(person);
  EXPECT_GT(canal.passage(canal.axis().middle(c5)), 0);
  EXPECT_LT(canal.passage(canal.axis().middle(c5)), 1);
  EXPECT_NEAR(canal.block().to - canal.block().from, p.person.block_length, 1e-9);
}

TEST(CanalBlock, ThePassageIsOneOutsideOfIt) {
  const Canal canal = support::injured_canal(c5, 0.3);
  const double middle = canal.axis().middle(c5);
  EXPECT_EQ(canal.passage(middle), 0.3);
  EXPECT_EQ(canal.passage(middle - 21), 1);
  EXPECT_EQ(canal.passage(middle + 21), 1);
  EXPECT_EQ(support::canal().passage(middle), 1);
}

}  // namespace caudata::anatomy
