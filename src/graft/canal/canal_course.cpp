// SPDX-License-Identifier: Apache-2.0
#include "graft/canal/canal_course.hpp"

#include <algorithm>
#include <cmath>
#include <numeric>

#include "core/contract.hpp"
#include "core/elementary.hpp"
#include "core/time_units.hpp"
#include "graft/canal/canal_phase.hpp"

namespace caudata::graft {
namespace {

std::array<float, surfaces> course_rates(const AdhesionParameters& adhere, double scale) {
  std::array<float, surfaces> rates{};
  for (std::size_t i = 0; i < surfaces; ++i)
    rates[i] = static_cast<float>(adhere.rate[i] / core::seconds_per_hour * scale);
  return rates;
}

std::size_t course_blocks(std::size_t cells) { return (cells + canal_block - 1) / canal_block; }

/// The share of the settling speed that is left in a voxel's suspension (Richardson and Zaki), no
/// denser than a pile.
float course_hindrance(double volume_share, double pile_packing, double exponent) {
  return static_cast<float>(core::pow(1 - std::min(volume_share, pile_packing), exponent));
}

bool course_has_suspended(const ParticleColumns& cells) {
  return std::any_of(cells.depth.begin(), cells.depth.end(),
                     [](std::uint32_t depth) { return motion_of(depth) == Motion::suspended; });
}

}  // namespace

CanalCourse::CanalCourse(const CanalSite& site, const CanalPlan& plan, const SuspendedCells& cells,
                         const CanalCourseParameters& parameters, const CanalSurvival& survival,
                         const GraftKey& key, core::Team& team)
    : site_(site),
      plan_(plan),
      cells_(cells),
      parameters_(parameters),
      survival_(survival),
      key_(key),
      team_(team),
      settling_(settling_speeds(cells)),
      critical_(stresses(cells, parameters.roll.shields)) {
  EXPECTS(!check(plan, site, cells).has_errors());
  for (const PosturedCanal& canal : site.postures)
    phases_.push_back(
        std::make_unique<Phase>(canal, site.roots, course_rates(parameters.adhere, 1)));
  store_.reserve(plan.carried());
  inject_due();
}

CanalCourse::~CanalCourse() = default;

double CanalCourse::hours() const {
  return static_cast<double>(ticks_) / static_cast<double>(ticks_per_hour);
}
double CanalCourse::weight() const { return plan_.weight(); }

const CanalCourse::Phase& CanalCourse::phase() const {
  anatomy::Posture now = plan_.postures[0].posture;
  for (const PostureChange& change : plan_.postures) {
    if (tick_of(change.from_hour) <= ticks_) now = change.posture;
  }
  const auto found = std::find_if(phases_.begin(), phases_.end(),
                                  [&](const auto& p) { return p->posture == now; });
  ENSURES(found != phases_.end());
  return **found;
}

std::uint64_t CanalCourse::next_event() const {
  std::uint64_t next = ~std::uint64_t{0};
  const auto at = [&](double hour) {
    if (tick_of(hour) > ticks_) next = std::min(next, tick_of(hour));
  };
  for (const CanalDose& dose : plan_.doses) at(dose.hour);
  for (const PostureChange& change : plan_.postures) at(change.from_hour);
  return next;
}

void CanalCourse::run(double until_hour, const std::function<bool(const CanalProgress&)>& goes_on) {
  EXPECTS(until_hour <= longest_course_hours);
  while (ticks_ < tick_of(until_hour)) {
    take_step();
    if (goes_on &&
        !goes_on({hours(), until_hour, counts_.suspended, counts_.bedload, store_.settled()}))
      return;
  }
}

SuspendedStep CanalCourse::suspended_step(float seconds, std::uint32_t time) const {
  const Phase& now = phase();
  // A layer of this height holds cells at the concentration next to the surface.
  const double layer = parameters_.contact * 1e-3;  // [mm]
  return {now.field, settling_,    hindrance_, now.down, course_rates(parameters_.adhere, layer),
          seconds,   carry_steps_, time,       true};
}

BedloadStep CanalCourse::bedload_step(float seconds, std::uint32_t time) const {
  const Phase& now = phase();
  const RollParameters& roll = parameters_.roll;
  const double height = mean_diameter(cells_) / 2 * 1e-3;  // [mm]
  return {
      now.field,
      now.walls,
      settling_,
      critical_,
      now.down,
      course_rates(parameters_.adhere, 1)[static_cast<std::size_t>(Surface::root)],
      static_cast<float>(survival_.detached_death / (core::hours_per_day * core::seconds_per_hour)),
      static_cast<float>(roll.mobility),
      static_cast<float>(roll.carry * height),
      static_cast<float>(roll.mixing),
      static_cast<float>(parameters_.lift.rate / core::seconds_per_hour),
      static_cast<float>(parameters_.lift.height),
      static_cast<float>(roll.mobility / parameters_.rootlet_diameter),
      seconds,
      settle_steps_,
      time,
      true};
}

/// The middle of a step that begins now, rounded: right on average.
std::uint32_t CanalCourse::time_of_adhesion(double seconds) const {
  const double middle = static_cast<double>(ticks_) * seconds_per_tick + seconds / 2;
  const double units = middle / adhesion_time_seconds;
  ENSURES(units <= most_adhesion_time);
  return static_cast<std::uint32_t>(units + 0.5);
}

void CanalCourse::take_step() {
  constexpr std::uint64_t first_hour = ticks_per_hour, idle = ticks_per_hour / 6;
  constexpr std::uint32_t later_period = 8;  // steps from one sort to the next
  if (unsorted_ == 0) sort_cells();
  const std::uint64_t since = ticks_ - last_dose_;
  CanalStep step = canal_step(since, limit_);
  if (store_.moving().size() == 0) step = {idle, 0};
  step.ticks =
      std::min({step.ticks, next_event() - ticks_, ticks_per_hour - ticks_ % ticks_per_hour});
  move_cells(step.carries, static_cast<double>(step.ticks) * seconds_per_tick);
  carry_steps_ += step.carries;
  ++settle_steps_;
  ticks_ += step.ticks;
  unsorted_ = since < first_hour ? 0 : (unsorted_ + 1) % later_period;
  inject_due();
}

void CanalCourse::move_cells(std::uint32_t carries, double seconds) {
  const std::uint32_t time = time_of_adhesion(seconds);
  const SuspendedStep carry =
      suspended_step(static_cast<float>(seconds / std::max(carries, 1u)), time);
  const BedloadStep rest = bedload_step(static_cast<float>(seconds), time);
  const ParticleColumns moving = store_.moving();
  team_.for_each_block(course_blocks(moving.size()), [&](std::size_t block, unsigned) {
    const std::size_t first = block * canal_block;
    const ParticleColumns cells = moving.part(first, std::min(canal_block, moving.size() - first));
    SuspendedStep own = carry;
    const bool carries_any = course_has_suspended(cells);
    for (std::uint32_t i = 0; carries_any && i < carries; ++i, ++own.step)
      move_suspended(own, key_, cells);
    step_bedload(rest, key_, cells);
  });
}

void CanalCourse::sort_cells() {
  const Phase& now = phase();
  std::vector<std::uint32_t> in_voxel;
  counts_ = store_.sort(now.field, team_, in_voxel);
  const ParticleColumns gone = store_.all().part(store_.size() - counts_.gone, counts_.gone);
  for (std::size_t i = 0; i < gone.size(); ++i) {
    const auto region = now.field.region[static_cast<std::size_t>(now.field.cell_of_x(gone.x[i]))];
    ++(gone_of(gone.depth[i]) == Gone::dead ? dead_ : left_)[region];
  }
  store_.drop(counts_.gone);
  hindrance_.assign(in_voxel.size(), 1.0f);
  const double volume = mean_cell_volume(cells_) * weight();
  const auto rows = static_cast<std::size_t>(now.field.nx + 1);
  const std::size_t row = in_voxel.size() / rows;
  std::vector<double> in_row;
  for (std::size_t i = 0; i < rows; ++i)
    in_row.push_back(std::accumulate(in_voxel.begin() + static_cast<std::ptrdiff_t>(i * row),
                                     in_voxel.begin() + static_cast<std::ptrdiff_t>((i + 1) * row),
                                     0.0));
  limit_ = carry_limit(now.field, in_row);
  team_.for_each_block(rows, [&](std::size_t block, unsigned) {
    for (std::size_t v = block * row; v < (block + 1) * row; ++v) {
      if (in_voxel[v] == 0) continue;
      const double share = in_voxel[v] * volume / voxel_volume(now.field, v);
      hindrance_[v] =
          course_hindrance(share, survival_.pile_packing, parameters_.hindered_exponent);
    }
  });
}

CanalCourseParameters without_homing(CanalCourseParameters parameters) {
  auto& rate = parameters.adhere.rate;
  rate[static_cast<std::size_t>(Surface::lesion)] = rate[static_cast<std::size_t>(Surface::pia)];
  return parameters;
}

std::size_t course_bytes(const CanalSite& site, const CanalPlan& plan) {
  std::size_t living = 0;
  for (std::size_t i = 0; i < plan.doses.size(); ++i) {
    const double share =
        static_cast<double>(plan.doses[i].dead) / static_cast<double>(plan.doses[i].cells);
    living += static_cast<std::size_t>(static_cast<double>(plan.cells_of(i)) * (1 - share) + 1);
  }
  std::size_t bytes = (ParticleStore::bytes_per_cell + ParticleStore::bytes_to_sort) * living;
  for (const PosturedCanal& canal : site.postures) {
    const DriftField field(canal.grid, site.roots);
    // Beside the field: walls, hindrance, counts and keys of the sort by thread.
    bytes += field.bytes() + 2 * field.columns() * sizeof(WallPoint) + 16 * field.voxels();
  }
  return bytes;
}

}  // namespace caudata::graft
