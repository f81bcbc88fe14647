// SPDX-License-Identifier: Apache-2.0
#include <benchmark/benchmark.h>

#include "design/designs/three_plus_three.hpp"
#include "oc/enumerate.hpp"

// What a decision, a graph of states and one more truth cost.
namespace caudata {
namespace {

design::Escalation sad_then_mad(design::DeEscalation de_escalation) {
  design::DoseLadder ladder{{{"SAD", {"L", "H"}}, {"MAD", {"L", "H"}}}};
  const design::ThreePlusThree rule({.de_escalation = de_escalation});
  return {std::move(ladder),
          {{rule, {}, {}, {}}, {rule, 0, design::GateRule::same_dose_cleared, {}}},
          design::PartOrder::by_part,
          {}};
}

design::DeEscalation variant(const benchmark::State& state) {
  return static_cast<design::DeEscalation>(state.range(0));
}

void next_in_mad(benchmark::State& state) {
  const design::Escalation escalation = sad_then_mad(variant(state));
  design::Tallies tallies;
  tallies.add({0, 0}, 3, 0);
  tallies.add({0, 1}, 3, 0);
  tallies.add({1, 0}, 3, 1);
  for (auto _ : state) benchmark::DoNotOptimize(escalation.next(tallies));
}
BENCHMARK(next_in_mad)->DenseRange(0, 1);

void build_graph(benchmark::State& state) {
  const design::Escalation escalation = sad_then_mad(variant(state));
  for (auto _ : state) benchmark::DoNotOptimize(oc::state_graph(escalation));
  state.counters["states"] = oc::state_graph(escalation).states;
}
BENCHMARK(build_graph)->DenseRange(0, 1)->Unit(benchmark::kMicrosecond);

void one_more_truth(benchmark::State& state) {
  const design::Escalation escalation = sad_then_mad(variant(state));
  const oc::StateGraph graph = oc::state_graph(escalation);
  const oc::Truth truth = oc::flat_truth("", escalation.ladder(), 0.1);
  for (auto _ : state) benchmark::DoNotOptimize(oc::evaluate(graph, truth));
}
BENCHMARK(one_more_truth)->DenseRange(0, 1)->Unit(benchmark::kMicrosecond);

void one_more_truth_with_rows(benchmark::State& state) {
  const design::Escalation escalation = sad_then_mad(variant(state));
  const oc::StateGraph graph = oc::state_graph(escalation);
  const oc::Truth truth = oc::flat_truth("", escalation.ladder(), 0.1);
  for (auto _ : state) benchmark::DoNotOptimize(oc::exact_estimates(escalation, graph, truth, 12));
}
BENCHMARK(one_more_truth_with_rows)->DenseRange(0, 1)->Unit(benchmark::kMicrosecond);

}  // namespace
}  // namespace caudata
