// SPDX-License-Identifier: Apache-2.0
// Calendars that can be followed by hand: nobody or everybody has a DLT, patients come at fixed
// intervals.
#include "oc/calendar_trial.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <memory>

#include "design/make_design.hpp"
#include "design/modifier.hpp"
#include "design/timed_tally.hpp"
#include "oc/simulate_calendar.hpp"

namespace caudata::oc {
namespace {

constexpr core::Seed seed{7};

TrialTiming every_ten_days(double window, WhenSuspended suspended) {
  TrialTiming timing;
  timing.accrual = {AccrualLaw::fixed, 10, FirstArrival::at_once, suspended};
  timing.dlt = {OnsetLaw::uniform, window, 0.5};
  return timing;
}

CalendarOutcome run(std::string_view name, design::Options options, std::vector<double> p,
                    const TrialTiming& timing) {
  const auto design = design::make_design(name, options, design::numbered_ladder(p.size()));
  return CalendarTrial(*design, {std::move(p)}, timing).run(seed, core::TrialIndex{0});
}

/// Two doses, no DLT. Days 0, 10, 20: dose 1. With a window of 25 days the last is known on day 45:
/// who comes on days 30 and 40 goes elsewhere, the cohort of dose 2 starts on day 50 and ends on
/// day 70, known on day 95.
TEST(CalendarTrial, ThreePlusThreeWaitsForEverybody) {
  const auto outcome = run("3+3", {}, {0, 0}, every_ten_days(25, WhenSuspended::goes_elsewhere));
  EXPECT_EQ(outcome.kind, design::ConclusionKind::maximum_administered);
  EXPECT_EQ(outcome.selected, 1);
  EXPECT_EQ(outcome.patients[0], design::tally_of(3, 0));
  EXPECT_EQ(outcome.duration, 95);
}

/// The same, but the patient of day 30 waits until day 45; the next come on days 55 and 65.
TEST(CalendarTrial, AWaitingPatientStartsWhenTheLastWindowCloses) {
  EXPECT_EQ(run("3+3", {}, {0, 0}, every_ten_days(25, WhenSuspended::waits)).duration, 90);
}

/// TITE-BOIN, cohorts of three at days 0, 10, 20 with a window of 25: on day 30 the patients of
/// days 10 and 20 are pending, two of three, more than half; on day 40 one of three is: dose 2 on
/// days 40, 50, 60. The end of the last window is day 85.
TEST(CalendarTrial, TiteBoinSuspendsWhileMoreThanHalfArePending) {
  const auto outcome = run("TITE-BOIN", design::options_of({{"max_patients", std::int64_t{6}}}),
                           {0, 0}, every_ten_days(25, WhenSuspended::goes_elsewhere));
  EXPECT_EQ(outcome.patients[0], design::tally_of(3, 0));
  EXPECT_EQ(outcome.patients[1], design::tally_of(3, 0));
  EXPECT_EQ(outcome.selected, 1);
  EXPECT_EQ(outcome.duration, 85);
}

/// TITE-CRM never waits: n patients at intervals of a, the last one after (n - 1) a.
TEST(CalendarTrial, TiteCrmLastsAsLongAsAccrualAndOneWindow) {
  for (const int n : {1, 5, 12}) {
    const auto outcome = run("TITE-CRM", design::options_of({{"max_patients", std::int64_t{n}}}),
                             {0.1, 0.3, 0.5}, every_ten_days(25, WhenSuspended::goes_elsewhere));
    EXPECT_EQ(outcome.duration, (n - 1) * 10 + 25);
  }
}

TEST(CalendarTrial, EverybodyWithADltEndsATrialWithoutADose) {
  for (const char* name : {"3+3", "TITE-BOIN"}) {
    const auto outcome =
        run(name, {}, {1, 1, 1}, every_ten_days(25, WhenSuspended::goes_elsewhere));
    EXPECT_EQ(outcome.kind, design::ConclusionKind::no_safe_dose) << name;
    EXPECT_EQ(outcome.selected, -1);
    EXPECT_EQ(outcome.patients[0].dlt, outcome.patients[0].evaluable);
    EXPECT_EQ(outcome.patients[1].evaluable, 0);
  }
}

/// Decides as another design and compares the count that it is given with a count of the patients.
struct Recounts {
  design::AnyDesign inner;

  design::LadderDecision next(const design::LadderHistory& history) const {
    EXPECT_NE(history.counted, nullptr);
    design::LadderHistory patients = history;
    patients.counted = nullptr;
    const design::TimedTally kept(history, 1), counted(patients, 1);
    EXPECT_EQ(kept.dose, counted.dose);
    EXPECT_EQ(kept.treated, counted.treated);
    EXPECT_EQ(kept.pending, counted.pending);
    return inner.next(history);
  }
  std::string name() const { return inner.name(); }
  int cohort_size() const { return inner.cohort_size(); }
};

TEST(CalendarTrial, KeepsTheCountThatARecountOfThePatientsWouldGiveBitByBit) {
  const DoseTruth truth{{0.1, 0.2, 0.3, 0.5}, {0.1, 0.2, 0.4, 0.4}, 0.3};
  for (const auto onset : {OnsetLaw::uniform, OnsetLaw::weibull}) {
    TrialTiming timing;
    timing.accrual.mean_gap = 6;
    timing.dlt = {onset, 28, 0.6};
    timing.response = {OnsetLaw::uniform, 40, 0.5};
    for (const char* name : {"TITE-BOIN", "rolling six"}) {
      const auto design = design::make_design(name, {}, design::numbered_ladder(4));
      CalendarTrial trial(design::AnyDesign(Recounts{*design}), truth, timing);
      for (std::uint32_t i = 0; i < 50; ++i) trial.run(seed, core::TrialIndex{i});
    }
  }
}

/// Decides as another design and checks who was backfilled since the last decision.
struct WatchesBackfill {
  design::AnyDesign inner;
  std::int64_t cap;
  std::shared_ptr<std::vector<int>> backfilled;  // per dose

  design::LadderDecision next(const design::LadderHistory& history) const {
    std::array<int, design::max_doses> treated{};
    std::ranges::fill(*backfilled, 0);
    int highest = -1;
    for (const design::TimedPatient& patient : history.timed) {
      const auto at = static_cast<std::size_t>(patient.dose);
      if (patient.enrolment == design::Enrolment::backfill) {
        EXPECT_LT(patient.dose, highest) << "not below a dose treated before";
        EXPECT_GT(treated[at], 0) << "a dose that nobody has cleared";
        EXPECT_LT(treated[at], cap) << "the dose was full";
        ++(*backfilled)[at];
      }
      ++treated[at];
      highest = std::max<int>(highest, patient.dose);
    }
    design::LadderDecision decision = inner.next(history);
    if (const auto* wait = std::get_if<design::WaitForPatients>(&decision)) {
      for (const std::uint8_t dose : wait->backfill) EXPECT_LT(dose, history.last_dose);
    }
    return decision;
  }
  std::string name() const { return inner.name(); }
  int cohort_size() const { return inner.cohort_size(); }
};

TrialTiming crowded() {
  TrialTiming timing;
  timing.accrual.mean_gap = 4;
  timing.dlt = {OnsetLaw::uniform, 28, 0.5};
  timing.response = {OnsetLaw::uniform, 40, 0.5};
  return timing;
}

TEST(CalendarTrial, BackfillsClearedLowerDosesUpToTheirCap) {
  const DoseTruth truth{{0.05, 0.1, 0.2, 0.4}, {0.3, 0.4, 0.5, 0.5}, 0};
  for (const std::int64_t cap : {4, 12}) {
    const auto design = design::make_design("BF-BOIN", design::options_of({{"backfill_cap", cap}}),
                                            design::numbered_ladder(truth.p_dlt.size()));
    const auto backfilled = std::make_shared<std::vector<int>>(truth.p_dlt.size());
    CalendarTrial trial(WatchesBackfill{*design, cap, backfilled}, truth, crowded());
    int all = 0;
    for (std::uint32_t i = 0; i < 50; ++i) {
      const CalendarOutcome outcome = trial.run(seed, core::TrialIndex{i});
      int patients = 0, in_backfill = 0;
      for (const design::Tally& dose : outcome.patients) patients += dose.evaluable;
      for (const int at_dose : *backfilled) in_backfill += at_dose;
      EXPECT_LE(patients - in_backfill, 30) << "max_patients is for cohorts";
      all += in_backfill;
    }
    EXPECT_GT(all, 50);
  }
}

TEST(CalendarTrial, BfBoinWithoutBackfillIsBoinBitByBit) {
  const DoseTruth truth{{0.05, 0.15, 0.3, 0.5}, {}, 0};
  for (const auto law : {AccrualLaw::fixed, AccrualLaw::poisson}) {
    TrialTiming timing = crowded();
    timing.accrual.law = law;
    const auto ladder = design::numbered_ladder(truth.p_dlt.size());
    CalendarTrial boin(*design::make_design("BOIN", {}, ladder), truth, timing);
    const auto none = design::options_of({{"backfill_cap", std::int64_t{0}}});
    CalendarTrial without(*design::make_design("BF-BOIN", none, ladder), truth, timing);
    for (std::uint32_t i = 0; i < 100; ++i) {
      EXPECT_EQ(without.run(seed, core::TrialIndex{i}), boin.run(seed, core::TrialIndex{i}));
    }
  }
}

/// S(1) = 1 - p and S(1/2) = 1 - (1 - late) p: quantiles at both, and monotone between.
TEST(EventTime, WeibullPutsTheStatedShareIntoTheSecondHalf) {
  for (const double p : {0.05, 0.3, 0.9}) {
    for (const double late : {0.2, 0.5, 0.8}) {
      const EventTime time({OnsetLaw::weibull, 28, late}, p);
      EXPECT_NEAR(time.share(p), 1, 1e-12);
      EXPECT_NEAR(time.share((1 - late) * p), 0.5, 1e-12);
      EXPECT_LT(time.share(0.1 * p), time.share(0.2 * p));
      EXPECT_FALSE(time.happens(p * 1.0001));
    }
  }
}

TEST(EventTime, UniformIsAShareOfTheProbability) {
  const EventTime time({OnsetLaw::uniform, 28, 0.5}, 0.4);
  EXPECT_DOUBLE_EQ(time.share(0.1), 0.25);
  EXPECT_FALSE(EventTime({OnsetLaw::uniform, 28, 0.5}, 0).happens(1e-300));
  EXPECT_TRUE(EventTime({OnsetLaw::weibull, 28, 0.5}, 1).happens(0.999));
}

/// 3+3 with one dose: three patients, three more after one DLT. P(selected) by hand; alpha 1e-9.
TEST(CalendarTrial, AgreesWithThreePlusThreeByHand) {
  constexpr double p = 0.25, q = 1 - p;
  constexpr std::uint64_t trials = 20000;
  const double selected = q * q * q + 3 * p * q * q * q * q * q;
  const auto design = design::make_design("3+3", {}, design::numbered_ladder(1));
  const CalendarSums sums =
      simulate_calendar(*design, {{p}}, every_ten_days(30, WhenSuspended::waits), seed, trials, 1);
  const double error = std::sqrt(selected * (1 - selected) / trials);
  constexpr double quantile = 6.2;  // two-sided 1e-9 with room for the binomial
  EXPECT_NEAR(share(sums.dose[0].selected, trials).value, selected, quantile * error);
  EXPECT_NEAR(mean(sums.patients, trials).value, 3 + 3 * 3 * p * q * q,
              quantile * 3 * std::sqrt(0.25 / trials));
}

constexpr std::int64_t backfill_cap = 4;

design::AnyDesign with_backfill(std::string_view name, std::size_t doses, std::int64_t n) {
  const design::LadderPart ladder = design::numbered_ladder(doses);
  return design::modify(*design::make_design(name, {}, ladder), "backfill",
                        design::options_of({{"n", n}}), ladder)
      .value();
}

/// 3+3 without a DLT, cohorts on days 0, 10, 20 and 50, 60, 70. Who comes on day 80, and with room
/// for him on day 90, is backfilled at dose 1. The cohort of dose 3 on days 100, 110, 120 is the
/// last: nobody is backfilled beside it. Its last window ends on day 145.
TEST(CalendarTrial, BackfillsWhileTheCohortIsObservedUntilTheDoseIsFull) {
  for (const int room : {0, 1, 2}) {
    const auto timing = every_ten_days(25, WhenSuspended::goes_elsewhere);
    const auto outcome = CalendarTrial(with_backfill("3+3", 3, 3 + room), {{0, 0, 0}}, timing)
                             .run(seed, core::TrialIndex{0});
    EXPECT_EQ(outcome.patients[0], design::tally_of(3 + room, 0));
    EXPECT_EQ(outcome.patients[1], design::tally_of(3, 0));
    EXPECT_EQ(outcome.patients[2], design::tally_of(3, 0));
    EXPECT_EQ(outcome.kind, design::ConclusionKind::maximum_administered);
    EXPECT_EQ(outcome.duration, 145);
  }
}

/// Asks the design inside, and checks what it leaves open for backfill.
struct Watched {
  design::AnyDesign inner;
  std::string name() const { return "watched"; }
  int cohort_size() const { return inner.cohort_size(); }
  design::LadderDecision next(const design::LadderHistory& history) const {
    design::LadderDecision decision = inner.next(history);
    const auto* wait = std::get_if<design::WaitForPatients>(&decision);
    if (wait == nullptr) return decision;
    for (const int dose : wait->backfill) {
      const design::TimedDose& at = history.counted->dose[static_cast<std::size_t>(dose)];
      EXPECT_LT(dose, history.last_dose);
      EXPECT_TRUE(0 < at.treated && at.treated < backfill_cap) << at.treated;
    }
    return decision;
  }
};

/// Backfilled patients come on top of the cohorts of 3+3; their DLTs have the probability of their
/// dose: |z| < 6.2, a false alarm in 10^9.
TEST(CalendarTrial, BackfillAddsPatientsOfTheTrueRates) {
  constexpr std::uint64_t trials = 4000;
  constexpr double most_errors = 6.2;
  const std::vector<double> p{0.1, 0.2, 0.3};
  const auto timing = every_ten_days(60, WhenSuspended::goes_elsewhere);
  const auto plain = simulate_calendar(*design::make_design("3+3", {}, design::numbered_ladder(3)),
                                       {p}, timing, seed, trials, 1);
  std::array<double, 3> patients{}, dlt{};
  CalendarTrial trial(Watched{with_backfill("3+3", 3, backfill_cap)}, {p}, timing);
  for (std::uint32_t i = 0; i < trials; ++i) {
    const auto outcome = trial.run(seed, core::TrialIndex{i});
    for (std::size_t dose = 0; dose < p.size(); ++dose) {
      patients[dose] += outcome.patients[dose].evaluable;
      dlt[dose] += outcome.patients[dose].dlt;
    }
  }
  EXPECT_GT(patients[0] / trials, mean(plain.dose[0].patients, trials).value + 0.1);
  for (std::size_t dose = 0; dose < p.size(); ++dose) {
    const double error = std::sqrt(p[dose] * (1 - p[dose]) * patients[dose]);
    EXPECT_LT(std::abs(dlt[dose] - p[dose] * patients[dose]), most_errors * error);
  }
}

}  // namespace
}  // namespace caudata::oc
