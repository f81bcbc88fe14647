// SPDX-License-Identifier: Apache-2.0
#include <benchmark/benchmark.h>

#include "embedded_ledger.hpp"
#include "safety/background.hpp"
#include "safety/toxicity_source.hpp"

namespace caudata::safety {
namespace {

core::TrialStreams trial(std::uint32_t i) { return {core::Seed{1}, core::TrialIndex{i}}; }

/// Complications of one person, cervical and motor complete, over a year from the first dose. Goal:
/// at most 3 microseconds.
void patient_year(benchmark::State& state) {
  std::vector<std::string> missing;
  const BackgroundEvents background(bench::embedded_ledger(), missing);
  const RiskProfile profile{54, 3, Completeness::complete, core::Days{30}};
  std::uint32_t i = 0;
  for (auto _ : state) {
    benchmark::DoNotOptimize(
        background.draw(profile, core::Days{0}, core::Days{365}, trial(++i), core::CandidateId{1}));
  }
}
BENCHMARK(patient_year);

void four_administrations(benchmark::State& state) {
  std::vector<std::string> missing;
  const BackgroundEvents background(bench::embedded_ledger(), missing);
  const RiskProfile profile{54, 3, Completeness::complete, core::Days{30}};
  std::uint32_t i = 0;
  for (auto _ : state) {
    ++i;
    for (int k = 1; k <= 4; ++k) {
      benchmark::DoNotOptimize(background.draw_procedure(product::Needle::atraumatic, k, trial(i),
                                                         core::CandidateId{1}));
    }
  }
}
BENCHMARK(four_administrations);

void fixed_toxicity(benchmark::State& state) {
  std::vector<std::string> missing;
  const AttributionModel model = attribution_model(bench::embedded_ledger(), missing);
  const FixedToxicity truth{{{0.2}}, OnsetShape::after_each_dose, core::Days{5}, 0.1};
  const Exposure exposure{0,
                          0,
                          {core::Days{0}, core::Days{14}, core::Days{28}, core::Days{42}},
                          {core::Days{0}, core::Days{70}},
                          core::Days{407}};
  std::uint32_t i = 0;
  for (auto _ : state) {
    benchmark::DoNotOptimize(
        toxic_events(truth, model, exposure, trial(++i), core::CandidateId{1}));
  }
}
BENCHMARK(fixed_toxicity);

}  // namespace
}  // namespace caudata::safety
