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

TEST(CohortPage, TheKeyFiguresOfASampleHaveTheirErrors) {
  CohortInput input = ten_persons();
  for (int age = 20; age < 30; ++age) input.sums.age.add(age);
  const Document page = compose(input);
  for (const Block& block : page.sections.front().blocks)
    if (const auto* key = std::get_if<KeyFigures>(&block)) {
      EXPECT_EQ(key->figures[0].value, "50 ± 16 %");  // sqrt(0.25 / 10)
      EXPECT_NE(key->figures[2].value.find(" ± "), std::string::npos) << key->figures[2].value;
      EXPECT_EQ(key->figures[4].value, "–");
      return;
    }
  FAIL() << "no key figures";
}

TEST(CohortPage, ScreeningStandsAtItsMedianDay) {
  CohortInput input = ten_persons();
  input.occasions = {"admission", "screening", "week 2", "week 12"};
  input.reference_day = core::Days{3};
  input.grid = {core::Days{14}, core::Days{84}};
  input.sums = oc::CohortSums(4);
  for (const int day : {20, 31, 70}) input.sums.screening_day.add(day);
  std::vector<std::string> names;
  for (const ExaminationTime& time : examination_times(input)) names.push_back(time.name);
  EXPECT_EQ(names,
            (std::vector<std::string>{"admission", "week 2", "screening (day 31)", "week 12"}));
  const Figure figure = grades_over_time(input);
  for (std::size_t i = 0; i < names.size(); ++i) EXPECT_EQ(figure.table.rows[i][1].text, names[i]);
}

}  // namespace caudata::report
