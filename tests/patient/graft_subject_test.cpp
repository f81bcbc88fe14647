// SPDX-License-Identifier: Apache-2.0
#include "patient/graft_subject.hpp"

#include <gtest/gtest.h>

#include <algorithm>

#include "patient/injury_models.hpp"
#include "patient/sample_patients.hpp"

namespace caudata {
namespace {

using patient::VirtualPatient;

struct GraftSubjectModel {
  support::InjuryModels injuries;
  patient::TypicalGraftSubject typical =
      patient::typical_graft_subject(test::project_ledger(), injuries.missing);
};

/// Both sides destroyed from one place to another.
anatomy::Lesion destroyed_between(double rostral, double caudal) {
  anatomy::Lesion lesion;
  for (anatomy::LesionSide& side : lesion.side) side = {rostral, caudal, {}};
  return lesion;
}

TEST(GraftSubject, ALesionAboutASegmentsMiddleIsFoundAgain) {
  const support::InjuryModels m;
  for (std::uint8_t i = 0; i < anatomy::segment_count; ++i) {
    const anatomy::Segment level{i};
    const double middle = m.cord.middle(level), half = m.cord.length(level) / 4;
    const auto found =
        patient::graft_lesion(destroyed_between(middle - half, middle + half), m.cord, 1);
    ASSERT_TRUE(found) << anatomy::name(level);
    EXPECT_EQ(found->level, level);
    EXPECT_NEAR(found->length, 2 * half, 1e-9);
  }
}

TEST(GraftSubject, TheSidesTogetherMakeTheInterval) {
  const support::InjuryModels m;
  anatomy::Lesion lesion = destroyed_between(100, 140);
  lesion[anatomy::Side::left] = {110, 170, {}};
  const auto found = patient::graft_lesion(lesion, m.cord, 1);
  ASSERT_TRUE(found);
  EXPECT_NEAR(found->length, 70, 1e-9);
  EXPECT_LE(m.cord.start(found->level), 135);
  EXPECT_GT(m.cord.end(found->level), 135);
  EXPECT_NEAR(patient::graft_lesion(lesion, m.cord, 0.9)->length, 63, 1e-9);
}

TEST(GraftSubject, ALesionStaysInTheCord) {
  const support::InjuryModels m;
  const double end = m.cord.length();
  for (const auto& lesion : {destroyed_between(-5, 60), destroyed_between(end - 45, end + 90)}) {
    const auto found = patient::graft_lesion(lesion, m.cord, 1);
    ASSERT_TRUE(found);
    const double middle = m.cord.middle(found->level);
    EXPECT_GT(found->length, 0);
    EXPECT_GE(middle - found->length / 2, -1e-9);
    EXPECT_LE(middle + found->length / 2, end + 1e-9);
  }
}

TEST(GraftSubject, ASharpLineHasNoLengthOfItsOwnAndGetsTheUsualOne) {
  const GraftSubjectModel m;
  EXPECT_FALSE(patient::graft_lesion(destroyed_between(120, 120), m.injuries.cord, 1));
  const auto population = support::population(patient::Region::china);
  const auto covariates = support::injury(isncsci::AsiaImpairmentScale::a, "T4", 40);
  VirtualPatient patient = support::draw_patient(population, covariates, 1);
  patient.injury.lesion = destroyed_between(200, 200);
  const auto subject =
      patient::graft_subject(patient, population.cord(), core::Days(45), m.typical);
  ASSERT_TRUE(subject.lesion);
  EXPECT_NEAR(subject.lesion->length, m.typical.lesion_length * subject.length_scale, 1e-9);
  EXPECT_GT(m.injuries.cord.end(subject.lesion->level), 200);
}

TEST(GraftSubject, IsThePatientWhereThePatientSaysIt) {
  const GraftSubjectModel m;
  ASSERT_TRUE(m.injuries.missing.empty());
  const auto population = support::population(patient::Region::china);
  for (const char* level : {"C5", "T6", "L1"}) {
    for (std::uint32_t k = 1; k <= 20; ++k) {
      const auto covariates = support::injury(isncsci::AsiaImpairmentScale::a, level, 40);
      const VirtualPatient patient = support::draw_patient(population, covariates, k);
      const auto subject =
          patient::graft_subject(patient, population.cord(), core::Days(45), m.typical);
      const bool woman = patient.covariates.sex == patient::Sex::female;
      EXPECT_EQ(subject.sex, woman ? graft::Sex::female : graft::Sex::male);
      EXPECT_EQ(subject.length_scale, woman ? m.typical.female : 1);
      EXPECT_EQ(subject.injury_to_first_dose, core::Days(45));
      ASSERT_TRUE(subject.lesion);
      // The lesion lies about where the injury is: its ends differ by half a segment at most.
      const anatomy::Lesion& lesion = patient.injury.lesion;
      const auto& cord = population.cord();
      const double rostral = std::min(lesion.side[0].rostral, lesion.side[1].rostral);
      const double half = cord.length(subject.lesion->level) / 2;
      const double shown =
          cord.middle(subject.lesion->level) - subject.lesion->length / subject.length_scale / 2;
      const double most = std::max(lesion.side[0].caudal, lesion.side[1].caudal);
      if (most < cord.length() - 2 * half && rostral > 2 * half) {
        EXPECT_NEAR(shown, rostral, half + 1e-9);
      }
    }
  }
}

}  // namespace
}  // namespace caudata
