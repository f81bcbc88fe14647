// SPDX-License-Identifier: Apache-2.0
// Virtual patients per second and core: covariates, injury, six visits, each classified.
#include <benchmark/benchmark.h>

#include "embedded_ledger.hpp"
#include "isncsci/classify.hpp"
#include "patient/population.hpp"

namespace caudata::patient {
namespace {

constexpr std::array visits{14, 28, 84, 168, 336, 365};  // [d since injury]

void patients_with_six_visits(benchmark::State& state) {
  std::vector<std::string> missing;
  const Population population(bench::embedded_ledger(), Region::europe, missing);
  constexpr core::TrialStreams streams{{1}, core::TrialIndex{0}};
  std::uint32_t candidate = 0;
  for (auto _ : state) {
    const core::CandidateId id{1 + candidate++ % 1'000'000};
    const auto patient =
        population.draw_patient(population.draw_covariates(streams, id), streams, id);
    for (const int day : visits) {
      benchmark::DoNotOptimize(isncsci::classify(population.examine(patient, core::Days(day))));
    }
  }
  state.counters["patients/s"] =
      benchmark::Counter(static_cast<double>(state.iterations()), benchmark::Counter::kIsRate);
}
BENCHMARK(patients_with_six_visits);

}  // namespace
}  // namespace caudata::patient
