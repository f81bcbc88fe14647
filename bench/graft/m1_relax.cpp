// SPDX-License-Identifier: Apache-2.0
#include <benchmark/benchmark.h>

#include <cmath>

#include "graft/cells/mechanics.hpp"
#include "graft/comparison_cells.hpp"
#include "graft/meter.hpp"

// M1: random overlapping spheres relax. An item is one cell for one step, all in: finding
// neighbours, sorting, pushes, moves. `bytes` is the peak per cell, `rms` the check value. Other
// programs (2 threads, 10^6 cells): Cabana 383 ns, BioDynaMo 779 ns, PhysiCell 4,790 ns.
namespace {

using namespace caudata;
using namespace caudata::graft;

constexpr int untimed_steps = 5, timed_steps = 20;
constexpr double list_traffic = 210, grid_traffic = 280;  // [byte] a cell-step has to move

MechanicsOptions m1_options(NeighbourMode mode) {
  MechanicsOptions options;
  options.integrator = Integrator::adams_bashforth_from_rest;
  options.mode = mode;
  options.skin = mode == NeighbourMode::lists ? 2 : 0;
  options.rows_per_block = 18;
  return options;
}

void check_and_count(benchmark::State& state, const Cells& cells, const Mechanics& mechanics) {
  const double rms = bench::spread_of(cells);
  const std::size_t n = cells.size();
  const double expected = n == 10'000 ? 99.389 : n == 1'000'000 ? 464.091 : rms;
  if (std::abs(rms - expected) > 0.001)
    state.SkipWithError("the cells are not where other programs find them");
  state.counters["rms"] = rms;
  state.counters["sorts"] = static_cast<double>(mechanics.times_sorted());
  state.counters["neighbours"] = bench::mean_neighbours(cells, comparison_law.reach);
}

/// Arguments: cells, threads, mode (0 lists, 1 grid).
void m1(benchmark::State& state) {
  const auto n = static_cast<std::size_t>(state.range(0));
  const auto mode = state.range(2) == 0 ? NeighbourMode::lists : NeighbourMode::grid;
  core::Team team(static_cast<unsigned>(state.range(1)));
  const auto start = bench::random_cells(n, 0.60);
  bench::Meter meter(state, team);
  for (auto _ : state) {
    bench::CountingMemory memory;
    Cells cells(&memory);
    cells.reserve(n);
    cells.append(start);
    Mechanics mechanics(cells, comparison_law, m1_options(mode), &memory);
    for (int step = 0; step < untimed_steps; ++step) mechanics.step(0.1, team);
    meter.time([&] {
      for (int step = 0; step < timed_steps; ++step) mechanics.step(0.1, team);
    });
    meter.lap();
    check_and_count(state, cells, mechanics);
    state.counters["bytes"] = static_cast<double>(memory.peak) / static_cast<double>(n);
  }
  meter.report(static_cast<double>(state.iterations()) * timed_steps * static_cast<double>(n),
               mode == NeighbourMode::lists ? list_traffic : grid_traffic);
}
BENCHMARK(m1)
    ->ArgNames({"cells", "threads", "grid"})
    ->ArgsProduct({{10'000, 100'000, 1'000'000}, {1, 2}, {0}})
    ->Args({1'000'000, 1, 1})
    ->Args({1'000'000, 2, 1})
    ->UseManualTime()
    ->Unit(benchmark::kMillisecond);

}  // namespace
