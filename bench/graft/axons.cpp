// SPDX-License-Identifier: Apache-2.0
#include <benchmark/benchmark.h>

#include "graft/axons/axon_forest.hpp"
#include "graft/meter.hpp"
#include "graft/model.hpp"

// G11: axons. An item is one step of path of one growth cone, with its random words, its question
// to the terrain, its segment stored and its share of the branching. `bytes` is per segment.
namespace caudata::graft {
namespace {

constexpr double axon_traffic = 64;  // [byte]: a cone read and written, a segment written
const GraftKey axon_key(std::array<std::uint32_t, 2>{1, 2});

/// A cord of 5 mm about the x axis, grey within 2 mm, with a scar.
void bench_cord(std::span<const AxonVector> at, std::span<Ground> ground) {
  for (std::size_t i = 0; i < at.size(); ++i) {
    const float r2 = at[i].y * at[i].y + at[i].z * at[i].z;
    const Matter matter = r2 >= 25 ? Matter::outside : r2 >= 4 ? Matter::white : Matter::grey;
    const AxonVector in{0, -at[i].y, -at[i].z};
    ground[i] = {matter, at[i].x > 105 && at[i].x < 107 ? 0.5f : 0.0f,
                 r2 >= 25 ? in : AxonVector{0, 0, 0}};
  }
}

/// 5,000 neurons over 30 days in steps of one day, path steps of 0.1 mm.
void axons(benchmark::State& state) {
  const AxonParameters& p = bench::model().graft.tissue.axons;
  core::Team team(static_cast<unsigned>(state.range(0)));
  std::vector<AxonNeuron> neurons;
  for (std::uint64_t i = 0; i < 5000; ++i)
    neurons.push_back({cell_id(0, i), {100, static_cast<float>(i % 10) * 0.2f, 0}, 0});
  double segments = 0;
  bench::Meter meter(state, team);
  for (auto _ : state) {
    AxonForest forest(p, axon_key, 0.1);
    meter.time([&] {
      forest.plant(neurons);
      for (std::uint32_t day = 0; day < 30; ++day)
        forest.grow({day, double(day), 1}, bench_cord, team);
    });
    meter.lap();
    const auto grown = static_cast<double>(forest.count(30).segments);
    segments += grown;
    state.counters["bytes"] = static_cast<double>(forest.bytes()) / grown;
  }
  meter.report(segments, axon_traffic);
}
BENCHMARK(axons)->ArgName("threads")->Arg(1)->Arg(2)->UseManualTime()->Unit(
    benchmark::kMillisecond);

}  // namespace
}  // namespace caudata::graft
