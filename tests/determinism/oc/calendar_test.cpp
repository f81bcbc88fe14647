// SPDX-License-Identifier: Apache-2.0
// Trials in calendar time come to the same sums on any number of threads, whatever ran before.
#include <gtest/gtest.h>

#include "design/make_design.hpp"
#include "oc/simulate_calendar.hpp"

namespace caudata::oc {
namespace {

constexpr core::Seed seed{20270407};
constexpr std::uint64_t trials = 2300;  // the last chunk is not full

const DoseTruth truth{{0.05, 0.15, 0.3, 0.45}, {0.1, 0.2, 0.4, 0.4}, 0.3};

design::AnyDesign design_named(std::string_view name) {
  return *design::make_design(name, {}, design::numbered_ladder(truth.p_dlt.size()));
}

TrialTiming timing() {
  TrialTiming timing;
  timing.accrual = {AccrualLaw::poisson, 10, FirstArrival::at_once, WhenSuspended::goes_elsewhere};
  timing.dlt = {OnsetLaw::weibull, 28, 0.6};
  timing.response = {OnsetLaw::uniform, 40, 0.5};
  return timing;
}

TEST(CalendarSimulation, GivesTheSameSumsForAnyNumberOfThreads) {
  for (const char* name : {"TITE-BOIN", "3+3"}) {
    const auto design = design_named(name);
    const CalendarSums one = simulate_calendar(design, truth, timing(), seed, trials, 1);
    EXPECT_EQ(one.trials, trials);
    EXPECT_EQ(simulate_calendar(design, truth, timing(), seed, trials, 2), one) << name;
    EXPECT_EQ(simulate_calendar(design, truth, timing(), seed, trials, 5), one) << name;
  }
}

TEST(CalendarTrial, DoesNotRememberTheTrialsBefore) {
  CalendarTrial used(design_named("TITE-CRM"), truth, timing());
  for (std::uint32_t i = 0; i < 20; ++i) {
    CalendarTrial fresh(design_named("TITE-CRM"), truth, timing());
    const auto a = used.run(seed, core::TrialIndex{i}), b = fresh.run(seed, core::TrialIndex{i});
    EXPECT_EQ(a.patients, b.patients);
    EXPECT_EQ(a.selected, b.selected);
    EXPECT_EQ(a.duration, b.duration);
  }
}

TEST(CalendarSums, MergeInAnyOrder) {
  CalendarTrial trial(design_named("TITE-BOIN"), truth, timing());
  CalendarSums all, first, second;
  for (std::uint32_t i = 0; i < 60; ++i) {
    const CalendarOutcome outcome = trial.run(seed, core::TrialIndex{i});
    all.add(outcome);
    (i % 3 == 0 ? first : second).add(outcome);
  }
  second.merge(first);
  EXPECT_EQ(second, all);
}

}  // namespace
}  // namespace caudata::oc
