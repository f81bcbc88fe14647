// SPDX-License-Identifier: Apache-2.0
#include <benchmark/benchmark.h>

#include <cmath>

#include "graft/cells/division.hpp"
#include "graft/cells/growth.hpp"
#include "graft/cells/mechanics.hpp"
#include "graft/cells/slots_where.hpp"
#include "graft/comparison_cells.hpp"
#include "graft/meter.hpp"

// M2: as M1, and every cell grows and divides until the population has doubled in 100 steps. An
// item is one cell for one step. BioDynaMo (2 threads, 10^5 cells): 1,890 ns.
namespace {

using namespace caudata;
using namespace caudata::graft;

constexpr int m2_steps = 100;
constexpr double m2_traffic = 280;  // [byte] a cell-step has to move

/// One step of growth and division: linear growth by the first volume in 100 steps, halves at twice
/// that volume.
void grow_and_divide(Cells& cells, const GraftKey& key, CellLedger& ledger,
                     std::vector<float>& gain, core::Team& team) {
  gain.assign(cells.size(), static_cast<float>(bench::comparison_volume / m2_steps));
  grow(cells, gain, team);
  const auto limit = static_cast<float>(radius_of(2 * bench::comparison_volume));
  const auto spheres = std::as_const(cells).spheres();
  const auto ready =
      slots_where(cells.size(), team, [&](Slot s) { return spheres[s].radius >= limit; });
  divide(cells, ready, key, ledger);
}

std::vector<Cell> growing_cells(std::size_t n, const GraftKey& key) {
  auto start = bench::random_cells(n, 0.30);
  for (Cell& c : start) {
    const double phase = double{uniform_of(key.words(c.id, 0, Purpose::start)[0])};
    c.sphere.radius = static_cast<float>(radius_of(bench::comparison_volume * std::exp2(phase)));
  }
  return start;
}

MechanicsOptions m2_options() {
  MechanicsOptions options;
  options.integrator = Integrator::adams_bashforth_from_rest;
  options.mode = NeighbourMode::grid;
  options.skin = 0;
  return options;
}

/// Arguments: cells at the start, threads.
void m2(benchmark::State& state) {
  const auto n = static_cast<std::size_t>(state.range(0));
  core::Team team(static_cast<unsigned>(state.range(1)));
  const GraftKey key(std::array<std::uint32_t, 2>{1, 2});
  const auto start = growing_cells(n, key);
  bench::Meter meter(state, team);
  double cell_steps = 0;
  for (auto _ : state) {
    bench::CountingMemory memory;
    Cells cells(&memory);
    cells.reserve(2 * n + n / 50);
    cells.append(start);
    Mechanics mechanics(cells, comparison_law, m2_options(), &memory);
    CellLedger ledger;
    ledger.injected = ledger.cells[0] = n;
    std::vector<float> gain;
    meter.time([&] {
      for (int step = 0; step < m2_steps; ++step) {
        cell_steps += static_cast<double>(cells.size());
        mechanics.step(0.1, team);
        grow_and_divide(cells, key, ledger, gain, team);
      }
    });
    meter.lap();
    if (!ledger.balanced() || ledger.living() != cells.size())
      state.SkipWithError("the ledger does not balance");
    state.counters["cells"] = static_cast<double>(cells.size());
    state.counters["neighbours"] = bench::mean_neighbours(cells, comparison_law.reach);
    state.counters["bytes"] = static_cast<double>(memory.peak) / static_cast<double>(cells.size());
  }
  meter.report(cell_steps, m2_traffic);
}
BENCHMARK(m2)
    ->ArgNames({"cells", "threads"})
    ->ArgsProduct({{10'000, 100'000, 1'000'000}, {1, 2}})
    ->UseManualTime()
    ->Unit(benchmark::kMillisecond);

}  // namespace
