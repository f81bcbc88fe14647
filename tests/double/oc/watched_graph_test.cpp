// SPDX-License-Identifier: Apache-2.0
// The sweep that carries events of the procedure, against every course of the trial one by one.
#include "oc/watched_graph.hpp"

#include <gtest/gtest.h>

#include <map>
#include <numeric>

#include "design/joint_rules.hpp"
#include "design/trials.hpp"

namespace caudata::oc {
namespace {

using design::Escalation;
using design::JointRule;
using design::Tallies;

constexpr double watched_rounding = 1e-12;

Escalation watched(JointRule rule, std::size_t single, std::size_t repeated) {
  return design::testing::linked(design::testing::sad_and_mad(single, repeated),
                                 design::PartOrder::by_part, design::GateRule::same_dose_cleared,
                                 {},
                                 {.max_dlt_part = {}, .joint = design::testing::joint_rule(rule)});
}

Truth truth_of(const Escalation& escalation, double dlt, double first, double step) {
  Truth truth = flat_truth("", escalation.ladder(), dlt);
  truth.p_procedure = truth.p;
  double rate = first;
  for (auto& part : truth.p_procedure) {
    for (double& p : part) {
      p = rate;
      rate += step;
    }
  }
  return truth;
}

double binomial(int n, int k, double p) {
  double value = 1;
  for (int i = 0; i < k; ++i) value = value * (n - i) / (i + 1) * p;
  for (int i = k; i < n; ++i) value *= 1 - p;
  return value;
}

/// What all courses come to, summed without merging any.
struct Courses {
  const Escalation& escalation;
  const Truth& truth;
  std::map<design::Conclusion, double> conclusion;
  double patients{0}, events{0};

  void follow(const Tallies& tallies, int seen, double probability) {
    const int n = tallies.total().evaluable;
    const auto decision = escalation.next(tallies, {n, seen});
    if (const auto* stop = std::get_if<design::Stop>(&decision)) {
      conclusion[stop->conclusion] += probability;
      patients += n * probability;
      events += seen * probability;
      return;
    }
    const auto& treat = std::get<design::Treat>(decision);
    const double p = truth.p[treat.at.part][treat.at.dose];
    const double q = truth.p_procedure[treat.at.part][treat.at.dose];
    for (int dlt = 0; dlt <= treat.patients; ++dlt) {
      for (int event = 0; event <= treat.patients; ++event) {
        Tallies after = tallies;
        after.add(treat.at, treat.patients, dlt);
        follow(after, seen + event,
               probability * binomial(treat.patients, dlt, p) * binomial(treat.patients, event, q));
      }
    }
  }
};

void expect_same(const Escalation& escalation, const Truth& truth) {
  Courses all{escalation, truth, {}};
  all.follow({}, 0, 1);
  const WatchedGraph graph = watched_graph(escalation);
  const ExactCharacteristics exact = evaluate(graph, truth);
  std::map<design::Conclusion, double> conclusion;
  for (std::size_t i = 0; i < exact.conclusion.size(); ++i)
    if (exact.conclusion[i] > 0) conclusion[graph.graph.conclusions[i]] = exact.conclusion[i];
  ASSERT_EQ(conclusion.size(), all.conclusion.size());
  for (const auto& [what, probability] : all.conclusion)
    EXPECT_NEAR(conclusion[what], probability, watched_rounding);
  double patients = 0;
  for (std::size_t n = 0; n < exact.patients.size(); ++n)
    patients += static_cast<double>(n) * exact.patients[n];
  EXPECT_NEAR(patients, all.patients, watched_rounding * patients);
  EXPECT_NEAR(mean_procedure_events(graph, exact, truth), all.events, watched_rounding * patients);
  EXPECT_NEAR(std::accumulate(exact.patients.begin(), exact.patients.end(), 0.0), 1,
              watched_rounding);
}

TEST(WatchedGraph, EqualsEveryCourseOneByOne) {
  for (const JointRule rule : {JointRule::procedure_alone, JointRule::either, JointRule::both}) {
    const Escalation escalation = watched(rule, 2, 1);
    expect_same(escalation, truth_of(escalation, 0.2, 0.05, 0.1));
    expect_same(escalation, truth_of(escalation, 0.5, 0.3, 0));
  }
}

TEST(WatchedGraph, WithoutEventsIsTheGraphItself) {
  const Escalation escalation = watched(JointRule::procedure_alone, 3, 2);
  const Truth truth = flat_truth("", escalation.ladder(), 0.15);
  const WatchedGraph graph = watched_graph(escalation);
  const ExactCharacteristics with = evaluate(graph, truth), without = evaluate(graph.graph, truth);
  ASSERT_EQ(with.conclusion.size(), without.conclusion.size());
  for (std::size_t i = 0; i < with.conclusion.size(); ++i)
    EXPECT_NEAR(with.conclusion[i], without.conclusion[i], watched_rounding);
  for (std::size_t i = 0; i < with.cohorts.size(); ++i)
    EXPECT_NEAR(with.cohorts[i], without.cohorts[i], watched_rounding);
}

}  // namespace
}  // namespace caudata::oc
