// SPDX-License-Identifier: Apache-2.0
#include "oc/optimise.hpp"

#include <gtest/gtest.h>

#include "oc/compare.hpp"
#include "oc/verdict_rows.hpp"
#include "support/example_study.hpp"
#include "trial/comparison_draft.hpp"

namespace caudata::oc {
namespace {

using design::OptionValue;

trial::Comparison example() {
  trial::Comparison c = trial::comparison_of(test::example_protocol(), 0.25, {}, 0.6);
  c.optimise.emplace();
  c.optimise->design = "3+3";
  c.optimise->search = {{"dlt_allowed_of_six", {std::int64_t{0}, std::int64_t{1}}, {}},
                        {"mtd_needs_six", {false, true}, {}}};
  return c;
}

TEST(Optimise, EvaluatesEveryCombinationAsTheComparisonDoes) {
  const auto search = optimise(example(), 2, {});
  ASSERT_TRUE(search) << core::to_text(search.error());
  ASSERT_EQ(search->candidates.size(), 4u);
  EXPECT_EQ(search->candidates[1].values, (std::vector<OptionValue>{std::int64_t{0}, true}));
  EXPECT_EQ(search->candidates[2].values, (std::vector<OptionValue>{std::int64_t{1}, false}));
  const auto plain = compare(example(), 1, {});
  ASSERT_TRUE(plain);
  for (const Estimate& row : plain->rows)
    if (row.scenario == averaged_scenario && row.metric == "p_correct") {
      EXPECT_EQ(search->candidates[2].correct, row.value);
    }
}

TEST(Optimise, TheBestIsAdmissibleAndNoneAdmissibleIsBetter) {
  trial::Comparison c = example();
  const auto free = optimise(c, 1, {});
  ASSERT_TRUE(free);
  double least = 1, most = 0;
  for (const Candidate& candidate : free->candidates) {
    least = std::min(least, candidate.overdose);
    most = std::max(most, candidate.overdose);
  }
  ASSERT_LT(least, most);
  c.optimise->most_overdose = (least + most) / 2;
  const auto bound = optimise(c, 1, {});
  ASSERT_TRUE(bound);
  ASSERT_GE(bound->best, 0);
  const Candidate& best = bound->candidates[static_cast<std::size_t>(bound->best)];
  EXPECT_TRUE(best.admissible);
  EXPECT_TRUE(best.on_front);
  for (const Candidate& candidate : bound->candidates) {
    EXPECT_EQ(candidate.admissible, candidate.overdose <= *c.optimise->most_overdose);
    if (candidate.admissible) {
      EXPECT_LE(candidate.objective, best.objective);
    }
  }
  c.optimise->most_patients = 1;
  EXPECT_EQ(optimise(c, 1, {})->best, -1);
}

TEST(Optimise, NoPointOfTheFrontBeatsAnother) {
  const auto search = optimise(example(), 1, {});
  ASSERT_TRUE(search);
  int on_front = 0;
  for (const Candidate& a : search->candidates) {
    if (!a.on_front) continue;
    ++on_front;
    for (const Candidate& b : search->candidates)
      EXPECT_FALSE(b.correct > a.correct && b.overdose < a.overdose && b.evaluable < a.evaluable);
  }
  EXPECT_GT(on_front, 0);
}

TEST(Optimise, ModifiersHoldForEveryCandidate) {
  trial::Comparison c = example();
  c.optimise->modifiers = {{"stop at n", {{"n", {std::int64_t{3}, {}}}}, {}}};
  const auto search = optimise(c, 1, {});
  ASSERT_TRUE(search);
  const int parts = static_cast<int>(c.parts.size());
  for (const Candidate& candidate : search->candidates)
    EXPECT_LE(candidate.most_patients, 3 * parts);
}

TEST(Optimise, LeavesOutWhatTheDesignRefuses) {
  trial::Comparison c = example();
  c.optimise->search[0].values.push_back(std::int64_t{7});
  const auto search = optimise(c, 1, {});
  ASSERT_TRUE(search);
  EXPECT_EQ(search->candidates.size(), 4u);
  EXPECT_EQ(search->refused, 2u);
  c.optimise->search[0].values = {std::int64_t{7}};
  const auto none = optimise(c, 1, {});
  ASSERT_FALSE(none);
  EXPECT_EQ(none.error()[0].rule, "optimise.all-refused");
  ASSERT_GE(none.error().size(), 2u) << "without what the design says";
  EXPECT_TRUE(none.error()[1].rule.starts_with("design.")) << none.error()[1].rule;
}

std::string first_rule(const trial::Comparison& comparison) {
  const auto search = optimise(comparison, 1, {});
  return search ? "" : search.error()[0].rule;
}

TEST(Optimise, SaysWhyADesignIsNotSearched) {
  trial::Comparison c = example();
  c.optimise->search = {{"cohort_size", {std::int64_t{2}, std::int64_t{3}}, {}}};
  c.optimise->design = "BOIN12";
  EXPECT_EQ(first_rule(c), "optimise.weighs-responses");
  c.optimise->design = "TITE-BOIN";
  EXPECT_EQ(first_rule(c), "optimise.not-exact");
}

TEST(Optimise, CountsTheCandidatesBeforeItMakesOne) {
  trial::Comparison c = example();
  const std::vector<OptionValue> refused(200, std::int64_t{7});
  c.optimise->search = {{"dlt_allowed_of_six", refused, {}}, {"start_dose", refused, {}}};
  EXPECT_EQ(first_rule(c), "optimise.too-many");
}

}  // namespace
}  // namespace caudata::oc
