// SPDX-License-Identifier: Apache-2.0
#include "oc/enumerate.hpp"

#include <gtest/gtest.h>

#include <set>
#include <tuple>

#include "design/make_design.hpp"
#include "design/trials.hpp"
#include "oc/planned_size.hpp"

namespace caudata::oc {
namespace {

using design::Escalation;
using design::testing::linked;
using design::testing::sad_and_mad;

Escalation registered(design::StoppingLimits limits = {}) {
  return linked(sad_and_mad(2, 2), design::PartOrder::by_part, design::GateRule::same_dose_cleared,
                {}, std::move(limits));
}

std::set<std::string> metrics(const OperatingCharacteristics& rows) {
  std::set<std::string> names;
  for (const Estimate& row : rows) names.insert(row.metric);
  return names;
}

TEST(Enumerate, GivesEveryExactMetricOnceAndWithoutError) {
  const Escalation escalation = registered();
  const std::vector<Truth> truths{flat_truth("low", escalation.ladder(), 0.02),
                                  flat_truth("high", escalation.ladder(), 0.4)};
  const OperatingCharacteristics rows = enumerate(escalation, truths, 12);
  std::set<std::tuple<std::string, std::string, std::string, std::string>> keys;
  for (const Estimate& row : rows) {
    EXPECT_TRUE(keys.emplace(row.scenario, row.part, row.dose, row.metric).second) << row.metric;
    EXPECT_EQ(row.method, Method::exact);
    EXPECT_EQ(row.mc_error, 0);
    EXPECT_EQ(row.trials, 0u);
    EXPECT_EQ(row.design, escalation.name());
  }
  const std::set<std::string> expected{"p_mtd",
                                       "p_maximum_administered",
                                       "p_next_part_not_tolerated",
                                       "p_no_safe_dose",
                                       "p_stopped_for_safety",
                                       "p_n_reached",
                                       "p_level_treated",
                                       "mean_evaluable",
                                       "mean_dlt",
                                       "p_evaluable_exceeds_planned",
                                       "p_evaluable_equals_planned_no_expansion"};
  EXPECT_EQ(metrics(rows), expected);
  // per truth: 6 metrics of 4 levels and 7 of the trial
  EXPECT_EQ(rows.size(), 2u * (6 * 4 + 7));
}

TEST(Enumerate, LeavesOutWhatHasNoMeaning) {
  const Escalation plain = registered();
  const std::vector<Truth> truth{flat_truth("", plain.ladder(), 0.1)};
  EXPECT_FALSE(metrics(enumerate(plain, truth, {})).contains("p_evaluable_exceeds_planned"));
}

TEST(Enumerate, EqualGraphsForEqualDesigns) {
  const StateGraph a = state_graph(registered()), b = state_graph(registered());
  EXPECT_EQ(a.edges, b.edges);
  EXPECT_EQ(a.conclusions, b.conclusions);
  EXPECT_EQ(a.batches, b.batches);
}

TEST(PlannedSize, WarnsWithTheExactProbabilities) {
  const Escalation escalation = registered();
  const std::vector<Truth> truths{flat_truth("tenth", escalation.ladder(), 0.1)};
  const core::SourceLocation at{"p.protocol.toml", 9, 1};
  const core::Issues issues = check_planned_n(escalation, 12, truths, at);
  ASSERT_EQ(issues.size(), 1u);
  EXPECT_EQ(issues[0].rule, "design.planned-n");
  EXPECT_EQ(issues[0].severity, core::Severity::warning);
  EXPECT_EQ(issues[0].at, at);
  EXPECT_EQ(issues[0].message,
            "planned n = 12 holds only if no cohort expands; the design can treat up to 24 "
            "evaluable patients");
  // (1 - p)^12 = 78.5, 54.0, 28.2, 6.9 %
  for (const char* part :
       {"DLT rate 2 %: ", "and 78.5 %", "DLT rate 5 %: ", "and 54.0 %",
        "DLT rate 10 %: ", "and 28.2 %", "DLT rate 20 %: ", "and 6.9 %", "scenario \"tenth\": "}) {
    EXPECT_NE(issues[0].why.find(part), std::string::npos) << part << " in " << issues[0].why;
  }
}

TEST(PlannedSize, IsSilentIfTheNumberCannotBeExceeded) {
  EXPECT_TRUE(check_planned_n(registered(), 24, {}, {}).empty());
  EXPECT_TRUE(check_planned_n(registered({12, 0, {}}), 12, {}, {}).empty());
}

TEST(PlannedSize, ANumberOtherThanOneCohortPerLevelCanBeExceeded) {
  const core::Issues issues = check_planned_n(registered(), 15, {}, {});
  ASSERT_EQ(issues.size(), 1u);
  EXPECT_TRUE(issues[0].message.starts_with("planned n = 15 can be exceeded"));
}

TEST(PlannedSize, OfADesignThatWeighsResponsesOnlyWhereTheyAreStated) {
  const design::LadderPart part = design::numbered_ladder(2);
  const auto made = design::make_design(
      "BOIN12",
      design::options_of({{"max_patients", std::int64_t{6}}, {"cohort_size", std::int64_t{3}}}),
      part);
  ASSERT_TRUE(made) << core::to_text(made.error());
  const Escalation escalation({{part}}, {{*made, {}, {}, {}}}, design::PartOrder::by_part, {});
  Truth toxicity_only = flat_truth("toxicity only", escalation.ladder(), 0.1);
  Truth both = toxicity_only;
  both.scenario = "both";
  both.p_response = {{0.3, 0.5}};
  const core::Issues issues = check_planned_n(escalation, 3, std::vector{toxicity_only, both}, {});
  ASSERT_EQ(issues.size(), 1u);
  EXPECT_EQ(issues[0].why.find("DLT rate"), std::string::npos) << issues[0].why;
  EXPECT_EQ(issues[0].why.find("toxicity only"), std::string::npos) << issues[0].why;
  EXPECT_NE(issues[0].why.find("scenario \"both\": "), std::string::npos) << issues[0].why;
  EXPECT_NE(issues[0].why.find("weighs responses"), std::string::npos) << issues[0].why;
}

}  // namespace
}  // namespace caudata::oc
