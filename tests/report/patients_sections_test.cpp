// SPDX-License-Identifier: Apache-2.0
#include <gtest/gtest.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <set>

#include "report/compose.hpp"
#include "report/funnel.hpp"
#include "report/null_lesson.hpp"
#include "report/published_control.hpp"
#include "report/sections/null_lesson.hpp"
#include "support/example_report_input.hpp"

namespace caudata::report {
namespace {

const Section* find(const Document& document, const std::string& id) {
  const auto found = std::ranges::find(document.sections, id, &Section::id);
  return found == document.sections.end() ? nullptr : &*found;
}

const Table* find_table(const Document& document, const std::string& id) {
  for (const Table* table : tables(document))
    if (table->id == id) return table;
  return nullptr;
}

std::string section_text(const Section& section) {
  std::string text;
  for (const Block& block : section.blocks) {
    if (const auto* claim = std::get_if<Claim>(&block)) text += claim->text + "\n";
    if (const auto* list = std::get_if<List>(&block)) {
      text += list->title + "\n";
      for (const std::string& item : list->items) text += item + "\n";
    }
  }
  return text;
}

bool says(const Section& section, const std::string& words) {
  return section_text(section).find(words) != std::string::npos;
}

PublishedNumber number(const char* id, const char* verdict) {
  PublishedNumber n;
  n.id = id;
  n.source = "a published cohort";
  n.observed = 0.134;
  n.predicted = 0.31;
  n.verdict = verdict;
  return n;
}

}  // namespace

// Simulated means wobble within their errors, so the sum does; the estimates of a real run add up.
TEST(PatientsSections, TheFunnelEndsAtTheDosed) {
  const Document document = compose(test::example_report_input());
  const Table* funnel = find_table(document, "screening-funnel");
  ASSERT_NE(funnel, nullptr);
  ASSERT_EQ(funnel->rows.size(), 13u);
  EXPECT_EQ(funnel->rows.front()[0].text, "came to screening");
  EXPECT_EQ(funnel->rows.back()[0].text, "dosed");
  EXPECT_EQ(funnel->rows[1][0].text, "not eligible: age");
  EXPECT_EQ(funnel->rows[4][0].text, "no place: on arrival");
  EXPECT_EQ(funnel->rows[9][0].text, "declined: consent");
  EXPECT_EQ(funnel->rows[11][0].text, "still in process: when the trial ended");
  double left = *funnel->rows.front()[1].order;
  for (std::size_t i = 1; i + 1 < funnel->rows.size(); ++i) left -= *funnel->rows[i][1].order;
  EXPECT_NEAR(left, *funnel->rows.back()[1].order, 0.5);
}

TEST(PatientsSections, EveryCriterionOfScreeningHasOneStepOfTheFunnel) {
  std::set<trial::ScreenFailure> seen;
  for (const FunnelStep& step : funnel_steps()) {
    EXPECT_EQ(step.failure.has_value(), step.loss == Loss::not_eligible) << step.metric;
    if (step.failure) {
      EXPECT_TRUE(seen.insert(*step.failure).second) << step.metric;
    }
  }
  EXPECT_EQ(seen.size(), trial::screen_failure_count);
}

// 1 of 4 from A stays, 3 become C; both of B become A. Nobody goes from A to B or from C anywhere.
TEST(PatientsSections, TheConversionsAreThoseOfTheHistogram) {
  using enum isncsci::AsiaImpairmentScale;
  report::ReportInput input = test::example_report_input();
  const std::size_t last = input.protocol.visits.size() - 1;
  oc::Histogram& conversions = input.recovery->sums.visits[last].conversions;
  conversions = {};
  conversions.add(oc::grades(a, a));
  conversions.add(oc::grades(a, c), 3);
  conversions.add(oc::grades(b, a), 2);
  const Document document = compose(input);
  const Table* table = find_table(document, "recovery-conversion-4");  // the last of four visits
  ASSERT_NE(table, nullptr);
  ASSERT_EQ(table->rows.size(), 2u);  // a grade that nobody had at baseline has no row
  struct Row {
    const char* before;
    double patients;
    std::array<double, isncsci::ais_count> shares;
  };
  for (const auto& [i, expected] : {std::pair{0u, Row{"AIS A", 4, {.25, 0, .75, 0, 0}}},
                                    std::pair{1u, Row{"AIS B", 2, {1, 0, 0, 0, 0}}}}) {
    const auto& row = table->rows[i];
    ASSERT_EQ(row.size(), 2 + expected.shares.size());
    EXPECT_EQ(row[0].text, expected.before);
    EXPECT_EQ(row[1].order, expected.patients);
    for (std::size_t to = 0; to < expected.shares.size(); ++to)
      EXPECT_DOUBLE_EQ(*row[2 + to].order, expected.shares[to]) << expected.before << " to " << to;
  }
}

TEST(PatientsSections, FailedTargetsStayAndAreNamed) {
  report::ReportInput input = test::example_report_input();
  const Section* without = nullptr;
  const Document bare = compose(input);
  without = find(bare, "recovery");
  ASSERT_NE(without, nullptr);
  EXPECT_TRUE(says(*without, "No stored output of caudata validate"));
  PublishedNumber unknown = number("three", "not judged");
  unknown.predicted.reset();
  unknown.why_not = "nobody has a fall";
  input.published =
      PublishedRecovery{{number("one", "failed"), number("two", "passed"), unknown}, "made"};
  const Document document = compose(input);
  const Section* recovery = find(document, "recovery");
  EXPECT_TRUE(says(*recovery, "1 of 2 published numbers are not met"));
  EXPECT_TRUE(says(*recovery,
                   "one: observed 0.134, predicted 0.310. Why: no reason known. Source: a "
                   "published cohort.\n"));
  EXPECT_TRUE(says(*recovery, "three: observed 0.134, not judged. Why: nobody has a fall."));
  EXPECT_TRUE(says(*recovery, "1 more are not judged: too few virtual persons\nthree:"));
  EXPECT_TRUE(says(*recovery, "on other days, at other levels and in other countries"));
  ASSERT_EQ(find_table(document, "recovery-published")->rows.size(), 3u);
}

TEST(PatientsSections, TheNullLessonIsInEveryReport) {
  report::ReportInput input = test::example_report_input();
  const Document document = compose(input);
  const Section* lesson = find(document, "null-lesson");
  ASSERT_NE(lesson, nullptr);
  EXPECT_TRUE(says(*lesson, "Of 12 patients with AIS A or B who have both examinations and whom"));
  EXPECT_TRUE(says(*lesson, "Of 12 patients with a cervical injury who have both examinations"));
  EXPECT_TRUE(
      says(*lesson,
           "Of 12 patients who have both examinations and whom the product does not help at all"));
  EXPECT_TRUE(says(*lesson,
                   "7 patients (44 %) improved by at least one grade, of 16 evaluable (19 "
                   "implanted), against 16 % in the past: 7 or more of 16 happen by chance alone "
                   "in 0.8 % of such trials"));
  EXPECT_TRUE(says(*lesson,
                   "performance criterion of 25 %, which its authors derived from that history, "
                   "they do in 8.0 %"));
  const Table* table = find_table(document, "null-lesson-12");
  ASSERT_NE(table, nullptr);
  ASSERT_EQ(table->rows.size(), 13u);
  ASSERT_EQ(table->columns.size(), 5u);
  EXPECT_NE(table->notes.back().find("too high for a trial whose baseline is later"),
            std::string::npos);
  for (std::size_t column = 1; column < 5; ++column)
    for (std::size_t k = 1; k < table->rows.size(); ++k)
      EXPECT_LE(*table->rows[k][column].order, *table->rows[k - 1][column].order);

  input.protocol.identity.planned_patients = 20;
  EXPECT_NE(find_table(compose(input), "null-lesson-20"), nullptr);
  input.recovery.reset();
  const Document empty = compose(input);
  EXPECT_TRUE(says(*find(empty, "null-lesson"), "cannot be given"));
  EXPECT_TRUE(says(*find(empty, "null-lesson"), "INSPIRE"));
}

// Two of three rates of leaving AIS A lie below what is allowed, told as staying or as leaving.
TEST(PatientsSections, TheNullLessonSaysWhichWayItLeans) {
  report::ReportInput input = test::example_report_input();
  PublishedNumber staying = number("stays", "failed"), leaving = number("leaves", "failed"),
                  met = number("met", "passed"), other = number("other", "failed");
  for (PublishedNumber* n : {&staying, &leaving, &met}) n->population = "ais0 = A and nli0 <= C8";
  staying.statistic = "share(ais = A)";
  leaving.statistic = met.statistic = "share(ais > A)";
  for (PublishedNumber* n : {&staying, &leaving, &met, &other}) {
    n->predicted = 0.5;
    n->split = "validation";
    n->allowed_lower = 0.4;
    n->allowed_upper = 0.6;
  }
  staying.predicted = 0.7;
  leaving.predicted = 0.3;
  input.published = PublishedRecovery{{staying, leaving, met, other}, "made"};
  const Document document = compose(input);
  EXPECT_TRUE(says(*find(document, "null-lesson"),
                   "of 3 published rates of leaving AIS A by which nothing was fitted, the virtual "
                   "population is below 2 and above 0 by more than their tolerance. Where it errs, "
                   "too few leave AIS A"));
  for (PublishedNumber& n : input.published->numbers) n.split = "calibration";
  EXPECT_FALSE(says(*find(compose(input), "null-lesson"), "Direction of bias"));
}

// Half cervical AIS A, half AIS C of which one of four improves: (0.286 * 4 + 1) / 8.
TEST(PatientsSections, TheNullLessonHasPublishedRatesAsControl) {
  using enum isncsci::AsiaImpairmentScale;
  oc::NaturalRecovery recovery;
  const auto cervical = [](auto grade) {
    return oc::ordinal({grade, patient::CordPart::cervical});
  };
  recovery.graded.add(cervical(c), 4);
  recovery.any_grade.add(cervical(c), 1);
  EXPECT_FALSE(improve_at_published_rates(recovery));
  recovery.graded.add(cervical(a), 4);
  recovery.any_grade.add(cervical(a), 3);
  EXPECT_NEAR(improve_at_published_rates(recovery).value(), (0.286 * 4 + 1) / 8, 1e-12);
}

/// Rows "AIS C, …" and "…, T1-T9" of the table by strata: who cannot improve so has no chance of 0.
TEST(PatientsSections, WhoCannotImproveSoHasNoChanceInTheNullLesson) {
  const Document document = compose(test::example_report_input());
  const Table* strata = find_table(document, "null-lesson-strata");
  ASSERT_NE(strata, nullptr);
  double share = 0;
  for (const auto& row : strata->rows) {
    share += *row[1].order;
    EXPECT_NE(row[2].text, "–");
    EXPECT_EQ(row[3].text == "–", row[0].text.starts_with("AIS C")) << row[0].text;
    EXPECT_EQ(row[4].text == "–", !row[0].text.ends_with("cervical")) << row[0].text;
  }
  EXPECT_LT(share, 1) << "some have an open level";
  EXPECT_GT(share, 0.9);
}

TEST(PatientsSections, AComparisonHasTheLessonFromPublishedRates) {
  ComparisonInput input;
  input.comparison.plan.planned_patients = 30;
  const Document document{"", "", {}, {null_lesson(input)}};
  EXPECT_TRUE(says(document.sections.front(), "simulates no patients"));
  EXPECT_TRUE(says(document.sections.front(), "at most 4 to 14 days after injury"));
  const Table* table = find_table(document, "null-lesson-12");
  ASSERT_NE(table, nullptr);
  EXPECT_EQ(table->notes.front(),
            "AIS A, T1 to T9: 9.1 % (95 % interval 7.1 to 11.5, n = 663) gained a grade or more "
            "from a baseline on days 1 to 14 to day 365, both after injury. Marino 2020, "
            "Neurotrauma Rep.");
  ASSERT_EQ(table->columns.size(), 5u);
  EXPECT_NEAR(*table->rows[1][1].order, 1 - std::pow(1 - 0.091, 12), 1e-12);
  EXPECT_NE(find_table(document, "null-lesson-30"), nullptr);
}

TEST(NullLesson, InWords) {
  const std::vector<oc::ConverterGroup> coin{{4, 0.5}}, sure{{3, 1}}, never{{3, 0}};
  const auto say = [](const std::vector<oc::ConverterGroup>& group) {
    return in_words(oc::upper_tail(oc::converter_distribution(group)), "patients", "improve");
  };
  EXPECT_EQ(say(coin),
            "Of 4 patients who have both examinations and whom the product does not help at all, "
            "in at least "
            "every second trial 2 or more improve, and even all 4 do so in more than one trial in "
            "twenty.");
  EXPECT_EQ(say(sure),
            "Of 3 patients who have both examinations and whom the product does not help at all, "
            "in at least "
            "every second trial 3 or more improve, and even all 3 do so in more than one trial in "
            "twenty.");
  EXPECT_EQ(say(never),
            "Of 3 patients who have both examinations and whom the product does not help at all, "
            "in most trials "
            "none will improve. "
            "Only from 1 of 3 on is it rarer than one trial in twenty (0.0 %).");
}

}  // namespace caudata::report
