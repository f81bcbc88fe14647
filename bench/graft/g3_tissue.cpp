// SPDX-License-Identifier: Apache-2.0
#include <benchmark/benchmark.h>

#include <cmath>
#include <random>

#include "graft/cells/growth.hpp"
#include "graft/meter.hpp"
#include "graft/model.hpp"
#include "graft/tissue/tissue.hpp"

// G3: the full step of cells of the cord, an hour: mechanics, oxygen, glucose, trophic pools,
// all rules, once a day axons. Cells are packed in the middle of the cord, two
// segments below the lesion. An item is one cell for one hour. `idle_s` is an hour of one cell:
// the window of the fields around it, of which cells all along the cord need some 14. `course_h`
// is 7.5e6 cells for 90 days, by the CPU time of all threads shared evenly: 2160 * (idle_s + 7.5e6
// * time of a cell beyond it). `bytes` is the most resident memory in
// those hours beyond that of the idle one, by the cells placed: what does not grow with them
// (blocks of the rules, 20,000 axons at most) counts too.
namespace {

using namespace caudata;
using namespace caudata::graft;

constexpr double packing = 0.5;
constexpr int untimed_hours = 2, timed_hours = 24;
constexpr double engrafted = 7.5e6, course_hours = 90 * 24;

/// What of a step is run.
enum class Part : std::int64_t { all, no_fields, push };

CellRules rules_of(Part part) {
  if (part == Part::push) return CellRules::none().switch_on(CellRule::push);
  CellRules rules;
  if (part == Part::no_fields) rules.switch_off(CellRule::breathe).switch_off(CellRule::secrete);
  return rules;
}

/// On a cubic lattice, each a little off, with the types of the lot.
std::vector<Cell> packed_cells(std::size_t n, const Tissue& tissue, const TissueSite& site) {
  constexpr double um_per_mm = 1000, off = 0.25;
  const auto radius = static_cast<float>(radius_of(site.cell_volume));
  const double pitch = std::cbrt(site.cell_volume / packing) / um_per_mm;
  const auto side = static_cast<std::size_t>(std::ceil(std::cbrt(static_cast<double>(n))));
  const double half = 0.5 * pitch * static_cast<double>(side);
  const double middle = site.canal.lesion().to + 30;
  std::mt19937_64 engine(12345);
  std::uniform_real_distribution<double> jitter(-off * pitch, off * pitch);
  const auto at = [&](std::size_t i) {
    return (static_cast<double>(i) + 0.5) * pitch - half + jitter(engine);
  };
  std::vector<Cell> cells(n);
  for (std::size_t i = 0; i < n; ++i) {
    Cell& c = cells[i];
    c.id = c.clone = cell_id(0, i);
    const double x = middle + at(i % side), y = at(i / side % side), z = at(i / side / side);
    c.sphere = sphere_in_canal({x, y, z}, radius);
    c.kind.type = static_cast<std::uint8_t>(tissue.type_at_release(c.id));
    c.kind.compartment = static_cast<std::uint8_t>(Compartment::parenchyma);
  }
  return cells;
}

/// Of every byte that decides what comes next: the same for any number of threads.
double digest(const Tissue& tissue) {
  std::uint32_t sum = 2166136261u;  // FNV-1a
  for (const std::byte b : tissue.state()) sum = (sum ^ static_cast<std::uint32_t>(b)) * 16777619u;
  return sum;
}

/// CPU time of an hour with hardly a cell, all threads evenly [s].
double idle_seconds(Tissue& tissue, benchmark::State& state, core::Team& team) {
  bench::Meter meter(state, team);
  tissue.step();
  meter.time([&] { tissue.step(); });
  return meter.undisturbed();
}

/// Arguments: cells, threads, part (0 all, 1 without fields, 2 mechanics alone).
void g3(benchmark::State& state) {
  const auto n = static_cast<std::size_t>(state.range(0));
  core::Team team(static_cast<unsigned>(state.range(1)));
  TissueSite site = bench::clinical_setup(static_cast<std::uint64_t>(bench::clinical_dose)).tissue;
  site.weight = 1;
  site.rules = rules_of(static_cast<Part>(state.range(2)));
  const GraftKey key(std::array<std::uint32_t, 2>{1, 2});
  bench::Meter meter(state, team);
  double cell_steps = 0, idle = 0;
  for (auto _ : state) {
    Tissue tissue(site, bench::model().graft.tissue, key, team);
    double before = 0;
    {
      std::vector<Cell> cells = packed_cells(n, tissue, site);
      tissue.place({cells.back()});
      cells.pop_back();
      idle = idle_seconds(tissue, state, team);
      before = bench::resident_bytes() - static_cast<double>(cells.capacity() * sizeof(Cell));
      tissue.place(cells);
    }
    bench::forget_peak();  // what it takes to place them all at once is no part of a course
    for (int hour = 0; hour < untimed_hours; ++hour) tissue.step();
    meter.time([&] {
      for (int hour = 0; hour < timed_hours; ++hour) {
        cell_steps += static_cast<double>(tissue.cells().size());
        tissue.step();
      }
    });
    meter.lap();
    state.counters["bytes"] = (bench::peak_bytes() - before) / static_cast<double>(n);
    state.counters["cells"] = static_cast<double>(tissue.cells().size());
    state.counters["digest"] = digest(tissue);
    state.counters["packing"] = tissue.most_packing();
  }
  constexpr double traffic = 2 * (Cells::hot_bytes + Cells::cold_bytes);
  meter.report(cell_steps, traffic);
  const double hours = timed_hours * static_cast<double>(state.iterations());
  const double of_a_cell = (meter.undisturbed() - idle * hours) / cell_steps;
  state.counters["idle_s"] = idle;
  state.counters["course_h"] = (idle + engrafted * of_a_cell) * course_hours / 3600;
}
BENCHMARK(g3)
    ->ArgNames({"cells", "threads", "part"})
    ->ArgsProduct({{100'000, 1'000'000}, {1, 2}, {0}})
    ->Args({1'000'000, 2, 1})
    ->Args({3'000'000, 2, 0})
    ->Args({1'000'000, 2, 2})
    ->Iterations(1)
    ->UseManualTime()
    ->Unit(benchmark::kSecond);

}  // namespace
