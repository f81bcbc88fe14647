// SPDX-License-Identifier: Apache-2.0
#include <benchmark/benchmark.h>

#include "graft/canal/canal_course.hpp"
#include "graft/meter.hpp"
#include "graft/model.hpp"

// C1: a dose in the canal of a person, hour by hour as a run has it: cells that adhere to the cord
// are handed over, others may die. Some of the cells, or some of the hours, and what the whole dose
// takes by that share: `full_dose_h` by the CPU time of all threads shared evenly, for as many
// hours as were run; `full_dose_wall_h` by the clock. An item is a step of a cell as forecast, as
// if none came to rest.
namespace {

using namespace caudata;
using namespace caudata::graft;

constexpr double c1_traffic = 32;  // [byte]: 16 read, 16 written

/// Returns the moving cells of all steps.
double run_hour(CanalCourse& canal, const MichaelisPile& pile, double hour) {
  const SurvivalParameters& survival = bench::model().graft.tissue.survival;
  double moving = 0;
  canal.run(hour + 1, [&](const CanalProgress& now) {
    moving += static_cast<double>(now.suspended + now.bedload);
    return true;
  });
  const CanalHour over = canal.end_hour({survival.die, survival.breathe, pile, {}});
  benchmark::DoNotOptimize(over.arrivals.size());
  return moving;
}

/// Arguments: threads, cells, hours.
void c1(benchmark::State& state) {
  core::Team team(static_cast<unsigned>(state.range(0)));
  const GraftParameters& p = bench::model().graft;
  const GraftSetup setup = bench::clinical_setup(static_cast<std::uint64_t>(state.range(1)));
  const auto hours = static_cast<double>(state.range(2));
  const MichaelisPile pile(pile_supply(p.tissue, setup.tissue.cell_volume),
                           p.tissue.survival.breathe.oxygen.half);
  const GraftKey key(std::array<std::uint32_t, 2>{1, 2});
  bench::forget_peak();
  const double before = bench::resident_bytes();
  bench::Meter meter(state, team);
  double moving = 0;
  const auto carried = static_cast<double>(setup.doses.carried());
  for (auto _ : state) {
    CanalCourse canal(setup.site, setup.doses, setup.cells, p.course,
                      {p.tissue.survival.die.detached, p.tissue.survival.pile_packing}, key, team);
    meter.time([&] {
      for (double hour = 0; hour < hours; ++hour) moving += run_hour(canal, pile, hour);
    });
    meter.lap();
    const CellLedger ledger = canal.ledger();
    for (const Compartment c :
         {Compartment::suspended, Compartment::bedload, Compartment::adherent})
      state.counters[name(c)] = static_cast<double>(ledger[c]) / carried;
  }
  meter.report(moving, c1_traffic);
  CanalPlan whole = setup.doses;
  whole.simulated = static_cast<std::uint64_t>(bench::clinical_dose);
  const double scale =
      bench::clinical_dose / carried / static_cast<double>(state.iterations()) / 3600;
  state.counters["full_dose_h"] = meter.undisturbed() * scale;
  state.counters["full_dose_wall_h"] = meter.wall() * scale;
  state.counters["full_dose_GB"] = static_cast<double>(course_bytes(setup.site, whole)) / 1e9;
  state.counters["bytes"] = (bench::peak_bytes() - before) / carried;
}
BENCHMARK(c1)
    ->ArgNames({"threads", "cells", "hours"})
    ->Args({1, 1'000'000, 24})
    ->Args({2, 1'000'000, 24})
    ->Args({2, 10'000'000, 1})
    ->Iterations(1)
    ->UseManualTime()
    ->Unit(benchmark::kSecond);

}  // namespace
