// SPDX-License-Identifier: Apache-2.0
#include <benchmark/benchmark.h>

#include "embedded_ledger.hpp"
#include "graft/axons/axon_forest.hpp"
#include "graft/rules/commit.hpp"
#include "graft/rules/divide.hpp"

// Axons: one item is one segment-step, that is one step of path of one growth cone, with its random
// words, its question to the terrain, its segment stored and its share of the branching; goal at
// most 100 ns on one thread, 64 bytes per segment. Rules over many cells: one item is one cell in
// one step.
namespace caudata::graft {
namespace {

const GraftKey bench_key(std::array<std::uint32_t, 2>{1, 2});

template <class P>
P bench_parameters(const char* prefix) {
  std::vector<std::string> missing;
  return bench::embedded_ledger().resolve<P>(prefix, missing);
}

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
  const auto p = bench_parameters<AxonParameters>("graft.axon");
  core::Team team(static_cast<unsigned>(state.range(0)));
  std::vector<AxonNeuron> neurons;
  for (std::uint64_t i = 0; i < 5000; ++i)
    neurons.push_back({cell_id(0, i), {100, static_cast<float>(i % 10) * 0.2f, 0}, 0});
  std::int64_t segments = 0;
  double bytes = 0;
  for (auto _ : state) {
    AxonForest forest(p, bench_key, 0.1);
    forest.plant(neurons);
    for (std::uint32_t day = 0; day < 30; ++day)
      forest.grow({day, double(day), 1}, bench_cord, team);
    const auto n = forest.count(30);
    segments += static_cast<std::int64_t>(n.segments);
    bytes = static_cast<double>(forest.bytes()) / static_cast<double>(n.segments);
  }
  state.SetItemsProcessed(segments);
  state.counters["bytes/segment"] = bytes;
}
BENCHMARK(axons)->Arg(1)->Arg(2)->UseRealTime()->Unit(benchmark::kMillisecond);

struct BenchCells {
  static constexpr std::size_t n = 1000000;
  std::vector<CellId> cells = std::vector<CellId>(n);
  std::vector<product::CellType> types = std::vector<product::CellType>(n);
  std::vector<Compartment> where = std::vector<Compartment>(n, Compartment::parenchyma);
  std::vector<float> packing = std::vector<float>(n, 0.2f);
  std::vector<std::uint8_t> stages = std::vector<std::uint8_t>(n, 0);
  std::vector<std::uint8_t> out = std::vector<std::uint8_t>(n, 0);
  std::vector<double> since{10};
  BenchCells() {
    for (std::size_t i = 0; i < n; ++i) {
      cells[i] = cell_id(0, i);
      types[i] = product::every_cell_type[i % product::cell_types];
    }
  }
};

void divide_cells(benchmark::State& state) {
  BenchCells c;
  const auto p = bench_parameters<DivideParameters>("graft.divide");
  std::uint32_t step = 0;
  for (auto _ : state)
    divide(p, bench_key, {step++, 0.1, c.since}, {c.cells, c.cells, c.types, c.packing, c.out});
  state.SetItemsProcessed(state.iterations() * static_cast<std::int64_t>(BenchCells::n));
}
BENCHMARK(divide_cells)->Unit(benchmark::kMillisecond);

void commit_cells(benchmark::State& state) {
  BenchCells c;
  const auto p = bench_parameters<CommitParameters>("graft.commit");
  std::uint32_t step = 0;
  for (auto _ : state)
    commit(p, bench_key, {step++, 0.1, c.since},
           {c.cells, c.cells, c.where, c.types, c.stages, c.out});
  state.SetItemsProcessed(state.iterations() * static_cast<std::int64_t>(BenchCells::n));
}
BENCHMARK(commit_cells)->Unit(benchmark::kMillisecond);

}  // namespace
}  // namespace caudata::graft
