// SPDX-License-Identifier: Apache-2.0
// Trials in calendar time of designs that go on while patients are in their DLT window.
#include <gtest/gtest.h>

#include <array>

#include "design/make_design.hpp"
#include "oc/calendar_trial.hpp"

namespace caudata::oc {
namespace {

constexpr core::Seed late_seed{20270521};
constexpr double window = 28;
constexpr std::array<const char*, 2> designs{"fractional CRM", "DA-CRM"};
const std::vector<double> truth{0.05, 0.15, 0.3, 0.45};

/// A patient every `gap` days; seven DLTs in ten come in the second half of the window.
TrialTiming patients_every(double gap) {
  TrialTiming timing;
  timing.accrual = {AccrualLaw::fixed, gap, FirstArrival::at_once, WhenSuspended::waits};
  timing.dlt = {OnsetLaw::weibull, window, 0.7};
  return timing;
}

CalendarTrial trial_of(std::string_view name, const TrialTiming& timing) {
  const auto options = design::options_of({{"max_patients", std::int64_t{18}}, {"cutoff", 0.9}});
  return {
      *design::make_design(name, options, design::numbered_ladder(truth.size())), {truth}, timing};
}

TEST(LateToxicityTrials, AreThoseOfTiteCrmWhenNobodyIsEverPending) {
  const TrialTiming slow = patients_every(window + 1);
  CalendarTrial plain = trial_of("TITE-CRM", slow);
  for (const char* name : designs) {
    CalendarTrial trial = trial_of(name, slow);
    for (std::uint32_t i = 0; i < 30; ++i) {
      const auto a = trial.run(late_seed, core::TrialIndex{i}),
                 b = plain.run(late_seed, core::TrialIndex{i});
      EXPECT_EQ(a.patients, b.patients) << name;
      EXPECT_EQ(a.selected, b.selected) << name;
      EXPECT_EQ(a.duration, b.duration) << name;
    }
  }
}

TEST(LateToxicityTrials, EndHoweverFastPatientsCome) {
  for (const char* name : designs) {
    for (const double gap : {0.1, 2.0, 12.0}) {
      CalendarTrial trial = trial_of(name, patients_every(gap));
      for (std::uint32_t i = 0; i < 10; ++i) {
        const CalendarOutcome outcome = trial.run(late_seed, core::TrialIndex{i});
        int patients = 0;
        for (const design::Tally& at : outcome.patients) patients += at.evaluable;
        EXPECT_TRUE(patients == 18 || outcome.kind == design::ConclusionKind::no_safe_dose) << name;
        EXPECT_LE(outcome.duration, 17 * gap + window + 1e-9) << name;
      }
    }
  }
}

}  // namespace
}  // namespace caudata::oc
