// SPDX-License-Identifier: Apache-2.0
#include "trial/accrual.hpp"

#include <gtest/gtest.h>

namespace caudata::trial {
namespace {

const Site ramping{"ramping", Days(30), 3.0, Days(120)};
const Site at_once{"at once", Days(0), 0.5, Days(0)};

TEST(Accrual, NobodyComesBeforeActivation) {
  EXPECT_EQ(expected_arrivals(ramping, 29.9), 0);
  EXPECT_GT(arrival_time(ramping, 1e-9), 30);
}

TEST(Accrual, FullSpeedBringsTheStatedRatePerMonth) {
  const double month = core::days_per_month;
  EXPECT_NEAR(expected_arrivals(at_once, 10 * month), 5, 1e-12);
  EXPECT_NEAR(expected_arrivals(ramping, 500 + month) - expected_arrivals(ramping, 500), 3, 1e-9);
}

TEST(Accrual, ARampBringsHalfOfFullSpeed) {
  EXPECT_NEAR(expected_arrivals(ramping, 150), 0.5 * 3.0 * 120 / core::days_per_month, 1e-12);
}

TEST(Accrual, ArrivalTimeInvertsTheExpectedNumber) {
  for (const Site& site : {ramping, at_once}) {
    for (double count = 0.01; count < 50; count *= 1.7) {
      EXPECT_NEAR(expected_arrivals(site, arrival_time(site, count)), count, 1e-9 * count);
    }
  }
}

}  // namespace
}  // namespace caudata::trial
