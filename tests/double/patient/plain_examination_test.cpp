// SPDX-License-Identifier: Apache-2.0
// The function map once more, cell by cell from the lesion, in the order of its laws. The map
// proper works the lesion out beforehand.
#include <gtest/gtest.h>

#include "core/elementary.hpp"
#include "patient/injury_models.hpp"
#include "patient/sample_patients.hpp"

namespace caudata::patient {
namespace {

using anatomy::Segment;
using anatomy::Side;
using anatomy::Tract;

struct Plain {
  const support::InjuryModels& models;
  const Injury& injury;
  Conduction today;
  Side body;

  const FunctionParameters& p() const { return models.function.parameters(); }
  std::size_t side() const { return index(body); }

  bool intact(Tract tract, Segment segment) const {
    return zone_share(injury.lesion, models.cord, tract, body, segment) == 1;
  }
  double supplied(Tract tract, Segment segment, double passing_counts = 1) const {
    if (intact(tract, segment)) return 1;
    const double s = injury.lesion[cord_side(tract, body)].spared[index(tract)];
    const double z = zone_share(injury.lesion, models.cord, tract, body, segment);
    const double in_zone = (is_motor(tract) ? today.zone_motor : today.zone_sensory)[side()];
    return passing_counts * s * today.passing[side()][index(tract)] + (1 - s) * z * in_zone;
  }
  double drive(Segment segment, double corticospinal, double passing_counts = 1) const {
    return corticospinal * supplied(Tract::corticospinal, segment, passing_counts) +
           (1 - corticospinal) * supplied(Tract::reticulospinal, segment, passing_counts);
  }
  double force(double u, Segment segment) const {
    if (u <= 0) return 0;
    const double n = p().drive.steepness, h = p().drive.half * today.half;
    const double gain = (1 + core::pow(h, n)) * core::pow(std::min(1.0, u), n) /
                        (core::pow(h, n) + core::pow(std::min(1.0, u), n));
    const double living = pool(injury.lesion, models.cord, body, segment);
    return std::min(1.0, today.sprouting * living) * gain;
  }
  int strength(std::size_t m) const {
    const bool arm = m < isncsci::arm_muscles;
    const Segment segment = anatomy::muscle_segment[m];
    const double own =
        intact(Tract::corticospinal, segment) ? 1 : injury.sensitivity.muscle[side()][m];
    const double share = arm ? p().drive.corticospinal_arm : p().drive.corticospinal_leg;
    const double f = force(own * drive(segment, share), segment);
    int grade = 0;
    for (const double cut : (arm ? p().arm : p().leg).force) grade += f >= cut;
    return grade;
  }
  int sensation(Tract tract, std::size_t d) const {
    const Segment segment{static_cast<std::uint8_t>(d + 1)};
    const auto& table =
        tract == Tract::dorsal_column ? injury.sensitivity.touch : injury.sensitivity.prick;
    const double own = intact(tract, segment) ? 1 : table[side()][d];
    const double u = own * std::min(1.0, supplied(tract, segment));
    return (u >= p().sensation.impaired) + (u >= p().sensation.normal);
  }
};

void expect_same(const Plain& plain, const isncsci::ExamSide& exam) {
  for (std::size_t m = 0; m < isncsci::key_muscles; ++m) {
    ASSERT_EQ(plain.strength(m), exam.motor[m].value);
  }
  for (std::size_t d = 0; d < isncsci::dermatomes; ++d) {
    ASSERT_EQ(plain.sensation(Tract::dorsal_column, d), exam.light_touch[d].value);
    ASSERT_EQ(plain.sensation(Tract::spinothalamic, d), exam.pin_prick[d].value);
  }
}

}  // namespace

TEST(PlainExamination, AgreesInEveryCell) {
  const support::InjuryModels models;
  const Population population = support::population(Region::united_states);
  for (std::uint32_t i = 1; i <= 300; ++i) {
    const core::CandidateId id{i};
    const Covariates person = population.draw_covariates(support::test_streams(), id);
    const VirtualPatient patient = population.draw_patient(person, support::test_streams(), id);
    for (const int day : {3, 45, 400}) {
      const auto exam = population.examine(patient, core::Days(day));
      const Conduction today =
          conduction(patient.injury.course, models.history.growth, core::Days(day));
      expect_same({models, patient.injury, today, Side::right}, exam.right);
      expect_same({models, patient.injury, today, Side::left}, exam.left);
    }
  }
}

}  // namespace caudata::patient
