// SPDX-License-Identifier: Apache-2.0
// Operating characteristics of TITE-CRM and TITE-BOIN against simulations by others: 400,000 trials
// by the semantics of dfcrm 0.2-2.1 titesim (scenario O1-T1: fixed accrual), 20,000 by TITEgBOIN
// 0.4.0 (scenario O1). Six doses' shares are compared, each with a false alarm of 1e-9 for any
// seed.
#include <gtest/gtest.h>

#include <cmath>
#include <vector>

#include "design/make_design.hpp"
#include "oc/simulate_calendar.hpp"

namespace caudata::oc {
namespace {

constexpr core::Seed seed{20270408};
constexpr double quantile = 6.2;  // of the normal, two-sided 5.7e-10
const std::vector<double> truth{0.05, 0.15, 0.3, 0.45};

/// Dose 1, below 1 %, is left out: its binomial is not normal at this number of trials.
void expect_selection(const CalendarSums& sums, const std::vector<double>& published,
                      double published_trials) {
  for (std::size_t d = 1; d < published.size(); ++d) {
    const double p = published[d];
    const double error =
        std::sqrt(p * (1 - p) * (1 / static_cast<double>(sums.trials) + 1 / published_trials));
    EXPECT_NEAR(share(sums.dose[d].selected, sums.trials).value, p, quantile * error)
        << "dose " << d + 1;
  }
}

TEST(FollowUpCharacteristics, TiteCrmIsThatOfTitesim) {
  const auto design =
      design::make_design("TITE-CRM", design::options_of({{"target", 0.3}, {"skeleton", truth}}),
                          design::numbered_ladder(truth.size()));
  TrialTiming timing;
  timing.accrual = {AccrualLaw::fixed, 30, FirstArrival::after_one_gap, {}};
  timing.dlt = {OnsetLaw::uniform, 90, 0.5};
  const CalendarSums sums = simulate_calendar(*design, {truth}, timing, seed, 3000, 2);
  EXPECT_EQ(mean_duration(sums).value, 990);
  expect_selection(sums, {0.00086, 0.164185, 0.6535725, 0.1813825}, 400000);
}

TEST(FollowUpCharacteristics, TiteBoinIsThatOfTheQuasiBoinPackage) {
  const auto design = design::make_design("TITE-BOIN", {}, design::numbered_ladder(truth.size()));
  TrialTiming timing;
  timing.accrual = {AccrualLaw::poisson, 1.0 / 3, FirstArrival::at_once, {}};
  timing.dlt = {OnsetLaw::weibull, 3, 0.5};
  const CalendarSums sums = simulate_calendar(*design, {truth}, timing, seed, 10000, 2);
  const Measured duration = mean_duration(sums);
  EXPECT_NEAR(duration.value, 22.6604, quantile * std::hypot(duration.error, 0.018006));
  expect_selection(sums, {0.0088, 0.23955, 0.56945, 0.182}, 20000);
}

}  // namespace
}  // namespace caudata::oc
