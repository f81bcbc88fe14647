// SPDX-License-Identifier: Apache-2.0
#include <benchmark/benchmark.h>

#include <algorithm>
#include <chrono>
#include <cmath>
#include <ctime>
#include <random>
#include <vector>

#include "core/stream.hpp"
#include "graft/cells/division.hpp"
#include "graft/cells/growth.hpp"
#include "graft/cells/mechanics.hpp"
#include "graft/cells/slots_where.hpp"

// The comparison workloads of cells: M1, random overlapping spheres that relax; M2, the same with
// growth and division until the population has doubled. An item is one cell for one step, all in:
// finding neighbours, sorting, pushes, moves; ns and bytes are per item and per cell. Other
// programs (2 threads, M1 at 10^6 cells): Cabana 383 ns, BioDynaMo 779 ns, PhysiCell 4,790 ns.
namespace {

using namespace caudata;
using namespace caudata::graft;

constexpr double volume = 2494;    // [um^3]
constexpr float radius = 8.4127f;  // [um]

/// What memory was taken.
class CountingMemory : public std::pmr::memory_resource {
 public:
  std::size_t now{0}, peak{0};

 private:
  void* do_allocate(std::size_t bytes, std::size_t alignment) override {
    now += bytes;
    peak = std::max(peak, now);
    return std::pmr::new_delete_resource()->allocate(bytes, alignment);
  }
  void do_deallocate(void* p, std::size_t bytes, std::size_t alignment) override {
    now -= bytes;
    std::pmr::new_delete_resource()->deallocate(p, bytes, alignment);
  }
  bool do_is_equal(const memory_resource& other) const noexcept override { return this == &other; }
};

std::vector<Cell> random_cells(std::size_t n, double packing) {
  const double side = std::cbrt(static_cast<double>(n) * volume / packing);
  std::mt19937_64 engine(12345);
  std::uniform_real_distribution<double> along(-side / 2, side / 2);
  std::vector<Cell> cells(n);
  for (std::size_t i = 0; i < n; ++i) {
    const double x = along(engine), y = along(engine), z = along(engine);
    cells[i].id = cells[i].clone = cell_id(0, i);
    cells[i].sphere = sphere_at({x, y, z}, radius);
  }
  return cells;
}

double spread(const Cells& cells) {
  double squares = 0;
  for (const Sphere& s : cells.spheres()) squares += position_of(s)[0] * position_of(s)[0];
  return std::sqrt(squares / static_cast<double>(cells.size()));
}

/// Cells within reach, on average over some of them.
double neighbours(const Cells& cells, double reach) {
  const auto s = cells.spheres();
  const std::size_t sample = 20, stride = s.size() / sample;
  std::size_t found = 0;
  for (std::size_t k = 0; k < sample; ++k)
    for (const Sphere& other : s) {
      const auto a = position_of(s[k * stride]), b = position_of(other);
      const double square = (a[0] - b[0]) * (a[0] - b[0]) + (a[1] - b[1]) * (a[1] - b[1]) +
                            (a[2] - b[2]) * (a[2] - b[2]);
      const double sum = reach * double{s[k * stride].radius + other.radius};
      found += square > 0 && square < sum * sum ? 1u : 0u;
    }
  return static_cast<double>(found) / static_cast<double>(sample);
}

/// Time of the clock on the wall and of all threads together: on a machine that is busy with other
/// things the second says what the first would be without them.
class Stopwatch {
 public:
  void start() {
    wall_ -= wall_now();
    cpu_ -= cpu_now();
  }
  void stop() {
    wall_ += wall_now();
    cpu_ += cpu_now();
  }
  double wall() const { return wall_; }  // [s]
  double cpu() const { return cpu_; }

 private:
  static double wall_now() {
    const auto since = std::chrono::steady_clock::now().time_since_epoch();
    return std::chrono::duration<double>(since).count();
  }
  static double cpu_now() { return static_cast<double>(std::clock()) / CLOCKS_PER_SEC; }

  double wall_{0}, cpu_{0};
};

void report(benchmark::State& state, const Stopwatch& watch, double cell_steps, std::size_t peak,
            std::size_t most_cells) {
  state.SetItemsProcessed(static_cast<std::int64_t>(cell_steps));
  state.counters["ns"] = watch.wall() * 1e9 / cell_steps;
  state.counters["cpu_ns"] = watch.cpu() * 1e9 / cell_steps;
  state.counters["bytes"] = static_cast<double>(peak) / static_cast<double>(most_cells);
}

/// Arguments: cells, threads, mode (0 lists, 1 grid). 5 steps untimed, 20 timed.
void m1(benchmark::State& state) {
  const auto n = static_cast<std::size_t>(state.range(0));
  core::Team team(static_cast<unsigned>(state.range(1)));
  MechanicsOptions options;
  options.integrator = Integrator::adams_bashforth_from_rest;
  options.mode = state.range(2) == 0 ? NeighbourMode::lists : NeighbourMode::grid;
  options.skin = state.range(2) == 0 ? 2 : 0;
  options.rows_per_block = 18;
  const auto start = random_cells(n, 0.60);
  double cell_steps = 0;
  Stopwatch watch;
  for (auto _ : state) {
    state.PauseTiming();
    CountingMemory memory;
    {
      Cells cells(&memory);
      cells.reserve(n);
      cells.append(start);
      Mechanics mechanics(cells, comparison_law, options, &memory);
      for (int step = 0; step < 5; ++step) mechanics.step(0.1, team);
      state.ResumeTiming();
      watch.start();
      for (int step = 0; step < 20; ++step) mechanics.step(0.1, team);
      watch.stop();
      state.PauseTiming();
      cell_steps += 20 * static_cast<double>(n);
      const double rms = spread(cells);
      const double expected = n == 10'000 ? 99.389 : n == 1'000'000 ? 464.091 : rms;
      if (std::abs(rms - expected) > 0.001)
        state.SkipWithError("the cells are not where other programs find them");
      state.counters["rms"] = rms;
      state.counters["sorts"] = static_cast<double>(mechanics.times_sorted());
      state.counters["rows"] = mechanics.lists().mean_rows();
      state.counters["neighbours"] = neighbours(cells, comparison_law.reach);
    }
    report(state, watch, cell_steps, memory.peak, n);
    state.ResumeTiming();
  }
}
BENCHMARK(m1)
    ->ArgsProduct({{10'000, 100'000, 1'000'000}, {1, 2}, {0}})
    ->Args({1'000'000, 1, 1})
    ->Args({1'000'000, 2, 1})
    ->UseRealTime()
    ->Unit(benchmark::kMillisecond);

/// One step of growth and division: linear growth by the first volume in 100 steps, halves at twice
/// that volume.
std::size_t grow_and_divide(Cells& cells, const GraftKey& key, CellLedger& ledger,
                            std::vector<float>& gain, core::Team& team) {
  gain.assign(cells.size(), static_cast<float>(volume / 100));
  grow(cells, gain, team);
  const auto limit = static_cast<float>(radius_of(2 * volume));
  const auto spheres = std::as_const(cells).spheres();
  const auto ready =
      slots_where(cells.size(), team, [&](Slot s) { return spheres[s].radius >= limit; });
  return divide(cells, ready, key, ledger).size();
}

/// Arguments: cells at the start, threads.
void m2(benchmark::State& state) {
  const auto n = static_cast<std::size_t>(state.range(0));
  core::Team team(static_cast<unsigned>(state.range(1)));
  MechanicsOptions options;
  options.integrator = Integrator::adams_bashforth_from_rest;
  options.mode = NeighbourMode::grid;
  options.skin = 0;
  auto start = random_cells(n, 0.30);
  const GraftKey key(std::array<std::uint32_t, 2>{1, 2});
  for (Cell& c : start)
    c.sphere.radius = static_cast<float>(
        radius_of(volume * std::exp2(double{uniform_of(key.words(c.id, 0, Purpose::start)[0])})));
  double cell_steps = 0;
  Stopwatch watch;
  for (auto _ : state) {
    state.PauseTiming();
    CountingMemory memory;
    {
      Cells cells(&memory);
      cells.reserve(2 * n + n / 50);
      cells.append(start);
      Mechanics mechanics(cells, comparison_law, options, &memory);
      CellLedger ledger;
      ledger.injected = ledger.cells[0] = n;
      std::vector<float> gain;
      state.ResumeTiming();
      watch.start();
      for (int step = 0; step < 100; ++step) {
        cell_steps += static_cast<double>(cells.size());
        mechanics.step(0.1, team);
        grow_and_divide(cells, key, ledger, gain, team);
      }
      watch.stop();
      state.PauseTiming();
      if (!ledger.balanced() || ledger.living() != cells.size())
        state.SkipWithError("the ledger does not balance");
      state.counters["cells"] = static_cast<double>(cells.size());
      state.counters["neighbours"] = neighbours(cells, comparison_law.reach);
      report(state, watch, cell_steps, memory.peak, cells.size());
    }
    state.ResumeTiming();
  }
}
BENCHMARK(m2)
    ->ArgsProduct({{10'000, 100'000, 1'000'000}, {1, 2}})
    ->UseRealTime()
    ->Unit(benchmark::kMillisecond);

}  // namespace
