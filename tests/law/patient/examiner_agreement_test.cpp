// SPDX-License-Identifier: Apache-2.0
// How well two examinations of the same state agree, against the numbers that the parameters of the
// examiner were chosen for: trained examiners, Marino 2008, J Spinal Cord Med 31:166 (16 patients,
// 16 examiners): intraclass correlation 0.97 motor, 0.96 light touch, 0.88 pin prick; complete
// injuries repeat within 2 motor and 7 sensory points by Bland and Altman: 1.96 standard deviations
// of the difference.
#include <gtest/gtest.h>

#include <cmath>

#include "isncsci/classify.hpp"
#include "patient/examiner.hpp"
#include "patient/sample_patients.hpp"
#include "support/ledger_from_data.hpp"

namespace caudata::patient {
namespace {

/// Pairs of totals of the same persons by two examiners.
class Pairs {
 public:
  void add(double a, double b) {
    ++n_;
    sum_ += a + b;
    squares_ += a * a + b * b;
    differences_ += (a - b) * (a - b);
  }
  double persons() const { return n_; }

  /// What two examinations differ by in 19 of 20 persons; the examiners are exchangeable, so the
  /// mean difference is 0.
  double repeatability() const { return 1.96 * std::sqrt(differences_ / n_); }

  /// One-way, single examination: Shrout and Fleiss 1979, Psychol Bull 86:420, ICC(1,1).
  double correlation() const {
    const double within = differences_ / (2 * n_);
    const double all = squares_ - sum_ * sum_ / (2 * n_);
    const double between = (all - n_ * within) / (n_ - 1);
    return (between - within) / (between + within);
  }

 private:
  double n_{0}, sum_{0}, squares_{0}, differences_{0};
};

struct Agreement {
  Pairs motor, light_touch, pin_prick;
};

ExaminerParameters parameters() {
  std::vector<std::string> missing;
  return test::project_ledger().resolve<ExaminerParameters>("patient.examiner", missing);
}

double motor(const isncsci::Classification& c) {
  return *c.upper_extremity_motor_score + *c.lower_extremity_motor_score;
}

/// Two examiners see everybody of the sample a year after injury; only scores err, as trained
/// examiners' would.
Agreement agreement(isncsci::AisSet of, std::uint32_t persons = 4'000) {
  static const Population population = support::population(Region::united_states);
  const Examiner examiner(parameters());
  Agreement all;
  const core::TrialStreams streams = support::test_streams();
  for (std::uint32_t i = 1; i <= persons; ++i) {
    const core::CandidateId id(i);
    const VirtualPatient patient =
        population.draw_patient(population.draw_covariates(streams, id), streams, id);
    const isncsci::Exam truth = population.examine(patient, core::Days(365));
    if (!of.contains(isncsci::classify(truth).ais.only())) continue;
    const auto seen = [&](std::uint32_t ordinal) {
      return isncsci::classify(examiner.scores(truth, {streams, id, ordinal, Blinding::masked}));
    };
    const auto one = seen(1), other = seen(2);
    all.motor.add(motor(one), motor(other));
    all.light_touch.add(*one.light_touch, *other.light_touch);
    all.pin_prick.add(*one.pin_prick, *other.pin_prick);
  }
  return all;
}

}  // namespace

// Bounds, not tests of a distribution: sampling errors are far below the distance to the bound. The
// nearest is motor, about 1.8 points: with 6,000 complete injuries its standard error is 0.03, five
// of them below the bound, so that alpha is below 1e-6 for any seed.
TEST(ExaminerAgreement, CompleteInjuriesRepeatAsPublished) {
  const Agreement complete = agreement(isncsci::AisSet(isncsci::AsiaImpairmentScale::a), 24'000);
  ASSERT_GT(complete.motor.persons(), 5500);
  RecordProperty("motor", std::to_string(complete.motor.repeatability()));
  RecordProperty("light_touch", std::to_string(complete.light_touch.repeatability()));
  RecordProperty("pin_prick", std::to_string(complete.pin_prick.repeatability()));
  EXPECT_LT(complete.motor.repeatability(), 2);
  EXPECT_LT(complete.light_touch.repeatability(), 7);
  EXPECT_LT(complete.pin_prick.repeatability(), 7);
  EXPECT_GT(complete.motor.repeatability(), 0);
}

TEST(ExaminerAgreement, IncompleteInjuriesRepeatWorse) {
  const Agreement complete = agreement(isncsci::AisSet(isncsci::AsiaImpairmentScale::a));
  const Agreement incomplete = agreement(
      isncsci::AisSet::from_to(isncsci::AsiaImpairmentScale::b, isncsci::AsiaImpairmentScale::d));
  EXPECT_GT(incomplete.motor.repeatability(), complete.motor.repeatability());
  EXPECT_GT(incomplete.pin_prick.repeatability(), complete.pin_prick.repeatability());
}

/// The published correlations are least values here: a sample of all levels and grades spreads
/// wider than sixteen patients, and a correlation rises with the spread.
TEST(ExaminerAgreement, ExaminersAgreeAtLeastAsPublished) {
  const Agreement everybody = agreement(
      isncsci::AisSet::from_to(isncsci::AsiaImpairmentScale::a, isncsci::AsiaImpairmentScale::d));
  RecordProperty("motor", std::to_string(everybody.motor.correlation()));
  RecordProperty("light_touch", std::to_string(everybody.light_touch.correlation()));
  RecordProperty("pin_prick", std::to_string(everybody.pin_prick.correlation()));
  EXPECT_GE(everybody.motor.correlation(), 0.97);
  EXPECT_GE(everybody.light_touch.correlation(), 0.96);
  EXPECT_GE(everybody.pin_prick.correlation(), 0.88);
  EXPECT_LT(everybody.motor.correlation(), 1);
  EXPECT_GT(everybody.light_touch.correlation(), everybody.pin_prick.correlation());
}

}  // namespace caudata::patient
