// SPDX-License-Identifier: Apache-2.0
#include "graft/cells/mechanics.hpp"

#include <algorithm>
#include <cmath>

#include "core/contract.hpp"

namespace caudata::graft {

Mechanics::Mechanics(Cells& cells, const PairLaw& law, const MechanicsOptions& options,
                     std::pmr::memory_resource* memory)
    : cells_(cells),
      pair_(law),
      law_(law),
      options_(options),
      skin_squared_(static_cast<std::uint32_t>(quanta_per_um * quanta_per_um * options.skin *
                                               options.skin / 4)),
      memory_(memory),
      grid_(memory),
      lists_(options.rows_per_block, memory),
      entries_(1, memory),
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

std::size_t Mechanics::bytes(std::size_t n, std::size_t rows, const MechanicsOptions& options) {
  constexpr std::size_t order_and_column = sizeof(Slot) + sizeof(Sphere);
  constexpr std::size_t groups = NeighbourLists::lanes * NeighbourLists::blocks_per_group;
  const bool second_order = options.integrator != Integrator::euler;
  const std::size_t columns = Cells::hot_bytes + Cells::cold_bytes +
                              (second_order ? sizeof(PairPush) : 0) + sizeof(PairPush) +
                              sizeof(Since);
  const std::size_t lists = (n + groups - 1) / groups * groups * 2 * options.rows_per_block;
  // What sorting needs is given back before lists are made.
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
