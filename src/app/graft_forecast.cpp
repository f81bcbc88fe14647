// SPDX-License-Identifier: Apache-2.0
#include "app/graft_forecast.hpp"

#include <algorithm>

#include "core/elementary.hpp"
#include "core/time_units.hpp"
#include "graft/course/graft_course.hpp"
#include "graft/snapshot.hpp"

namespace caudata::app {
namespace {

/// Measured in runs of 2e4 to 1.3e8 cells, one dose and four, two days to six weeks; forecasts
/// alone use them.
///
/// Seconds of one thread: of a cell for its way from the needle to rest, of an agent for an hour,
/// of a voxel of the cord for an hour while cells are in the cord and before.
constexpr double start_seconds = 12, canal_cell = 35e-6, agent_hour = 3e-6, voxel_hour = 0.1e-6,
                 resting_voxel_hour = 0.02e-6;
/// Bytes: of the program with its data and report; of a voxel of the cord with its five substances
/// and the buffers to diffuse them, and of its copies while a checkpoint is written; of a cell of
/// the cord with neighbours and axon.
constexpr double program_bytes = 62e6, voxel_bytes = 40, copied_voxel_bytes = 56, agent_bytes = 200;
/// Bytes of a checkpoint: of a voxel, a cell of the canal, an agent and its axon, a drawn cell; of
/// the rest.
constexpr double kept_voxel = 28.2, kept_canal_cell = 16, kept_agent = 160, kept_drawn = 36,
                 kept_rest = 6e6;
/// Bytes of the result: of a drawn cell in all its files, of axons after three months, of the rest.
constexpr double drawn_cell_bytes = 170, axon_bytes = 6e6, page_bytes = 3.6e6;

/// Cells of a dose that become agents at most. Of those that adhere to the cord half are gone
/// within days, most of the others later.
constexpr double agent_share = 0.01, agent_days = 10;
/// Cells of a dose that are in the cord, where the head is lower and otherwise.
constexpr double in_cord_head_down = 2e-5, in_cord = 2e-6;

/// Of the cells of a dose that is so many hours old; what is dead takes no room.
constexpr double left_of_a_dose = 0.15, old_dose = 48;

/// Size of a run, in what its cost is in proportion to. `at_once`: cells of the canal at their
/// most. `null_cells`: of a run beside the run.
struct GraftSize {
  double canal_cells, null_cells, at_once, agents, in_cord, voxels, hours, drawn;
};

double share_in_cord(const graft::GraftSetup& setup) {
  return setup.doses.postures.front().posture == anatomy::Posture::trendelenburg ? in_cord_head_down
                                                                                 : in_cord;
}

double cells_at_once(const GraftJob& job, const graft::GraftSetup& setup) {
  const bool die = job.ready.what.rules[graft::CellRule::die];
  const auto& doses = setup.doses.doses;
  double now = 0, most = 0;
  for (std::size_t i = 0; i < doses.size(); ++i) {
    if (die && i > 0 && doses[i].hour - doses[i - 1].hour >= old_dose) now *= left_of_a_dose;
    now += static_cast<double>(setup.doses.cells_of(i));
    most = std::max(most, now);
  }
  return most;
}

/// Drawn cells: as many of every output, of those that still live. Most are dead soon after a dose.
double drawn_cells(const GraftJob& job, const graft::GraftSetup& setup) {
  const auto times = static_cast<double>(graft::snapshot_hours(setup.doses, job.days).size());
  const bool die = job.ready.what.rules[graft::CellRule::die];
  const double as_if_all_lived = die ? std::min(times, 4 + 0.08 * times) : times;
  const double of_one = std::min(static_cast<double>(graft::most_drawn_cells) / times,
                                 static_cast<double>(setup.doses.carried()));
  return of_one * as_if_all_lived;
}

GraftSize size_of(const GraftJob& job, const graft::GraftSetup& setup) {
  const auto carried = static_cast<double>(setup.doses.carried());
  const auto voxels = graft::tissue_mask(graft::CordSurface(setup.canal), nullptr).grid().stored();
  const double at_once = cells_at_once(job, setup);
  const auto null = static_cast<double>(std::min(setup.doses.carried(), graft::most_null_cells));
  return {carried,
          setup.tissue.lesion ? null : 0,
          at_once,
          agent_share * at_once,
          share_in_cord(setup) * carried,
          static_cast<double>(voxels),
          job.days * core::hours_per_day,
          drawn_cells(job, setup)};
}

/// Of the work that the cells of a dose in the canal are, until so many hours after it: half of it
/// in the first, the rest as they come to rest.
double canal_work(double hours) {
  constexpr double first = 0.5, resting = 6;  // [h]
  if (hours <= 1) return first * std::max(0.0, hours);
  return first + (1 - first) * -core::expm1((1 - hours) / resting);
}

double tissue_seconds(const GraftSize& size, double hours) {
  const double moves = std::min(1.0, size.in_cord);
  return size.agents * std::min(hours, agent_days * core::hours_per_day) * agent_hour +
         size.voxels * hours * (moves * voxel_hour + (1 - moves) * resting_voxel_hour);
}

double seconds_of(const GraftSize& size) {
  return (size.canal_cells + graft::null_models * size.null_cells) * canal_cell +
         tissue_seconds(size, size.hours);
}

double checkpoint_of(const GraftSize& size) {
  return kept_rest + size.voxels * kept_voxel + size.at_once * kept_canal_cell +
         size.agents * kept_agent + size.drawn * kept_drawn;
}

double result_of(const GraftSize& size) {
  constexpr double grown = 90 * core::hours_per_day;
  return page_bytes + axon_bytes * std::min(1.0, size.hours / grown) +
         size.drawn * drawn_cell_bytes;
}

/// The run beside the run that null models are, one after the other.
double beside_of(const graft::GraftSetup& setup, double voxels) {
  if (!setup.tissue.lesion) return 0;
  graft::CanalPlan plan = setup.doses;
  plan.simulated = std::min(plan.carried(), graft::most_null_cells);
  return static_cast<double>(graft::course_bytes(setup.site, plan)) + voxels * voxel_bytes;
}

/// Doses that failed come to nothing and are not among those of the canal.
std::vector<DoseForecast> doses_of(const graft::GraftSetup& setup) {
  std::vector<DoseForecast> doses;
  std::size_t in_canal = 0;
  for (const product::Delivered& d : setup.delivered) {
    DoseForecast dose{static_cast<std::uint64_t>(d.living), static_cast<std::uint64_t>(d.dead), 0,
                      d.injection};
    if (dose.delivered() > 0) dose.followed = setup.doses.cells_of(in_canal++);
    doses.push_back(dose);
  }
  return doses;
}

}  // namespace

GraftWork::GraftWork(const GraftJob& job, const graft::GraftSetup& setup) {
  const GraftSize size = size_of(job, setup);
  hours_ = size.hours;
  in_tissue_ = tissue_seconds(size, hours_);
  of_null_ = size.null_cells * canal_cell;
  for (std::size_t i = 0; i < setup.doses.doses.size(); ++i)
    doses_.emplace_back(setup.doses.doses[i].hour,
                        static_cast<double>(setup.doses.cells_of(i)) * canal_cell);
}

double GraftWork::until(double hour) const {
  double seconds = in_tissue_ * hour / hours_;
  for (const auto& [given, of_dose] : doses_) seconds += of_dose * canal_work(hour - given);
  return seconds;
}

double GraftWork::until(int null_models, double hour) const {
  const double last = doses_.back().first;
  return until(hours_) + of_null_ * (null_models + canal_work(std::max(0.0, hour - last)));
}

double GraftWork::all() const { return until(graft::null_models, 0); }

GraftForecast forecast_of(const GraftJob& job, const graft::GraftSetup& setup) {
  const GraftSize size = size_of(job, setup);
  const auto canal = static_cast<double>(graft::course_bytes(setup.site, setup.doses));
  const double checkpoint = checkpoint_of(size), result = result_of(size);
  GraftForecast f;
  const double not_at_once =
      (size.canal_cells - size.at_once) * graft::ParticleStore::bytes_per_cell;
  f.memory = program_bytes + canal - not_at_once + size.voxels * voxel_bytes +
             size.agents * agent_bytes + beside_of(setup, size.voxels);
  f.seconds = start_seconds + seconds_of(size) / job.threads;
  f.disk = std::max(2 * checkpoint, checkpoint + result);
  f.result = result;
  f.doses = doses_of(setup);
  f.weight = setup.doses.weight();
  return f;
}

}  // namespace caudata::app
