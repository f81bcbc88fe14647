// SPDX-License-Identifier: Apache-2.0
#include <benchmark/benchmark.h>

#include <vector>

#include "graft/meter.hpp"
#include "graft/model.hpp"
#include "graft/rules/commit.hpp"
#include "graft/rules/divide.hpp"

// Rules over a million cells, one thread. An item is one cell in one step.
namespace caudata::graft {
namespace {

constexpr double rule_traffic = 20;  // [byte] of the columns that a rule reads and writes
const GraftKey rules_key(std::array<std::uint32_t, 2>{1, 2});

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
  core::Team team(1);
  bench::Meter meter(state, team);
  const DivideParameters& p = bench::model().graft.tissue.divide;
  std::uint32_t step = 0;
  for (auto _ : state) {
    meter.time([&] {
      divide(p, rules_key, {step++, 0.1, c.since}, {c.cells, c.cells, c.types, c.packing, c.out});
    });
    meter.lap();
  }
  meter.report(static_cast<double>(state.iterations()) * BenchCells::n, rule_traffic);
}
BENCHMARK(divide_cells)->UseManualTime()->Unit(benchmark::kMillisecond);

void commit_cells(benchmark::State& state) {
  BenchCells c;
  core::Team team(1);
  bench::Meter meter(state, team);
  const CommitParameters& p = bench::model().graft.tissue.commit;
  std::uint32_t step = 0;
  for (auto _ : state) {
    meter.time([&] {
      commit(p, rules_key, {step++, 0.1, c.since},
             {c.cells, c.cells, c.where, c.types, c.stages, c.out});
    });
    meter.lap();
  }
  meter.report(static_cast<double>(state.iterations()) * BenchCells::n, rule_traffic);
}
BENCHMARK(commit_cells)->UseManualTime()->Unit(benchmark::kMillisecond);

}  // namespace
}  // namespace caudata::graft
