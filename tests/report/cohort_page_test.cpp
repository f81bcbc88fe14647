// SPDX-License-Identifier: Apache-2.0
#include "report/cohort/cohort_page.hpp"

#include <gtest/gtest.h>

#include "report/cohort/cohort_figures.hpp"

namespace caudata::report {
namespace {

/// Ten come: three fail by age, one by grade, one declines.
CohortInput ten_persons() {
  CohortInput input;
  input.occasions = {"admission", "screening"};
  input.sums = oc::CohortSums(2);
  input.sums.persons = 10;
  input.sums.failed[static_cast<std::size_t>(trial::ScreenFailure::age)] = 3;
  input.sums.failed[static_cast<std::size_t>(trial::ScreenFailure::ais)] = 1;
  input.sums.refused = 1;
  input.sums.eligible = 5;
  input.sums.fit[0][0].textbook = 2;
  return input;
}

}  // namespace

TEST(CohortPage, TheFunnelEndsAtThoseWhoAreEligibleAndConsent) {
  const Figure funnel = cohort_screening_funnel(ten_persons());
  ASSERT_EQ(funnel.table.rows.size(), trial::screen_failure_count + 1);
  EXPECT_EQ(funnel.table.rows.front()[0].text, "not eligible: age");
  EXPECT_EQ(funnel.table.rows.front()[3].order, 0.3);
  EXPECT_EQ(funnel.table.rows.back()[0].text, "declined: consent");
  EXPECT_EQ(funnel.table.rows.back()[5].order, 5);
}

TEST(CohortPage, WhatIsNotKnownHasNoPlaceInTheOrder) {
  CohortInput input = ten_persons();
  input.sums.age.add(40);
  const Document page = compose(input);
  for (const Table* table : tables(page))
    for (const auto& row : table->rows)
      for (const Cell& cell : row) EXPECT_FALSE(cell.text == "–" && cell.order) << table->id;
}

}  // namespace caudata::report
