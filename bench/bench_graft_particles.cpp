// SPDX-License-Identifier: Apache-2.0
#include <benchmark/benchmark.h>
#include <unistd.h>

#include <chrono>
#include <fstream>
#include <random>

#include "anatomy/canal/canal_parameters.hpp"
#include "core/elementary.hpp"
#include "core/team.hpp"
#include "embedded_ledger.hpp"
#include "graft/canal/canal_course.hpp"
#include "graft/canal/site_of_canal.hpp"
#include "graft/particles/annulus_step.hpp"
#include "graft/particles/particle_store.hpp"
#include "graft/particles/suspended_step.hpp"

// Cells in the canal. P1: the annulus of 4.5 to 8 mm, 450 mm long; one item is one particle-step.
// C1: a dose over 24 h, in that annulus (last argument 0) or in a man's canal (1).
// `update` is the roofline of the minute: every word of 16 bytes a cell read and written once.
namespace {

using namespace caudata;
using namespace caudata::graft;

constexpr std::size_t particles = 10'000'000;
constexpr std::size_t bench_block = 16384;
const GraftKey bench_key(std::array<std::uint32_t, 2>{1, 2});

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
  team.for_each_block((cells.size() + bench_block - 1) / bench_block,
                      [&](std::size_t block, unsigned) {
                        const std::size_t first = block * bench_block;
                        work(cells.part(first, std::min(bench_block, cells.size() - first)));
                      });
}

void update(benchmark::State& state) {
  core::Team team(static_cast<unsigned>(state.range(0)));
  ParticleStore store = annulus_cells(particles);
  for (auto _ : state) {
    over_blocks(team, store.all(), [](ParticleColumns cells) {
      for (const auto column : {cells.id, cells.x, cells.azimuth, cells.depth})
        for (std::uint32_t& word : column) word += 256;
    });
  }
  state.SetItemsProcessed(state.iterations() * static_cast<std::int64_t>(particles));
}

void p1_analytic(benchmark::State& state) {
  core::Team team(static_cast<unsigned>(state.range(0)));
  ParticleStore store = annulus_cells(particles);
  AnnulusStep step{450, 4.5f, 3.5f, 0, 0.006f, 0.001f, {0, 0, 1}, 0.02f, 0};
  for (auto _ : state) {
    ++step.step;
    step.speed = static_cast<float>(20 * core::sincos(0.14 * step.step).sin);
    over_blocks(team, store.all(),
                [&](ParticleColumns cells) { move_in_annulus(step, bench_key, cells); });
  }
  state.SetItemsProcessed(state.iterations() * static_cast<std::int64_t>(particles));
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
  std::int64_t done = 0;
  for (auto _ : state) {
    const auto counts = store.sort(field, team, in_voxel);
    const ParticleColumns suspended = store.moving().part(0, counts.suspended);
    done += static_cast<std::int64_t>(counts.suspended) * steps;
    over_blocks(team, suspended, [&](ParticleColumns cells) {
      SuspendedStep own = step;
      for (std::uint32_t i = 0; i < steps; ++i) {
        own.step = at + i;
        move_suspended(own, bench_key, cells);
      }
    });
    at += steps;
  }
  state.SetItemsProcessed(done);
}

CanalSite bench_site() {
  CanalSite site;
  site.postures.push_back({anatomy::Posture::supine, {0, 0, 1}, annulus_grid(1024, 64, 8)});
  site.roots.assign(1024, 0.1f);
  site.areas = surface_areas(site.postures[0].grid, site.roots);
  return site;
}

DosePlan bench_plan(std::uint64_t cells) {
  CanalDose dose{0, cells, {}};
  for (int ix = 0; ix < 1024; ++ix) dose.start.along.push_back(ix > 700 && ix < 900 ? 1 : 0);
  dose.start.around.assign(64, 1);
  return {{dose}, {{0, anatomy::Posture::supine}}, 0};
}

SuspendedCells bench_cells() {
  SuspendedCells cells{{}, {}, 0.75, 0.85, 0.05, 5};
  for (std::size_t i = 0; i < 16; ++i) cells.diameter[i] = 10 + 0.27 * static_cast<double>(i);
  for (std::size_t i = 0; i < 8; ++i) cells.excess_density[i] = 40 + 4 * static_cast<double>(i);
  return cells;
}

CanalCourseParameters bench_parameters() {
  return {{{0.3, 0.2, 0.3, 1}}, 12, {0.1, 0.3, 0.5, 0.01}, {0.02, 0.05}, 1, 4.65, 0.6};
}

double resident_gigabytes() {
  std::ifstream statm("/proc/self/statm");
  double total = 0, resident = 0;
  statm >> total >> resident;
  return resident * static_cast<double>(sysconf(_SC_PAGESIZE)) / 1e9;
}

/// A typical man lying on his back, a lesion of 6 cm at C5, 3 mL of a suspension a little denser
/// than the fluid at L3/4.
struct BenchCourse {
  CanalSite site;
  DosePlan plan;
};
BenchCourse canal_of_a_man(std::uint64_t cells) {
  std::vector<std::string> missing;
  const core::Ledger ledger = bench::embedded_ledger();
  const anatomy::Cord cord(ledger, missing);
  const auto parameters = ledger.resolve<anatomy::CanalParameters>("anatomy.canal", missing);
  anatomy::CanalPerson man = anatomy::typical_man(parameters);
  constexpr anatomy::Segment c5{4};
  man.lesion = anatomy::typical_lesion(parameters, c5, 60);
  const anatomy::Canal canal(cord, parameters, man);
  const anatomy::Posture supine[] = {anatomy::Posture::supine};
  const anatomy::Bolus bolus =
      spread(canal, supine[0], {canal.length() * 0.82, 3, 1003, 0.9}, 1024);
  return {site_of(canal, supine, {}), {{{0, cells, start_of(bolus, 64)}}, {{0, supine[0]}}, 0}};
}

/// A course from hour 0 to 24, the cost of its parts scaled to 1.5e8 cells: for a subsample that
/// fills the machine's caches as little as the full dose does.
void c1_course(benchmark::State& state) {
  using Clock = std::chrono::steady_clock;
  const auto cells = static_cast<std::uint64_t>(state.range(1));
  const auto until = static_cast<double>(state.range(2));
  core::Team team(static_cast<unsigned>(state.range(0)));
  const bool person = state.range(3) != 0;
  const BenchCourse set =
      person ? canal_of_a_man(150'000'000) : BenchCourse{bench_site(), bench_plan(150'000'000)};
  const CanalSite& site = set.site;
  const double scale = 1.5e8 / static_cast<double>(cells);
  for (auto _ : state) {
    DosePlan plan = set.plan;
    plan.simulated = cells;
    CanalCourse course(site, plan, bench_cells(), bench_parameters(), 1.5, bench_key, team);
    const auto begin = Clock::now();
    const auto seconds = [&] {
      return std::chrono::duration<double>(Clock::now() - begin).count();
    };
    course.run(1);
    const double hour = seconds();
    const CanalForecast ahead = forecast(site, plan, 1);
    state.counters["ns_per_cell_step_of_first_hour"] = hour * 1e9 / ahead.cell_steps;
    state.counters["first_hour_of_full_dose_min"] = hour * scale / 60;
    if (until > 1) {
      course.run(until);
      state.counters["whole_course_of_full_dose_h"] = seconds() * scale / 3600;
    }
    const CellLedger ledger = course.ledger();
    state.counters["suspended"] = static_cast<double>(ledger[Compartment::suspended]);
    state.counters["bedload"] = static_cast<double>(ledger[Compartment::bedload]);
    state.counters["adherent"] = static_cast<double>(ledger[Compartment::adherent]);
    state.counters["forecast_full_GB"] =
        static_cast<double>(forecast(site, set.plan, 24).bytes) / 1e9;
    state.counters["resident_GB"] = resident_gigabytes();
  }
}

BENCHMARK(update)->Arg(1)->Arg(2)->UseRealTime()->Unit(benchmark::kMillisecond);
BENCHMARK(p1_analytic)->Arg(1)->Arg(2)->UseRealTime()->Unit(benchmark::kMillisecond);
BENCHMARK(p1_gridded)
    ->Args({1, 64})
    ->Args({2, 64})
    ->Args({2, 1})
    ->UseRealTime()
    ->Unit(benchmark::kMillisecond);
BENCHMARK(c1_course)
    ->Args({2, 1'000'000, 24, 0})
    ->Args({2, 1'000'000, 24, 1})
    ->Args({2, 4'000'000, 1, 1})
    ->Iterations(1)
    ->UseRealTime()
    ->Unit(benchmark::kSecond);

}  // namespace
