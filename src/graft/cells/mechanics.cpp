// SPDX-License-Identifier: Apache-2.0
#include "graft/cells/mechanics.hpp"

#include <algorithm>
#include <atomic>
#include <cmath>
#include <vector>

#include "core/contract.hpp"
#include "graft/cells/segment_walker.hpp"

namespace caudata::graft {
namespace {

constexpr std::size_t mechanics_block = 4096;      // cells a block of work, a multiple of 16
constexpr double mechanics_radius_unit = 0x1p-10;  // [um]
constexpr double mechanics_edge_slack = 16;        // [quanta]: more than rounding can lose

std::size_t mechanics_blocks(std::size_t n) { return (n + mechanics_block - 1) / mechanics_block; }

std::int16_t saturated(std::int32_t value) {
  return static_cast<std::int16_t>(std::clamp(value, -32767, 32767));
}

std::uint16_t radius_then(float radius) {
  return static_cast<std::uint16_t>(
      std::clamp(static_cast<double>(radius) / mechanics_radius_unit, 0.0, 65535.0));
}

double squared(std::int32_t x, std::int32_t y, std::int32_t z) {
  const double a = x, b = y, c = z;
  return (a * a + b * b) + c * c;
}

bool within_reach(const PairConstants& law, const Sphere& a, const Sphere& b) {
  const double reach = double{law.reach} * (double{a.radius} + double{b.radius}) * quanta_per_um;
  const double x = double{static_cast<double>(a.x) - b.x}, y = static_cast<double>(a.y) - b.y,
               z = static_cast<double>(a.z) - b.z;
  return (x * x + y * y) + z * z < reach * reach;
}

/// wakes(kinds[j]) for every sleeper within reach of `slot`; returns how many were woken here.
template <class Asleep>
std::size_t wake_within_reach(const PairConstants& law, const RowGrid& grid,
                              std::span<const Sphere> spheres, std::span<CellKind> kinds, Slot slot,
                              const Asleep& asleep) {
  SegmentWalker walker(grid, slot, slot + 1);
  Segment segment;
  std::size_t woken = 0;
  walker.next(segment);
  for (const Segment::Run& run : segment.runs)
    for (Slot j = run.first; j < run.last; ++j) {
      // Several may wake one cell at the same time, to the same effect.
      const std::atomic_ref<std::uint8_t> quiet(kinds[j].quiet);
      if (!asleep(quiet.load(std::memory_order_relaxed))) continue;
      if (!within_reach(law, spheres[slot], spheres[j])) continue;
      if (asleep(quiet.exchange(0, std::memory_order_relaxed))) ++woken;
    }
  return woken;
}

}  // namespace

Mechanics::Mechanics(Cells& cells, const PairLaw& law, const MechanicsOptions& options,
                     std::pmr::memory_resource* memory)
    : cells_(cells),
      pair_(law),
      law_(law),
      options_(options),
      skin_squared_(static_cast<std::uint32_t>(quanta_per_um * quanta_per_um * options.skin *
                                               options.skin / 4)),
      grid_(memory),
      lists_(options.rows_per_block, memory),
      workspace_(1, memory),
      since_(sizeof(Since), memory),
      push_x_(sizeof(std::int32_t), memory),
      push_y_(sizeof(std::int32_t), memory),
      push_z_(sizeof(std::int32_t), memory) {
  EXPECTS(options.skin >= 0 && options.skin <= 15);
  EXPECTS(options.integrator == Integrator::euler || options.rest_speed == 0);
  EXPECTS(options.rest_steps >= 1 && options.longest_step > 0);
  EXPECTS(options.longest_move > 0 && options.longest_move <= 7);
  if (second_order()) previous_ = cells.add_column<PairPush>();
}

std::size_t Mechanics::workspace_bytes() const {
  const std::size_t sort = RowGrid::workspace_bytes(cells_);
  return options_.mode == NeighbourMode::grid
             ? sort
             : std::max(sort, lists_.workspace_bytes(cells_.capacity()));
}

std::size_t Mechanics::bytes(std::size_t n, std::size_t rows, const MechanicsOptions& options) {
  constexpr std::size_t order_and_column = sizeof(Slot) + sizeof(Sphere);
  constexpr std::size_t groups = NeighbourLists::lanes * NeighbourLists::blocks_per_group;
  const bool second_order = options.integrator != Integrator::euler;
  const std::size_t columns = Cells::hot_bytes + Cells::cold_bytes +
                              (second_order ? sizeof(PairPush) : 0) + sizeof(PairPush) +
                              sizeof(Since);
  const std::size_t lists = (n + groups - 1) / groups * groups * 2 * options.rows_per_block;
  const std::size_t workspace = std::max(
      n * order_and_column + 4096, options.mode == NeighbourMode::lists ? lists : std::size_t{0});
  const std::size_t tables =
      options.mode == NeighbourMode::lists ? NeighbourLists::bytes(n) : std::size_t{0};
  constexpr std::size_t paddings = 16 * Column::padding;
  return n * columns + workspace + tables + RowGrid::bytes(n, rows) + paddings;
}

PushColumns Mechanics::columns() {
  return {push_x_.as<std::int32_t>().data(), push_y_.as<std::int32_t>().data(),
          push_z_.as<std::int32_t>().data()};
}

double Mechanics::widest_radius(core::Team& team) const {
  const auto spheres = std::as_const(cells_).spheres();
  std::vector<float> widest(mechanics_blocks(spheres.size()), 0.0f);
  team.for_each_block(widest.size(), [&](std::size_t b, unsigned) {
    const std::size_t first = b * mechanics_block;
    float most = 0;
    for (const Sphere& s :
         spheres.subspan(first, std::min(mechanics_block, spheres.size() - first)))
      most = std::max(most, s.radius);
    widest[b] = most;
  });
  float most = 0;
  for (const float w : widest) most = std::max(most, w);
  return double{most};
}

bool Mechanics::used_up(const Since& since, float radius) const {
  // Most cells have not grown: whole numbers then.
  const double grown = double{radius} - (since.radius + 1) * mechanics_radius_unit;
  if (grown <= 0) {
    const auto part = [](std::int16_t v) { return static_cast<std::uint32_t>(v * v); };
    return part(since.x) + part(since.y) + part(since.z) > skin_squared_;
  }
  const double left = quanta_per_um * (options_.skin / 2 - pair_.reach * grown);
  return left < 0 || squared(since.x, since.y, since.z) > left * left;
}

bool Mechanics::skin_is_used_up(core::Team& team) const {
  const auto spheres = std::as_const(cells_).spheres();
  const auto since = since_.as<const Since>();
  std::vector<std::uint8_t> worn(mechanics_blocks(spheres.size()), 0);
  team.for_each_block(worn.size(), [&](std::size_t b, unsigned) {
    const std::size_t last = std::min(spheres.size(), (b + 1) * mechanics_block);
    for (std::size_t i = b * mechanics_block; i < last && worn[b] == 0; ++i)
      if (used_up(since[i], spheres[i].radius)) worn[b] = 1;
  });
  return std::find(worn.begin(), worn.end(), 1) != worn.end();
}

bool Mechanics::find_neighbours(core::Team& team) {
  const bool grown = std::exchange(growth_, cells_.growth()) != cells_.growth();
  if (shape_ == cells_.shape() && !worn_ && !(grown && skin_is_used_up(team))) return false;
  const std::size_t n = cells_.size();
  for (Column* column : {&since_, &push_x_, &push_y_, &push_z_}) {
    column->reserve(cells_.capacity());
    column->make_room(n);
  }
  workspace_.make_room(workspace_bytes());
  const double widest = widest_radius(team);
  EXPECTS(pair_.shape == PairShape::quadratic || widest <= 64);
  const double reach =
      quanta_per_um * (2 * pair_.reach * widest + options_.skin) + mechanics_edge_slack;
  grid_.sort(cells_, static_cast<std::int64_t>(reach), workspace_.data(), team);
  const auto spheres = std::as_const(cells_).spheres();
  if (options_.mode == NeighbourMode::lists)
    lists_.build(law_, options_.skin, grid_, spheres, cells_.capacity(), workspace_.data(), team);
  const auto since = since_.as<Since>();
  team.for_each_block(mechanics_blocks(n), [&](std::size_t b, unsigned) {
    for (std::size_t i = b * mechanics_block; i < std::min(n, (b + 1) * mechanics_block); ++i)
      since[i] = {0, 0, 0, radius_then(spheres[i].radius)};
  });
  shape_ = cells_.shape();
  worn_ = false;
  ++times_sorted_;
  return true;
}

void Mechanics::push_block(std::size_t b, PushColumns sums) {
  constexpr std::size_t lanes = NeighbourLists::lanes;
  const auto spheres = std::as_const(cells_).spheres();
  const auto kinds = std::as_const(cells_).kinds();
  const std::size_t last = std::min(spheres.size(), (b + 1) * mechanics_block);
  for (std::size_t first = b * mechanics_block; first < last; first += lanes) {
    const std::size_t end = std::min(last, first + lanes);
    std::size_t sleepers = 0;
    if (sleeps())
      for (std::size_t i = first; i < end; ++i) sleepers += asleep(kinds[i]) ? 1u : 0u;
    if (sleepers < end - first) {
      const std::size_t block = first / lanes;
      if (options_.mode == NeighbourMode::grid)
        pushes_from_grid(law_, grid_, spheres, static_cast<Slot>(first), static_cast<Slot>(end),
                         sums);
      else if (lists_.has_list(block))
        pushes_from_list(law_, spheres, lists_.block(block), lists_.entries(block), first, sums);
      else
        pushes_from_candidates(law_, grid_, spheres, static_cast<Slot>(first),
                               static_cast<Slot>(end), sums);
      if (wall_) add_wall(first, end, sums);
    }
    if (sleepers == 0) continue;
    for (std::size_t i = first; i < end; ++i)
      if (asleep(kinds[i])) sums.x[i] = sums.y[i] = sums.z[i] = 0;
  }
}

void Mechanics::add_wall(std::size_t first, std::size_t last, PushColumns sums) const {
  constexpr float deepest = 4;  // overlap from which on a wall pushes no harder
  std::array<float, NeighbourLists::lanes> distance{};
  std::array<std::array<float, 3>, NeighbourLists::lanes> away{};
  const auto spheres = std::as_const(cells_).spheres().subspan(first, last - first);
  wall_.sample(spheres, {distance.data(), spheres.size()}, {away.data(), spheres.size()});
  for (std::size_t k = 0; k < spheres.size(); ++k) {
    const float radius = spheres[k].radius;
    if (!(distance[k] < radius)) continue;
    const float overlap = std::min(1.0f - distance[k] / radius, deepest);
    const float strength =
        law_.shape == PairShape::quadratic
            ? law_.repulsion * (overlap * overlap)
            : law_.repulsion * (2 * radius * static_cast<float>(quanta_per_um)) * overlap;
    sums.x[first + k] += nearest_whole(double{strength * away[k][0]});
    sums.y[first + k] += nearest_whole(double{strength * away[k][1]});
    sums.z[first + k] += nearest_whole(double{strength * away[k][2]});
  }
}

void Mechanics::compute_pushes(core::Team& team) {
  const PushColumns sums = columns();
  if (options_.mode == NeighbourMode::grid && !sleeps() && !wall_) {
    const auto spheres = std::as_const(cells_).spheres();
    team.for_each_block(mechanics_blocks(spheres.size()), [&](std::size_t b, unsigned) {
      const std::size_t last = std::min(spheres.size(), (b + 1) * mechanics_block);
      pushes_from_grid(law_, grid_, spheres, static_cast<Slot>(b * mechanics_block),
                       static_cast<Slot>(last), sums);
    });
    return;
  }
  team.for_each_block(mechanics_blocks(cells_.size()),
                      [&](std::size_t b, unsigned) { push_block(b, sums); });
}

PushColumns Mechanics::pushes(core::Team& team) {
  find_neighbours(team);
  compute_pushes(team);
  return columns();
}

Mechanics::Gait Mechanics::gait(core::Team& team) {
  const std::size_t n = cells_.size();
  const PushColumns sums = columns();
  const auto kinds = cells_.kinds();
  const double rest = options_.rest_speed / law_.unit;
  std::vector<Gait> gaits(mechanics_blocks(n));
  team.for_each_block(gaits.size(), [&](std::size_t b, unsigned) {
    Gait g;
    for (std::size_t i = b * mechanics_block; i < std::min(n, (b + 1) * mechanics_block); ++i) {
      const double speed = squared(sums.x[i], sums.y[i], sums.z[i]);
      g.fastest_squared = std::max(g.fastest_squared, speed);
      if (!sleeps() || asleep(kinds[i])) continue;
      ++g.awake;
      kinds[i].quiet =
          speed >= rest * rest ? std::uint8_t{0} : static_cast<std::uint8_t>(kinds[i].quiet + 1);
    }
    gaits[b] = g;
  });
  Gait all;
  for (const Gait& g : gaits) {
    all.fastest_squared = std::max(all.fastest_squared, g.fastest_squared);
    all.awake += g.awake;
  }
  if (!sleeps()) all.awake = n;
  if (all.awake < n) all.woken = wake_near_fast_cells(rest * rest, team);
  return all;
}

std::size_t Mechanics::wake_near_fast_cells(double rest_squared, core::Team& team) {
  const std::size_t n = cells_.size();
  const PushColumns sums = columns();
  const auto spheres = std::as_const(cells_).spheres();
  std::vector<std::size_t> woken(mechanics_blocks(n), 0);
  const auto is_asleep = [&](std::uint8_t quiet) { return quiet >= options_.rest_steps; };
  team.for_each_block(woken.size(), [&](std::size_t b, unsigned) {
    for (std::size_t i = b * mechanics_block; i < std::min(n, (b + 1) * mechanics_block); ++i)
      if (squared(sums.x[i], sums.y[i], sums.z[i]) >= rest_squared)
        woken[b] += wake_within_reach(law_, grid_, spheres, cells_.kinds(), static_cast<Slot>(i),
                                      is_asleep);
  });
  std::size_t all = 0;
  for (const std::size_t w : woken) all += w;
  return all;
}

void Mechanics::wake_around(Slot slot) {
  EXPECTS(shape_ == cells_.shape());
  cells_.kinds()[slot].quiet = 0;
  wake_within_reach(law_, grid_, std::as_const(cells_).spheres(), cells_.kinds(), slot,
                    [&](std::uint8_t quiet) { return quiet >= options_.rest_steps; });
}

void Mechanics::move_block(std::size_t first, std::size_t last, double minutes, bool& worn) {
  const PushColumns sums = columns();
  const auto spheres = cells_.moving_spheres();
  const auto since = since_.as<Since>();
  const bool euler_start = !started_ && options_.integrator == Integrator::adams_bashforth;
  const double quanta = minutes * law_.unit * quanta_per_um;
  const auto previous = second_order() ? cells_[previous_] : std::span<PairPush>{};
  const auto kinds = std::as_const(cells_).kinds();
  for (std::size_t i = first; i < last; ++i) {
    if (asleep(kinds[i])) continue;
    double x = sums.x[i], y = sums.y[i], z = sums.z[i];
    if (second_order()) {
      const PairPush now{sums.x[i], sums.y[i], sums.z[i]};
      const PairPush last_time = std::exchange(previous[i], now);
      const PairPush before = euler_start ? now : last_time;
      x = 1.5 * x - 0.5 * before.x;
      y = 1.5 * y - 0.5 * before.y;
      z = 1.5 * z - 0.5 * before.z;
    }
    const std::int32_t dx = nearest_whole(x * quanta), dy = nearest_whole(y * quanta),
                       dz = nearest_whole(z * quanta);
    Sphere& s = spheres[i];
    s.x += dx;
    s.y += dy;
    s.z += dz;
    Since& w = since[i];
    w = {saturated(w.x + dx), saturated(w.y + dy), saturated(w.z + dz), w.radius};
    worn = worn || used_up(w, s.radius);
  }
}

void Mechanics::move(double minutes, core::Team& team) {
  const std::size_t n = cells_.size();
  std::vector<std::uint8_t> worn(mechanics_blocks(n), 0);
  team.for_each_block(worn.size(), [&](std::size_t b, unsigned) {
    bool any = false;
    move_block(b * mechanics_block, std::min(n, (b + 1) * mechanics_block), minutes, any);
    worn[b] = any ? 1 : 0;
  });
  started_ = true;
  worn_ = worn_ || std::find(worn.begin(), worn.end(), 1) != worn.end();
}

StepReport Mechanics::look(core::Team& team) {
  StepReport report;
  report.sorted = find_neighbours(team);
  compute_pushes(team);
  const Gait g = gait(team);
  report.fastest = std::sqrt(g.fastest_squared) * law_.unit;
  report.awake = g.awake;
  report.woken = g.woken;
  return report;
}

StepReport Mechanics::step(double minutes, core::Team& team) {
  EXPECTS(minutes > 0);
  StepReport report = look(team);
  move(minutes, team);
  report.minutes = minutes;
  report.steps = 1;
  return report;
}

StepReport Mechanics::advance(double minutes, core::Team& team) {
  EXPECTS(options_.integrator == Integrator::euler);
  StepReport all;
  while (all.minutes < minutes) {
    const StepReport now = look(team);
    double dt = std::min(options_.longest_step, minutes - all.minutes);
    if (now.fastest * dt > options_.longest_move) dt = options_.longest_move / now.fastest;
    const bool last = !(all.minutes + dt < minutes) || dt == minutes - all.minutes;
    move(dt, team);
    all.minutes = last ? minutes : all.minutes + dt;
    ++all.steps;
    all.fastest = std::max(all.fastest, now.fastest);
    all.awake = now.awake;
    all.woken += now.woken;
    all.sorted = all.sorted || now.sorted;
  }
  return all;
}

}  // namespace caudata::graft
