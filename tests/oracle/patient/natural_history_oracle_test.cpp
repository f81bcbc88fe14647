// SPDX-License-Identifier: Apache-2.0
// Oracle: published tables of natural recovery. The model is fitted to most of these rows, so this
// shows that it does what it claims, not that it is right; rows it misses are stated as such with
// the distance it is allowed.
//
// Statistical tolerance: n = 6,000 patients per row, 6 standard errors (alpha 2e-9 each). Model
// tolerance: stated at each row.
#include <gtest/gtest.h>

#include <cmath>

#include "isncsci/classify.hpp"
#include "patient/sample_patients.hpp"

namespace caudata::patient {
namespace {

using isncsci::AsiaImpairmentScale;
using isncsci::Classification;
using enum AsiaImpairmentScale;

constexpr std::uint32_t patients = 6'000;
constexpr int reference_day = 16;
constexpr double standard_errors = 6;

struct Mean {
  double sum{0}, squares{0};
  int n{0};
  void add(double x) {
    sum += x;
    squares += x * x;
    ++n;
  }
  double mean() const { return sum / n; }
  double sd() const { return std::sqrt(squares / n - mean() * mean()); }
  double error() const { return sd() / std::sqrt(n); }
};

struct Outcome {
  std::array<double, isncsci::ais_count> percent{};
  Mean uems, lems, uems_at_one_year;
};

int difference(isncsci::Total last, isncsci::Total first) { return *last - *first; }

/// Kirshblum 2022 has cervical patients with at most 20 UEMS points a side.
bool in_cohort(const Classification& first) {
  return *first.right.upper_extremity <= 20 && *first.left.upper_extremity <= 20;
}

Outcome simulate(AsiaImpairmentScale grade, std::vector<const char*> levels, int day,
                 bool (*included)(const Classification&)) {
  const Population population = support::population(Region::china);
  Outcome outcome;
  for (std::uint32_t i = 1; i <= patients; ++i) {
    const auto person = support::injury(grade, levels[i % levels.size()], day);
    const auto patient = support::draw_patient(population, person, i);
    const auto first = classify(patient.screening_exam),
               last = classify(patient.natural_recovery.final_exam);
    if (!included(first)) continue;
    outcome.percent[static_cast<std::size_t>(last.ais.only())] += 1;
    outcome.uems.add(
        difference(last.upper_extremity_motor_score, first.upper_extremity_motor_score));
    outcome.lems.add(
        difference(last.lower_extremity_motor_score, first.lower_extremity_motor_score));
    outcome.uems_at_one_year.add(*last.upper_extremity_motor_score);
  }
  for (double& count : outcome.percent) count *= 100.0 / outcome.uems.n;
  return outcome;
}

bool everybody(const Classification&) { return true; }

const std::vector<const char*> cervical{"C3", "C4", "C4", "C4", "C5", "C5", "C5", "C6", "C6", "C7"};
const std::vector<const char*> upper_thoracic{"T2", "T4", "T6", "T8", "T9"};
const std::vector<const char*> lower{"T10", "T11", "T12", "L1", "L2"};

/// `model`: points of percent that rounding in the data and the day of reference may add.
void expect_percent(const Outcome& outcome, AsiaImpairmentScale grade, double published,
                    double model = 1) {
  const double p = published / 100;
  const double sampling = 100 * standard_errors * std::sqrt(p * (1 - p) / outcome.uems.n);
  EXPECT_NEAR(outcome.percent[static_cast<std::size_t>(grade)], published, sampling + model)
      << letter(grade);
}

TEST(NaturalHistory, CervicalAConvertsAsPublished) {
  const Outcome outcome = simulate(a, cervical, reference_day, everybody);
  expect_percent(outcome, a, 72);
  expect_percent(outcome, b, 15);
  expect_percent(outcome, c, 7);
  expect_percent(outcome, d, 6);
}

TEST(NaturalHistory, ThoracicAConvertsAsPublished) {
  expect_percent(simulate(a, upper_thoracic, reference_day, everybody), a, 90.9);  // Marino 2020
  expect_percent(simulate(a, lower, reference_day, everybody), a, 83.2);
}

TEST(NaturalHistory, HalfOfCervicalBBecomesMotorIncomplete) {
  const Outcome outcome = simulate(b, cervical, reference_day, everybody);
  EXPECT_NEAR(outcome.percent[2] + outcome.percent[3], 50.0,  // Kirshblum 2022
              100 * standard_errors * 0.5 / std::sqrt(patients) + 1);
}

TEST(NaturalHistory, CBecomesDAsPublished) {
  expect_percent(simulate(c, cervical, reference_day, everybody), d, 76.9);  // Kirshblum 2021
  expect_percent(simulate(c, upper_thoracic, reference_day, everybody), d, 63.6);
  expect_percent(simulate(c, lower, reference_day, everybody), d, 60.0);
}

TEST(NaturalHistory, DStaysD) {
  EXPECT_EQ(simulate(d, cervical, reference_day, everybody).percent[3], 100);
}

/// Model tolerance: the published standard error of the mean, n = 93 by grade (half of 187), twice;
/// SD within 25 %.
void expect_change(const Mean& simulated, double mean, double sd) {
  const double published_error = sd / std::sqrt(93.0);
  EXPECT_NEAR(simulated.mean(), mean, 2 * published_error + standard_errors * simulated.error());
  EXPECT_NEAR(simulated.sd(), sd, 0.25 * sd);
}

TEST(NaturalHistory, MotorScoresOfCervicalAAndBChangeAsPublished) {  // Kirshblum 2022
  const Outcome complete = simulate(a, cervical, reference_day, in_cohort);
  expect_change(complete.uems, 7.8, 6.5);
  expect_change(complete.lems, 2.3, 7.4);
  const Outcome incomplete = simulate(b, cervical, reference_day, in_cohort);
  expect_change(incomplete.uems, 8.8, 6.1);
  expect_change(incomplete.lems, 8.8, 13.9);
}

/// Marino 2011: mean UEMS 35 of 50 at one year. Not fitted. Model tolerance 3 points: cohort and
/// level mix differ.
TEST(NaturalHistory, ArmStrengthOfCervicalCAtOneYear) {
  const Outcome outcome = simulate(c, cervical, reference_day, everybody);
  EXPECT_NEAR(outcome.uems_at_one_year.mean(), 35,
              3 + standard_errors * outcome.uems_at_one_year.error());
}

/// Waters 1992: 4.1 % of paraplegic A at one month converted later (6 of 148, Wilson 95 % 1.9-8.6).
/// The model converts more, because its acute shares are of 1995-2015 (Marino 2020 saw conversion
/// rise over that time) and recovery slows alike for all: a known miss, bounded here at 13 % in a
/// mix of two thirds T1-T9.
TEST(NaturalHistory, LateConversionOfCompleteParaplegiaIsTooFrequentButBounded) {
  const double upper = 100 - simulate(a, upper_thoracic, 30, everybody).percent[0];
  const double low = 100 - simulate(a, lower, 30, everybody).percent[0];
  const double mix = (2 * upper + low) / 3;
  EXPECT_GT(mix, 4.1);
  EXPECT_LT(mix, 13);
}

}  // namespace
}  // namespace caudata::patient
