// SPDX-License-Identifier: Apache-2.0
// Examinations by the model proper and by the plain one: the same scores. A score may differ only
// where the quantity behind it lies so near to a cut that rounding decides, and there only.
#include "double/patient/plain_examination.hpp"

#include <gtest/gtest.h>

#include <algorithm>

#include "anatomy/phenotype.hpp"
#include "patient/cord_part.hpp"
#include "patient/injury_models.hpp"
#include "patient/sample_patients.hpp"
#include "patient/sensitivity.hpp"

namespace caudata::patient {
namespace {

using anatomy::CordEffect;
using anatomy::Segment;
using anatomy::Side;
using isncsci::Exam;

constexpr double rounding = 1e-9;  // relative
constexpr std::array visits{0, 14, 28, 84, 168, 400};

const support::InjuryModels& models() {
  static const support::InjuryModels everything;
  return everything;
}

const plain::Laws& laws() {
  static const plain::Laws numbers = [] {
    std::vector<std::string> missing;
    const auto length =
        test::project_ledger().resolve<anatomy::SegmentTable>("anatomy.segment.length", missing);
    return plain::Laws{length.value, models().function.parameters(), models().history.growth};
  }();
  return numbers;
}

/// What was compared, so that a test can say that its sample had everything.
struct Compared {
  std::array<int, isncsci::normal_strength + 1> strengths{};
  std::array<int, isncsci::normal_sensation + 1> sensations{};
  std::array<int, 2> contractions{}, pressures{};

  bool everything() const {
    const auto all = [](const auto& counts) {
      return std::ranges::all_of(counts, [](int n) { return n > 0; });
    };
    return all(strengths) && all(sensations) && all(contractions) && all(pressures);
  }
};

testing::AssertionResult same(const plain::Finding& plainly, int score) {
  if (plainly.score == score || plainly.from_cut < rounding) return testing::AssertionSuccess();
  return testing::AssertionFailure()
         << "plainly " << plainly.score << ", nearest cut at a distance of " << plainly.from_cut
         << ", by the model " << score;
}

void expect_same(const plain::SideFindings& plainly, const isncsci::ExamSide& exam,
                 Compared& compared) {
  for (std::size_t m = 0; m < isncsci::key_muscles; ++m) {
    EXPECT_TRUE(same(plainly.motor[m], exam.motor[m].value)) << "muscle " << m;
    ++compared.strengths[exam.motor[m].value];
  }
  for (std::size_t d = 0; d < isncsci::dermatomes; ++d) {
    EXPECT_TRUE(same(plainly.touch[d], exam.light_touch[d].value)) << "touch at dermatome " << d;
    EXPECT_TRUE(same(plainly.prick[d], exam.pin_prick[d].value)) << "prick at dermatome " << d;
    ++compared.sensations[exam.light_touch[d].value];
  }
}

void expect_same(const Injury& injury, core::Days day, const CordEffect& effect, const Exam& exam,
                 Compared& compared) {
  const plain::Findings plainly = plain::examine(laws(), injury, day, effect);
  expect_same(plainly.side[0], exam.right, compared);
  expect_same(plainly.side[1], exam.left, compared);
  const bool contracts = exam.voluntary_anal_contraction == isncsci::Answer::yes;
  const bool feels = exam.deep_anal_pressure == isncsci::Answer::yes;
  EXPECT_TRUE(same(plainly.contraction, contracts)) << "anal contraction";
  EXPECT_TRUE(same(plainly.pressure, feels)) << "deep anal pressure";
  ++compared.contractions[contracts];
  ++compared.pressures[feels];
}

/// Nothing as often as something.
double draw_some(core::Stream& stream, double most) {
  const double u = stream.uniform();
  return u < 0.5 ? 0 : most * (2 * u - 1);
}

/// Any number of a graft with any other: nothing, little or much of each.
CordEffect draw_effect(core::Stream& stream) {
  const auto some = [&](double most) { return draw_some(stream, most); };
  CordEffect effect;
  for (auto& side : effect.at)
    for (anatomy::SegmentEffect& segment : side) {
      segment.rescued_pool = some(1.2);
      for (double& conduction : segment.conduction) conduction = some(1);
      for (double& relay : segment.relay) relay = some(1.5);
      segment.inflammation = some(1);
      segment.mass = some(1);
    }
  return effect;
}

core::Stream draws_of(std::uint32_t lane) {
  return {{20261123}, core::TrialIndex{1}, core::CandidateId{1}, core::Process::test, lane};
}

/// On every visit, and on one of them with a graft too.
void expect_same(const Population& population, const VirtualPatient& patient, std::uint32_t ordinal,
                 core::Stream& grafts, Compared& compared) {
  for (const int day : visits)
    expect_same(patient.injury, core::Days(day), {}, population.examine(patient, core::Days(day)),
                compared);
  const core::Days day(visits[ordinal % visits.size()]);
  const CordEffect effect = draw_effect(grafts);
  expect_same(patient.injury, day, effect, population.examine(patient, day, effect), compared);
}

/// An injury as no patient has it: the sides begin and end anywhere, apart from each other.
Injury draw_any_injury(core::Stream& stream) {
  const auto up_to = [&](double most) { return most * stream.uniform(); };
  Injury injury;
  for (anatomy::LesionSide& side : injury.lesion.side) {
    side.rostral = up_to(models().cord.length());
    side.caudal = side.rostral + up_to(models().cord.length() - side.rostral);
    for (double& spared : side.spared) spared = draw_some(stream, 1);
  }
  injury.lesion.zone = 1 + up_to(60);
  injury.lesion.reach = up_to(120);
  injury.lesion.pool_loss = up_to(1);
  RecoveryCourse& course = injury.course;
  for (std::size_t side = 0; side < anatomy::sides; ++side) {
    for (double& block : course.passing_block[side]) block = up_to(6);
    course.zone_block[side] = up_to(6);
  }
  course.zone_sensory = up_to(2);
  course.passing_time = 1 + up_to(200);
  course.zone_time = 1 + up_to(200);
  course.plasticity = up_to(1);
  if (stream.uniform() < 0.3) course.deterioration = core::Days(1 + static_cast<int>(up_to(400)));
  course.left = up_to(1);
  injury.sensitivity = draw_sensitivity(laws().function.sensitivity, stream);
  injury.supply = supply(injury.lesion, models().cord);
  return injury;
}

}  // namespace

TEST(PlainExamination, AgreesOnThePersonsOfEveryRegion) {
  constexpr std::uint32_t persons = 1000;
  core::Stream grafts = draws_of(0);
  Compared compared;
  std::array<int, injury_grades> grades{};
  int worsened = 0;
  for (const Region region : {Region::china, Region::united_states, Region::europe}) {
    const Population population = support::population(region);
    for (std::uint32_t i = 1; i <= persons; ++i) {
      const core::CandidateId id{i};
      const Covariates person = population.draw_covariates(support::test_streams(), id);
      const VirtualPatient patient = population.draw_patient(person, support::test_streams(), id);
      expect_same(population, patient, i, grafts, compared);
      if (HasFailure()) FAIL() << "person " << i << " of " << name(region);
      ++grades[static_cast<std::size_t>(person.ais)];
      worsened += patient.injury.course.deterioration <= core::Days(visits.back());
    }
  }
  EXPECT_TRUE(compared.everything());
  for (const int n : grades) EXPECT_GT(n, 100);
  EXPECT_GT(worsened, 10);
}

TEST(PlainExamination, AgreesOnEveryLevelAndGradeAndOnItsTextbookInjury) {
  const Population population = support::population(Region::europe);
  core::Stream grafts = draws_of(1);
  Compared compared;
  std::uint32_t candidate = 0;
  for (std::uint8_t level = 0; level <= s3.index; ++level)
    for (std::uint8_t grade = 0; grade < injury_grades; ++grade) {
      Covariates person =
          support::injury(static_cast<isncsci::AsiaImpairmentScale>(grade), "C4", 20);
      person.neurological_level = isncsci::Level{level};
      if (!attainable(person.ais, person.neurological_level)) continue;
      VirtualPatient patient = support::draw_patient(population, person, ++candidate);
      expect_same(population, patient, candidate, grafts, compared);
      patient.injury = textbook_injury(models().model(), person);
      expect_same(population, patient, candidate, grafts, compared);
      if (HasFailure())
        FAIL() << isncsci::name(person.neurological_level) << " " << letter(person.ais);
    }
  EXPECT_TRUE(compared.everything());
}

TEST(PlainExamination, AgreesOnLesionsOfAnyShape) {
  core::Stream stream = draws_of(2);
  Compared compared;
  for (int i = 0; i < 3000; ++i) {
    const Injury injury = draw_any_injury(stream);
    const core::Days day(static_cast<int>(500 * stream.uniform()));
    const CordEffect effect = i % 2 == 0 ? CordEffect{} : draw_effect(stream);
    const Conduction today = conduction(injury.course, models().history.growth, day);
    const Exam exam = models().function.examine(injury.supply, today, injury.sensitivity, effect);
    expect_same(injury, day, effect, exam, compared);
    if (HasFailure()) FAIL() << "lesion " << i;
  }
  EXPECT_TRUE(compared.everything());
}

TEST(PlainExamination, AgreesOnTheTextbookSyndromesFromC1On) {
  std::vector<std::string> missing;
  const auto p =
      test::project_ledger().resolve<anatomy::PhenotypeParameters>("anatomy.phenotype", missing);
  Compared compared;
  for (const anatomy::Phenotype phenotype : anatomy::all_phenotypes)
    for (std::uint8_t first = 0; first < anatomy::segment_count; ++first) {
      Injury injury;
      injury.lesion = anatomy::textbook(phenotype, Segment{first}, p, models().cord);
      injury.sensitivity = even_sensitivity();
      injury.supply = supply(injury.lesion, models().cord);
      for (const int day : visits)
        expect_same(injury, core::Days(day), {}, examine(models().model(), injury, core::Days(day)),
                    compared);
      if (HasFailure()) FAIL() << name(phenotype) << " from " << name(Segment{first});
    }
  EXPECT_TRUE(compared.everything());
}

}  // namespace caudata::patient
