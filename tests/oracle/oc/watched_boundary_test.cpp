// SPDX-License-Identifier: Apache-2.0
// Without any DLT 3+3 treats three patients at every dose: then the trial is nothing but the
// boundary with a look after each cohort, whose characteristics are known in closed form.
#include <gtest/gtest.h>

#include <numeric>

#include "design/trials.hpp"
#include "oc/watched_graph.hpp"

namespace caudata::oc {
namespace {

constexpr int cohort = 3, levels = 6;
constexpr double rounding = 1e-13;

design::JointStopping rule_of(const design::BoundaryEntry& family) {
  design::BoundaryPlan plan{.tolerated_rate = 0.1, .alpha = 0.1};
  plan.looks.resize(cohort * levels);
  std::iota(plan.looks.begin(), plan.looks.end(), 1);
  return {design::JointRule::procedure_alone,
          std::string(family.name),
          design::safety_boundary(family, plan, {}).value(),
          "",
          {}};
}

/// The same boundary, looked at when a cohort is complete.
design::SafetyBoundary by_cohort(const design::SafetyBoundary& all) {
  design::SafetyBoundary some;
  for (std::size_t look = cohort - 1; look < all.looks.size(); look += cohort) {
    some.looks.push_back(all.looks[look]);
    some.stop_at.push_back(all.stop_at[look]);
  }
  return some;
}

TEST(WatchedBoundary, WithoutDltsIsTheBoundaryItself) {
  for (const design::BoundaryEntry* family : design::boundary_entries()) {
    const design::JointStopping rule = rule_of(*family);
    const design::Escalation escalation =
        design::testing::single_ladder(levels, {}, {.max_dlt_part = {}, .joint = rule});
    const WatchedGraph graph = watched_graph(escalation);
    for (const double rate : {0.02, 0.1, 0.3, 0.9}) {
      Truth truth = flat_truth("", escalation.ladder(), 0);
      truth.p_procedure = flat_truth("", escalation.ladder(), rate).p;
      const ExactCharacteristics exact = evaluate(graph, truth);
      const auto expected = design::characteristics(by_cohort(rule.procedure), rate);
      double stopped = 0, patients = 0;
      for (std::size_t i = 0; i < exact.conclusion.size(); ++i)
        if (graph.graph.conclusions[i].kind == design::ConclusionKind::stopped_for_safety)
          stopped += exact.conclusion[i];
      for (std::size_t n = 0; n < exact.patients.size(); ++n)
        patients += static_cast<double>(n) * exact.patients[n];
      EXPECT_NEAR(stopped, expected.stop_probability, rounding) << family->name;
      EXPECT_NEAR(patients, expected.expected_patients, rounding * cohort * levels);
      EXPECT_NEAR(mean_procedure_events(graph, exact, truth), expected.expected_events,
                  rounding * cohort * levels);
      if (rate <= 0.1) {
        EXPECT_LE(stopped, 0.1 + rounding) << family->name;
      }
    }
  }
}

}  // namespace
}  // namespace caudata::oc
