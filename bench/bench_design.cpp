// SPDX-License-Identifier: Apache-2.0
#include <benchmark/benchmark.h>
#include <fmt/format.h>

#include "design/designs/three_plus_three.hpp"
#include "oc/complete_data.hpp"
#include "oc/enumerate.hpp"
#include "oc/pathways.hpp"
#include "oc/scenario_prior.hpp"
#include "oc/simulate_calendar.hpp"
#include "standard_job.hpp"

// What operating characteristics, exact and simulated, a decision and its pathways cost on the
// standard job; at the end the linked ladder of the examples.
namespace caudata {
namespace {

using benchmark::State;
using design::AnyDesign;
using design::Escalation;

constexpr core::Seed seed{20261122};

/// The graph is built anew every time.
void exact(State& state, const Escalation& escalation, unsigned threads) {
  for (auto _ : state) {
    const oc::StateGraph graph = oc::state_graph(escalation, threads);
    benchmark::DoNotOptimize(oc::evaluate(graph, standard_job::truth()));
  }
  state.counters["states"] = oc::state_graph(escalation).states;
}

void further_scenario(State& state) {
  const Escalation escalation = standard_job::alone(standard_job::interval("BOIN"));
  const oc::StateGraph graph = oc::state_graph(escalation);
  const oc::Truth truth = standard_job::truth();
  for (auto _ : state) benchmark::DoNotOptimize(oc::evaluate(graph, truth));
}

/// Time per scenario: items.
void many_scenarios(State& state) {
  const Escalation escalation = standard_job::alone(standard_job::interval("BOIN"));
  const oc::StateGraph graph = oc::state_graph(escalation);
  const std::vector<oc::Truth> truths(64, standard_job::truth());
  for (auto _ : state) benchmark::DoNotOptimize(oc::evaluate_all(graph, truths));
  state.SetItemsProcessed(state.iterations() * static_cast<std::int64_t>(truths.size()));
}

/// Beta priors about the standard scenario, each worth ten patients.
oc::ScenarioPrior ten_thousand_scenarios() {
  constexpr double worth = 10;
  std::vector<core::Prior> priors;
  for (const double p : standard_job::p_dlt) {
    priors.emplace_back(core::Beta{worth * p, worth * (1 - p)});
  }
  return oc::drawn({priors}, oc::DoseOrder::ascending, 10'000);
}

void prior_scenarios(State& state, unsigned threads) {
  const Escalation escalation = standard_job::alone(standard_job::interval("BOIN"));
  const oc::StateGraph graph = oc::state_graph(escalation);
  const oc::ScenarioPrior prior = ten_thousand_scenarios();
  for (auto _ : state) benchmark::DoNotOptimize(oc::averaged(graph, prior, threads));
}

void draw_scenarios(State& state) {
  for (auto _ : state) benchmark::DoNotOptimize(ten_thousand_scenarios());
}

/// Nothing is remembered between two runs.
void simulated(State& state, const Escalation& escalation, unsigned threads) {
  constexpr std::uint64_t trials = 1'000'000;
  const oc::Truth truth = standard_job::truth();
  for (auto _ : state) {
    benchmark::DoNotOptimize(
        oc::simulate_complete_data(escalation, truth, {seed, 0, trials}, threads));
  }
  state.SetItemsProcessed(state.iterations() * static_cast<std::int64_t>(trials));
}

/// Windows of three months; three patients come in one, evenly; DLTs at any time in it.
oc::TrialTiming steady() {
  oc::TrialTiming timing;
  timing.accrual = {oc::AccrualLaw::fixed, 1, oc::FirstArrival::after_one_gap,
                    oc::WhenSuspended::goes_elsewhere};
  timing.dlt = {oc::OnsetLaw::uniform, 3, {}};
  return timing;
}

/// Three patients come in a month of a window of three, by chance; DLTs come late.
oc::TrialTiming crowded() {
  oc::TrialTiming timing;
  timing.accrual = {oc::AccrualLaw::poisson, 1.0 / 3, oc::FirstArrival::at_once,
                    oc::WhenSuspended::goes_elsewhere};
  timing.dlt = {oc::OnsetLaw::weibull, 3, 0.5};
  return timing;
}

void in_calendar(State& state, const AnyDesign& design, const oc::TrialTiming& timing,
                 unsigned threads) {
  constexpr std::uint64_t trials = 20'000;
  for (auto _ : state) {
    benchmark::DoNotOptimize(
        oc::simulate_calendar(design, {standard_job::p_dlt, {}, 0}, timing, seed, trials, threads));
  }
  state.SetItemsProcessed(state.iterations() * static_cast<std::int64_t>(trials));
}

/// The middle of a trial.
design::Tallies so_far(const Escalation& escalation) {
  design::Tallies tallies;
  tallies.add({0, 0}, 3, 0);
  tallies.add({0, 1}, 6, 1);
  tallies.add({0, 2}, 6, 3);
  if (!escalation.uses_efficacy()) return tallies;
  for (std::size_t dose = 0; dose < 3; ++dose) {
    tallies.at[0][dose].response = static_cast<std::int16_t>(1 + dose);
  }
  return tallies;
}

void next_dose(State& state, const Escalation& escalation) {
  const design::Tallies tallies = escalation.recall(so_far(escalation));
  for (auto _ : state) benchmark::DoNotOptimize(escalation.next(tallies));
}

void pathways_of_four(State& state, const Escalation& escalation) {
  for (auto _ : state) {
    benchmark::DoNotOptimize(oc::pathways(escalation, design::Tallies{}, 4));
  }
}

Escalation sad_then_mad(design::DeEscalation de_escalation) {
  design::DoseLadder ladder{{{"SAD", {"L", "H"}}, {"MAD", {"L", "H"}}}};
  const design::ThreePlusThree rule({.de_escalation = de_escalation});
  return {std::move(ladder),
          {{rule, {}, {}, {}}, {rule, 0, design::GateRule::same_dose_cleared, {}}},
          design::PartOrder::by_part,
          {}};
}

void linked_graph(State& state, const Escalation& escalation) {
  for (auto _ : state) benchmark::DoNotOptimize(oc::state_graph(escalation));
  state.counters["states"] = oc::state_graph(escalation).states;
}

void linked_truth(State& state, const Escalation& escalation) {
  const oc::StateGraph graph = oc::state_graph(escalation);
  const oc::Truth truth = oc::flat_truth("", escalation.ladder(), 0.1);
  for (auto _ : state) benchmark::DoNotOptimize(oc::evaluate(graph, truth));
}

void linked_rows(State& state, const Escalation& escalation) {
  const oc::StateGraph graph = oc::state_graph(escalation);
  const oc::Truth truth = oc::flat_truth("", escalation.ladder(), 0.1);
  for (auto _ : state) benchmark::DoNotOptimize(oc::exact_estimates(escalation, graph, truth, 12));
}

struct Named {
  std::string name;
  Escalation escalation;
};

std::vector<Named> on_tallies() {
  std::vector<Named> all{{"3+3", standard_job::alone(standard_job::three_plus_three())}};
  for (const char* name : {"BOIN", "Keyboard", "mTPI-2"}) {
    all.push_back({name, standard_job::alone(standard_job::interval(name))});
  }
  all.push_back({"CRM", standard_job::alone(standard_job::crm())});
  all.push_back({"BLRM", standard_job::alone(standard_job::blrm())});
  all.push_back({"BOIN12", standard_job::alone(standard_job::boin12(), 3)});
  return all;
}

void register_exact(const Named& one) {
  const bool fast = one.name != "BLRM" && one.name != "BOIN12";
  for (const unsigned threads : {1u, 2u}) {
    if (fast && threads == 2) continue;
    benchmark::RegisterBenchmark(fmt::format("exact/{}/threads:{}", one.name, threads).c_str(),
                                 [one, threads](State& s) { exact(s, one.escalation, threads); })
        ->Unit(benchmark::kMillisecond)
        ->UseRealTime();
  }
}

void register_simulated(const Named& one) {
  if (one.name == "BLRM") return;
  for (const unsigned threads : {1u, 2u}) {
    benchmark::RegisterBenchmark(
        fmt::format("simulated/{}/threads:{}", one.name, threads).c_str(),
        [one, threads](State& s) { simulated(s, one.escalation, threads); })
        ->Unit(benchmark::kMillisecond)
        ->UseRealTime()
        ->MeasureProcessCPUTime();
  }
}

void register_calendar(const std::string& name, const AnyDesign& design,
                       const oc::TrialTiming& timing) {
  for (const unsigned threads : {1u, 2u}) {
    benchmark::RegisterBenchmark(fmt::format("simulated/{}/threads:{}", name, threads).c_str(),
                                 [=](State& s) { in_calendar(s, design, timing, threads); })
        ->Unit(benchmark::kMillisecond)
        ->UseRealTime()
        ->MeasureProcessCPUTime();
  }
}

void register_scenarios() {
  benchmark::RegisterBenchmark("scenario/one", further_scenario)->Unit(benchmark::kMicrosecond);
  benchmark::RegisterBenchmark("scenario/in lanes", many_scenarios)->Unit(benchmark::kMicrosecond);
  for (const unsigned threads : {1u, 2u}) {
    benchmark::RegisterBenchmark(
        fmt::format("scenario/10,000 of a prior/threads:{}", threads).c_str(),
        [threads](State& s) { prior_scenarios(s, threads); })
        ->Unit(benchmark::kMillisecond)
        ->UseRealTime();
  }
  benchmark::RegisterBenchmark("scenario/drawing 10,000", draw_scenarios)
      ->Unit(benchmark::kMillisecond);
}

void register_decisions(const Named& one) {
  benchmark::RegisterBenchmark(("next/" + one.name).c_str(), [one](State& s) {
    next_dose(s, one.escalation);
  })->Unit(benchmark::kMicrosecond);
  if (one.name == "EffTox") return;
  benchmark::RegisterBenchmark(("pathways of four cohorts/" + one.name).c_str(), [one](State& s) {
    pathways_of_four(s, one.escalation);
  })->Unit(benchmark::kMillisecond);
}

void register_linked(const std::string& name, design::DeEscalation rule) {
  const Escalation linked = sad_then_mad(rule);
  const auto add = [&](const char* what, void (*run)(State&, const Escalation&)) {
    benchmark::RegisterBenchmark(fmt::format("SAD to MAD, {}/{}", name, what).c_str(),
                                 [linked, run](State& s) { run(s, linked); })
        ->Unit(benchmark::kMicrosecond);
  };
  add("graph", linked_graph);
  add("one truth", linked_truth);
  add("one truth, rows", linked_rows);
}

void register_all() {
  const std::vector<Named> designs = on_tallies();
  for (const Named& one : designs) register_exact(one);
  register_scenarios();
  for (const Named& one : designs) register_simulated(one);
  register_calendar("TITE-CRM", standard_job::tite_crm(), steady());
  register_calendar("TITE-BOIN", standard_job::tite_boin(), crowded());
  for (const Named& one : designs) register_decisions(one);
  register_decisions({"EffTox", standard_job::alone(standard_job::efftox())});
  register_linked("3+3", design::DeEscalation::none);
  register_linked("3+3 Korn", design::DeEscalation::to_level_with_fewer_than_six);
}

}  // namespace
}  // namespace caudata

/// Its own, because designs are made only after the tables of their options.
int main(int count, char** arguments) {
  benchmark::Initialize(&count, arguments);
  if (benchmark::ReportUnrecognizedArguments(count, arguments)) return 1;
  caudata::register_all();
  benchmark::RunSpecifiedBenchmarks();
  return 0;
}
