// SPDX-License-Identifier: Apache-2.0
#include <gtest/gtest.h>

#include "design/make_design.hpp"
#include "oc/exact_characteristics.hpp"

// 2+1 in closed form: a dose is passed with probability a = q^2 + 2pq q (0 of 2, or 1 of 3); dose j
// is the conclusion when all up to it are passed and the next is not.
namespace caudata::oc {
namespace {

TEST(ExactTwoPlusOne, EqualsTheClosedForm) {
  const std::vector<double> p{0.05, 0.15, 0.3, 0.45};
  const design::LadderPart part = design::numbered_ladder(p.size());
  const design::Escalation escalation({{part}},
                                      {{*design::make_design("2+1", {}, part), {}, {}, {}}},
                                      design::PartOrder::by_part, {});
  const StateGraph graph = state_graph(escalation);
  const ExactCharacteristics exact = evaluate(graph, {"closed form", {p}});
  double passed = 1;  // all doses below
  for (std::size_t dose = 0; dose < p.size(); ++dose) {
    const double q = 1 - p[dose];
    const double a = q * q + 2 * p[dose] * q * q;
    EXPECT_NEAR(exact.level[0][dose].evaluable, passed * (2 + 2 * p[dose] * q), 1e-12);
    double here = 0;  // the trial ends because this dose is not passed
    for (std::size_t i = 0; i < graph.conclusions.size(); ++i) {
      const auto& level = graph.conclusions[i].level;
      const bool below = dose == 0 ? !level : level && level->dose + 1u == dose;
      if (below) here += exact.conclusion[i];
    }
    EXPECT_NEAR(here, passed * (1 - a), 1e-12);
    passed *= a;
  }
}

}  // namespace
}  // namespace caudata::oc
