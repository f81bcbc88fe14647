// SPDX-License-Identifier: Apache-2.0
#include <benchmark/benchmark.h>

#include <cmath>
#include <vector>

#include "graft/fields/explicit_step.hpp"
#include "graft/fields/lod_step.hpp"
#include "graft/roofline.hpp"

// Diffusion as in the workloads D1 and D2: n^3 voxels of 20 um, S substances, D = 1e5 um^2/min,
// decay 0.1/min, dt = 0.01 min; D2 explicit with D dt / dx^2 = 0.1. One item is a voxel of one
// substance in one step. Beside each stands the share of the bandwidth of an update in place
// measured after it.
namespace {

using namespace caudata;
using namespace caudata::graft;

constexpr double spacing = 0.02, sigma = 0.1;                       // [mm]
constexpr double diffusion = 0.1 / 60, decay = 0.1 / 60, dt = 0.6;  // [mm^2/s], [1/s], [s]

Field gaussian(std::uint32_t n) {
  Field field({{n, n, n}, {spacing, spacing, spacing}, {}});
  std::vector<double> along(n);
  for (std::size_t i = 0; i < n; ++i) {
    const double d = spacing * (double(i) + 0.5 - n / 2.0) / sigma;
    along[i] = std::exp(-d * d / 2);
  }
  for (std::size_t z = 0; z < n; ++z)
    for (std::size_t y = 0; y < n; ++y)
      for (std::size_t x = 0; x < n; ++x)
        field.at(x, y, z) = static_cast<float>(along[x] * along[y] * along[z]);
  return field;
}

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
  std::vector<Field> fields(substances, gaussian(n));
  Transport transport;
  transport.medium[static_cast<std::size_t>(Medium::cord)] = MediumRole::diffuses(diffusion);
  if (canal)
    transport.medium[static_cast<std::size_t>(Medium::canal)] = MediumRole::exchanges(1e-3);
  transport.decay = decay;
  LodStep step(mask_of(fields[0].grid, canal), transport, dt);
  std::vector<MassLedger> ledgers;
  for (const Field& field : fields) ledgers.push_back(step.open_ledger(field));
  const double items = double(fields[0].grid.voxels()) * double(substances);
  roofline::Measured(state, team, items, 16).run([&] {
    for (std::size_t s = 0; s < substances; ++s) step.advance(fields[s], ledgers[s], team);
  });
  const MassLedger& ledger = ledgers[0];
  const double steps = static_cast<double>(state.iterations());
  state.counters["drift"] = ledger.relative_drift();
  if (!canal)
    state.counters["sum/check-1"] =
        ledger.content / ledger.initial * std::pow(1 + decay * dt / 3, 3 * steps) - 1;
  state.counters["bytes/voxel"] =
      double(fields[0].values.size() * sizeof(float)) / double(fields[0].grid.voxels());
}

void d1(benchmark::State& state) { implicit_steps(state, false); }
void d1_cord_in_canal(benchmark::State& state) { implicit_steps(state, true); }

void d2(benchmark::State& state) {
  const auto n = static_cast<std::uint32_t>(state.range(0));
  core::Team team(static_cast<unsigned>(state.range(1)));
  Field field = gaussian(n), next(field.grid);
  roofline::Measured(state, team, double(field.grid.voxels()), 8).run([&] {
    explicit_step(field, 0.1f, 0.001f, next, team);
    std::swap(field, next);
  });
}

}  // namespace

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
BENCHMARK(d2)
    ->ArgNames({"n", "threads"})
    ->ArgsProduct({{100, 200}, {1, 2}})
    ->UseManualTime()
    ->Unit(benchmark::kMillisecond);

int main(int argc, char** argv) {
  benchmark::Initialize(&argc, argv);
  if (benchmark::ReportUnrecognizedArguments(argc, argv)) return 1;
  roofline::register_benchmarks();
  benchmark::RunSpecifiedBenchmarks();
  return 0;
}
