// SPDX-License-Identifier: Apache-2.0
// Laws of the function map on textbook lesions with everything that is continuous conducting.
#include <gtest/gtest.h>

#include "anatomy/phenotype.hpp"
#include "isncsci/classify.hpp"
#include "patient/injury_models.hpp"
#include "patient/sensitivity.hpp"

namespace caudata::patient {
namespace {

using anatomy::CordEffect;
using anatomy::Lesion;
using anatomy::Phenotype;
using anatomy::Segment;
using anatomy::Side;
using anatomy::Tract;
using isncsci::Exam;

const support::InjuryModels& models() {
  static const support::InjuryModels everything;
  return everything;
}

Conduction all_conducts() {
  Conduction out;
  for (auto& side : out.passing) side.fill(1);
  out.zone_motor.fill(1);
  out.zone_sensory.fill(1);
  return out;
}

Exam examine(const Lesion& lesion, const CordEffect& effect) {
  return models().function.examine(supply(lesion, models().cord), all_conducts(),
                                   even_sensitivity(), effect);
}
Exam examine(const Lesion& lesion) {
  return models().function.examine(supply(lesion, models().cord), all_conducts(),
                                   even_sensitivity());
}

Lesion textbook(Phenotype phenotype, Segment first) {
  std::vector<std::string> missing;
  const auto p =
      test::project_ledger().resolve<anatomy::PhenotypeParameters>("anatomy.phenotype", missing);
  return anatomy::textbook(phenotype, first, p, models().cord);
}

Exam mirrored(Exam exam) {
  std::swap(exam.right, exam.left);
  return exam;
}
Lesion mirrored(Lesion lesion) {
  std::swap(lesion.side[0], lesion.side[1]);
  return lesion;
}

template <class Check>
void for_each_lesion(Check check) {
  for (const Phenotype phenotype : anatomy::all_phenotypes) {
    for (std::uint8_t first = 2; first < anatomy::segment_count - 2; ++first) {
      check(textbook(phenotype, Segment{first}));
    }
  }
}

constexpr Segment segment_l2 = anatomy::muscle_segment[5];

}  // namespace

TEST(FunctionMap, AnIntactCordIsNormal) {
  const auto result = isncsci::classify(examine(anatomy::no_lesion(models().cord)));
  EXPECT_EQ(result.ais, isncsci::AisSet(isncsci::AsiaImpairmentScale::e));
}

TEST(FunctionMap, ZeroEffectChangesNothing) {
  for_each_lesion([](const Lesion& lesion) { EXPECT_EQ(examine(lesion), examine(lesion, {})); });
}

TEST(FunctionMap, SidesAreAlike) {
  for_each_lesion([](const Lesion& lesion) {
    EXPECT_EQ(examine(mirrored(lesion)), mirrored(examine(lesion)));
  });
}

TEST(FunctionMap, RelaysMoveTheMuscleTheySupplyAndNoOther) {
  const Lesion lesion = textbook(Phenotype::complete, Segment{9});
  const Exam before = examine(lesion);
  CordEffect effect;
  effect(Side::left, segment_l2).relay[index(Tract::corticospinal)] = 0.5;
  Exam after = examine(lesion, effect);
  EXPECT_EQ(before.left.motor[5].value, 0);
  EXPECT_GT(after.left.motor[5].value, 2);
  after.left.motor[5] = before.left.motor[5];
  EXPECT_EQ(after, before);
}

TEST(FunctionMap, AConductingBlockOpensOnlyWhatIsContinuous) {
  const Lesion complete = textbook(Phenotype::complete, anatomy::c5);
  CordEffect effect;
  for (auto& side : effect.at) {
    for (auto& segment : side) segment.conduction = {1, 1, 1, 1};
  }
  EXPECT_EQ(examine(complete, effect), examine(complete));
  const Lesion half = textbook(Phenotype::brown_sequard, anatomy::c5);
  Conduction blocked;
  const auto blocked_exam =
      models().function.examine(supply(half, models().cord), blocked, even_sensitivity(), effect);
  EXPECT_GT(blocked_exam.left.motor[9].value, 2);  // its own tracts pass the other half of the cord
  EXPECT_EQ(blocked_exam.right.motor[9].value, 0);
}

TEST(FunctionMap, RescuedPoolsStrengthenWhereDriveIsLeft) {
  Lesion lesion = textbook(Phenotype::central_cord, Segment{5});
  lesion.pool_loss = 1;
  const Exam before = examine(lesion);
  CordEffect effect;
  effect(Side::right, anatomy::muscle_segment[2]).rescued_pool = 0.5;
  Exam after = examine(lesion, effect);
  EXPECT_EQ(before.right.motor[2].value, 0);
  EXPECT_GT(after.right.motor[2].value, 2);
  after.right.motor[2] = before.right.motor[2];
  EXPECT_EQ(after, before);
}

TEST(FunctionMap, HarmNeverRaisesAScore) {
  for_each_lesion([](const Lesion& lesion) {
    CordEffect effect;
    for (auto& side : effect.at) {
      for (auto& segment : side) {
        segment.inflammation = 0.6;
        segment.mass = 0.5;
      }
    }
    const Exam before = examine(lesion), after = examine(lesion, effect);
    for (std::size_t m = 0; m < isncsci::key_muscles; ++m) {
      EXPECT_LE(after.right.motor[m].value, before.right.motor[m].value);
    }
    for (std::size_t d = 0; d < isncsci::dermatomes; ++d) {
      EXPECT_LE(after.left.light_touch[d].value, before.left.light_touch[d].value);
      EXPECT_LE(after.left.pin_prick[d].value, before.left.pin_prick[d].value);
    }
  });
}

TEST(Syndromes, CompleteInjuryIsGradeAAtTheSegmentAboveTheLesion) {
  for (std::uint8_t first = 4; first < 20; ++first) {
    const auto result = isncsci::classify(examine(textbook(Phenotype::complete, Segment{first})));
    EXPECT_EQ(result.ais, isncsci::AisSet(isncsci::AsiaImpairmentScale::a));
    EXPECT_EQ(result.neurological_level.only().index, first - 1);
  }
}

TEST(Syndromes, CentralCordHurtsArmsMoreThanLegs) {
  const auto result = isncsci::classify(examine(textbook(Phenotype::central_cord, anatomy::c5)));
  EXPECT_LT(*result.upper_extremity_motor_score + 10, *result.lower_extremity_motor_score);
  EXPECT_EQ(result.ais, isncsci::AisSet(isncsci::AsiaImpairmentScale::d));
}

TEST(Syndromes, BrownSequardCrossesPainAndSparesItsOwnTouch) {
  const Exam exam = examine(textbook(Phenotype::brown_sequard, anatomy::t1));
  constexpr std::size_t foot = 23;  // dermatome L5
  EXPECT_EQ(exam.right.motor[8].value, 0);
  EXPECT_EQ(exam.left.motor[8].value, isncsci::normal_strength);
  EXPECT_EQ(exam.right.light_touch[foot].value, 0);
  EXPECT_EQ(exam.left.light_touch[foot].value, isncsci::normal_sensation);
  EXPECT_GT(exam.right.pin_prick[foot].value, 0);
  EXPECT_EQ(exam.left.pin_prick[foot].value, 0);
}

TEST(Syndromes, AnteriorCordKeepsTouchAlone) {
  const Exam exam = examine(textbook(Phenotype::anterior_cord, anatomy::c5));
  constexpr std::size_t foot = 23;
  for (const auto* side : {&exam.right, &exam.left}) {
    EXPECT_GT(side->light_touch[foot].value, 0);
    EXPECT_EQ(side->pin_prick[foot].value, 0);
    EXPECT_EQ(side->motor[8].value, 0);
  }
  const auto result = isncsci::classify(exam);
  EXPECT_EQ(result.ais, isncsci::AisSet(isncsci::AsiaImpairmentScale::b));
}

TEST(Syndromes, ConusTakesTheSphincterAndSparesTheArms) {
  const Exam exam = examine(textbook(Phenotype::conus, Segment{23}));
  EXPECT_EQ(exam.voluntary_anal_contraction, isncsci::Answer::no);
  EXPECT_EQ(exam.deep_anal_pressure, isncsci::Answer::no);
  const auto result = isncsci::classify(exam);
  EXPECT_EQ(*result.upper_extremity_motor_score, 50);
  EXPECT_GE(*result.lower_extremity_motor_score, 20);  // L2 and L3, rostral of the lesion
}

}  // namespace caudata::patient
