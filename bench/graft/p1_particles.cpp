// SPDX-License-Identifier: Apache-2.0
#include <benchmark/benchmark.h>

#include <algorithm>
#include <random>
#include <vector>

#include "core/elementary.hpp"
#include "core/team.hpp"
#include "graft/meter.hpp"
#include "graft/particles/annulus_step.hpp"
#include "graft/particles/particle_store.hpp"
#include "graft/particles/suspended_step.hpp"

// P1: particles in the annulus of 4.5 to 8 mm, 450 mm long. An item is one particle in one step.
namespace {

using namespace caudata;
using namespace caudata::graft;

constexpr std::size_t particles = 10'000'000;
constexpr std::size_t p1_block = 16384;
constexpr double p1_traffic = 32;  // [byte]: 16 read, 16 written
const GraftKey p1_key(std::array<std::uint32_t, 2>{1, 2});

/// In the order of the canal, as after a sort by place.
ParticleStore annulus_cells(std::size_t n) {
  ParticleStore store;
  store.reserve(n);
  const ParticleColumns cells = store.append(n);
  std::mt19937_64 random(12345);
  for (std::size_t i = 0; i < n; ++i) {
    const std::uint64_t bits = random(), more = random();
    cells.id[i] = static_cast<std::uint32_t>(i + 1);
    cells.x[i] = static_cast<std::uint32_t>(bits);
    cells.azimuth[i] = static_cast<std::uint32_t>(bits >> 32);
    cells.depth[i] = static_cast<std::uint32_t>(more) & fraction_mask;
  }
  return store;
}

template <class Work>
void over_blocks(core::Team& team, ParticleColumns cells, Work work) {
  team.for_each_block((cells.size() + p1_block - 1) / p1_block, [&](std::size_t block, unsigned) {
    const std::size_t first = block * p1_block;
    work(cells.part(first, std::min(p1_block, cells.size() - first)));
  });
}

void p1_analytic(benchmark::State& state) {
  core::Team team(static_cast<unsigned>(state.range(0)));
  ParticleStore store = annulus_cells(particles);
  AnnulusStep step{450, 4.5f, 3.5f, 0, 0.006f, 0.001f, {0, 0, 1}, 0.02f, 0};
  bench::Meter meter(state, team);
  for (auto _ : state) {
    ++step.step;
    step.speed = static_cast<float>(20 * core::sincos(0.14 * step.step).sin);
    meter.time([&] {
      over_blocks(team, store.all(),
                  [&](ParticleColumns cells) { move_in_annulus(step, p1_key, cells); });
    });
    meter.lap();
  }
  meter.report(static_cast<double>(state.iterations()) * particles, p1_traffic);
}

anatomy::CanalGrid annulus_grid(std::uint32_t nx, std::uint32_t na, std::uint32_t nw) {
  anatomy::CanalGrid g;
  g.nx = nx, g.na = na, g.nw = nw, g.length = 450;
  const std::size_t columns = std::size_t{nx} * na;
  g.gap.assign(columns, 3.5f);
  g.inner.assign(columns, 4.5f);
  g.axial.assign(columns * nw, 0.0f);
  g.azimuthal.assign(columns * nw, 0.0f);
  for (std::size_t column = 0; column < columns; ++column) {
    for (std::uint32_t iw = 0; iw < nw; ++iw) {
      const double w = (iw + 0.5) / nw, slip = 4 * w * (1 - w);
      const double turn = static_cast<double>(column % na) / na * 6.2831853;
      g.axial[column * nw + iw] = static_cast<float>(0.05 * slip * core::sincos(turn).cos);
      g.azimuthal[column * nw + iw] = static_cast<float>(0.01 * slip * core::sincos(turn).sin);
    }
  }
  g.mixing.assign(nx, 0.001f);
  g.shear_inner.assign(columns, 0.02f);
  g.shear_outer.assign(columns, 0.02f);
  g.region.assign(nx, 10);
  for (std::uint32_t ix = nx * 7 / 10; ix < nx; ++ix) g.region[ix] = anatomy::cauda_region;
  g.in_lesion.assign(nx, 0);
  for (std::uint32_t ix = nx / 10; ix < nx / 4; ++ix) g.in_lesion[ix] = 1;
  g.passage.assign(nx, 1.0f);
  return g;
}

/// Trilinear drift, settling and kicks in nodes 64 x 64 x 1024; sorted by voxel before every
/// `range(1)` steps, which is timed with them.
void p1_gridded(benchmark::State& state) {
  core::Team team(static_cast<unsigned>(state.range(0)));
  const DriftField field(annulus_grid(1024, 64, 64), {});
  ParticleStore store = annulus_cells(particles);
  for (std::uint32_t& azimuth : store.all().azimuth) azimuth &= fraction_mask;
  const std::vector<float> speeds(size_classes, 0.006f), hindrance(field.voxels(), 1.0f);
  const SuspendedStep step{field, speeds, hindrance, {0, 0, 1}, {}, 0.25f, 0, 0, false};
  std::vector<std::uint32_t> in_voxel;
  std::uint32_t at = 0;
  const auto steps = static_cast<std::uint32_t>(state.range(1));
  double done = 0;
  bench::Meter meter(state, team);
  for (auto _ : state) {
    meter.time([&] {
      const auto counts = store.sort(field, team, in_voxel);
      const ParticleColumns suspended = store.moving().part(0, counts.suspended);
      done += static_cast<double>(counts.suspended) * steps;
      over_blocks(team, suspended, [&](ParticleColumns cells) {
        SuspendedStep own = step;
        for (std::uint32_t i = 0; i < steps; ++i) {
          own.step = at + i;
          move_suspended(own, p1_key, cells);
        }
      });
    });
    meter.lap();
    at += steps;
  }
  meter.report(done, p1_traffic);
}

BENCHMARK(p1_analytic)
    ->ArgName("threads")
    ->Arg(1)
    ->Arg(2)
    ->UseManualTime()
    ->Unit(benchmark::kMillisecond);
BENCHMARK(p1_gridded)
    ->ArgNames({"threads", "steps"})
    ->Args({1, 64})
    ->Args({2, 64})
    ->Args({2, 1})
    ->UseManualTime()
    ->Unit(benchmark::kMillisecond);

}  // namespace
