// SPDX-License-Identifier: Apache-2.0
#include <benchmark/benchmark.h>

#include <cmath>
#include <vector>

#include "graft/fields/lod_step.hpp"
#include "graft/gaussian.hpp"
#include "graft/meter.hpp"

// D1: n^3 voxels of 20 um, S substances, D = 1e5 um^2/min, decay 0.1/min, dt = 0.01 min, implicit.
// An item is a voxel of one substance in one step. `sum/check-1` is how far the sum is from the law
// of the scheme, `drift` what the mass ledger misses.
namespace {

using namespace caudata;
using namespace caudata::graft;

constexpr double diffusion = 0.1 / 60, decay = 0.1 / 60, dt = 0.6;  // [mm^2/s], [1/s], [s]
constexpr double d1_traffic = 16;  // [byte] of a voxel: read and written twice

/// A cord in its canal, or all of it cord.
VoxelMask mask_of(const VoxelGrid& grid, bool canal) {
  VoxelMask mask(grid, Medium::cord);
  const double radius = 0.45 * grid.n[1];
  for (std::size_t z = 0; canal && z < grid.n[2]; ++z)
    for (std::size_t y = 0; y < grid.n[1]; ++y) {
      const double dy = double(y) - grid.n[1] / 2.0, dz = double(z) - grid.n[2] / 2.0;
      if (dy * dy + dz * dz <= radius * radius) continue;
      for (std::size_t x = 0; x < grid.n[0]; ++x) mask.set(x, y, z, Medium::canal);
    }
  return mask;
}

void implicit_steps(benchmark::State& state, bool canal) {
  const auto n = static_cast<std::uint32_t>(state.range(0));
  const auto substances = static_cast<std::size_t>(state.range(1));
  core::Team team(static_cast<unsigned>(state.range(2)));
  std::vector<Field> fields(substances, bench::gaussian(n));
  Transport transport;
  transport.medium[static_cast<std::size_t>(Medium::cord)] = MediumRole::diffuses(diffusion);
  if (canal)
    transport.medium[static_cast<std::size_t>(Medium::canal)] = MediumRole::exchanges(1e-3);
  transport.decay = decay;
  LodStep step(mask_of(fields[0].grid, canal), transport, dt);
  std::vector<MassLedger> ledgers;
  for (const Field& field : fields) ledgers.push_back(step.open_ledger(field));
  bench::Meter meter(state, team);
  for (auto _ : state) {
    meter.time([&] {
      for (std::size_t s = 0; s < substances; ++s) step.advance(fields[s], ledgers[s], team);
    });
    meter.lap();
  }
  const auto steps = static_cast<double>(state.iterations());
  const auto voxels = double(fields[0].grid.voxels());
  meter.report(steps * voxels * double(substances), d1_traffic);
  state.counters["drift"] = ledgers[0].relative_drift();
  if (!canal)
    state.counters["sum/check-1"] =
        ledgers[0].content / ledgers[0].initial * std::pow(1 + decay * dt / 3, 3 * steps) - 1;
  state.counters["bytes"] = double(fields[0].values.size() * sizeof(float)) / voxels;
}

void d1(benchmark::State& state) { implicit_steps(state, false); }
void d1_cord_in_canal(benchmark::State& state) { implicit_steps(state, true); }

BENCHMARK(d1)
    ->ArgNames({"n", "S", "threads"})
    ->ArgsProduct({{100, 200}, {1, 4}, {1, 2}})
    ->UseManualTime()
    ->Unit(benchmark::kMillisecond);
BENCHMARK(d1_cord_in_canal)
    ->ArgNames({"n", "S", "threads"})
    ->ArgsProduct({{200}, {1}, {1, 2}})
    ->UseManualTime()
    ->Unit(benchmark::kMillisecond);

}  // namespace
