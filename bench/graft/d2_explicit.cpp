// SPDX-License-Identifier: Apache-2.0
#include <benchmark/benchmark.h>

#include <utility>

#include "graft/fields/explicit_step.hpp"
#include "graft/gaussian.hpp"
#include "graft/meter.hpp"

// D2: explicit diffusion, D dt / dx^2 = 0.1, decay 0.001 a step. An item is a voxel in one step.
namespace {

using namespace caudata;

constexpr double d2_traffic = 8;  // [byte] of a voxel: read once, written once

void d2(benchmark::State& state) {
  const auto n = static_cast<std::uint32_t>(state.range(0));
  core::Team team(static_cast<unsigned>(state.range(1)));
  graft::Field field = bench::gaussian(n), next(field.grid);
  bench::Meter meter(state, team);
  for (auto _ : state) {
    meter.time([&] {
      graft::explicit_step(field, 0.1f, 0.001f, next, team);
      std::swap(field, next);
    });
    meter.lap();
  }
  meter.report(static_cast<double>(state.iterations()) * double(field.grid.voxels()), d2_traffic);
}
BENCHMARK(d2)
    ->ArgNames({"n", "threads"})
    ->ArgsProduct({{100, 200}, {1, 2}})
    ->UseManualTime()
    ->Unit(benchmark::kMillisecond);

}  // namespace
