// SPDX-License-Identifier: Apache-2.0
#include "oc/scenario_prior.hpp"

#include <gtest/gtest.h>

#include "design/trials.hpp"

namespace caudata::oc {
namespace {

using core::Prior;
using design::testing::single_ladder;

const std::vector<std::vector<Prior>> betas{
    {Prior{core::Beta{1, 9}, {}}, Prior{core::Beta{2, 8}, {}}, Prior{core::Uniform{0.1, 0.6}, {}}}};

TEST(ScenarioPrior, OneScenarioIsItself) {
  const StateGraph graph = state_graph(single_ladder(3));
  const Truth truth{"", {{0.1, 0.2, 0.4}}};
  const ExactCharacteristics alone = evaluate(graph, truth);
  const ExactCharacteristics mean = averaged(graph, weighted({truth}, {3}));
  EXPECT_EQ(mean.conclusion, alone.conclusion);
  EXPECT_EQ(mean.level[0][1].dlt, alone.level[0][1].dlt);
}

TEST(ScenarioPrior, WeightsAreInProportion) {
  const design::Escalation escalation = single_ladder(3);
  const StateGraph graph = state_graph(escalation);
  const Truth low = flat_truth("", escalation.ladder(), 0.1);
  const Truth high = flat_truth("", escalation.ladder(), 0.5);
  const double a = evaluate(graph, low).level[0][0].evaluable;
  const double b = evaluate(graph, high).level[0][0].evaluable;
  const ExactCharacteristics mean = averaged(graph, weighted({low, high}, {1, 3}));
  EXPECT_NEAR(mean.level[0][0].evaluable, (a + 3 * b) / 4, 1e-14);
}

// E(1 - p)^3 under a beta prior is a product of moments; all patients of a one-dose 3+3 without a
// DLT among the first three clear the dose at once, so P(n = 3) = E(1-p)^3 + E p^2 (...) is a
// polynomial of degree 3 too.
TEST(ScenarioPrior, AveragesAPolynomialAsTheBetaMomentsDo) {
  const StateGraph graph = state_graph(single_ladder(1));
  const ScenarioPrior prior = drawn({{Prior{core::Beta{2, 5}, {}}}}, DoseOrder::as_drawn, 20'000);
  const ExactCharacteristics mean = averaged(graph, prior);
  const auto moment = [](int dlt) {  // E p^dlt (1 - p)^(3 - dlt)
    double product = 1;
    for (int i = 0; i < 3; ++i) product /= 7 + i;
    for (int i = 0; i < dlt; ++i) product *= 2 + i;
    for (int i = 0; i < 3 - dlt; ++i) product *= 5 + i;
    return product;
  };
  EXPECT_NEAR(mean.patients[3], moment(0) + 3 * moment(2) + moment(3), 1e-4);
  EXPECT_NEAR(mean.level[0][0].treated, 1, 1e-12);
}

TEST(ScenarioPrior, AscendingDrawsNeverFall) {
  const ScenarioPrior prior = drawn(betas, DoseOrder::ascending, 500);
  ASSERT_EQ(prior.truths.size(), 500u);
  for (const Truth& truth : prior.truths) {
    ASSERT_TRUE(std::is_sorted(truth.p[0].begin(), truth.p[0].end()));
  }
}

TEST(ScenarioPrior, PointsFillEveryMargin) {
  const std::vector<Prior> uniform(4, Prior{core::Uniform{0, 1}, {}});
  constexpr int points = 1000, bins = 10;
  const ScenarioPrior prior = drawn({uniform}, DoseOrder::as_drawn, points);
  for (std::size_t dose = 0; dose < uniform.size(); ++dose) {
    std::array<int, bins> count{};
    for (const Truth& truth : prior.truths)
      ++count[static_cast<std::size_t>(truth.p[0][dose] * bins)];
    for (const int n : count) EXPECT_NEAR(n, points / bins, 8);
  }
}

TEST(ScenarioPrior, AnyNumberOfThreadsGivesTheSameBits) {
  const StateGraph graph = state_graph(single_ladder(3));
  const ScenarioPrior prior = drawn(betas, DoseOrder::ascending, 300);
  const ExactCharacteristics one = averaged(graph, prior, 1), three = averaged(graph, prior, 3);
  EXPECT_EQ(one.conclusion, three.conclusion);
  EXPECT_EQ(one.cohorts, three.cohorts);
  EXPECT_EQ(one.level[0][2].evaluable, three.level[0][2].evaluable);
}

}  // namespace
}  // namespace caudata::oc
