// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <array>

#include "core/contract.hpp"
#include "core/elementary.hpp"
#include "graft/canal/canal_phase.hpp"
#include "graft/rules/chance.hpp"
#include "graft/rules/pile.hpp"

/// Cells of the canal that have come to rest for good.
namespace caudata::graft {
namespace {

constexpr double seconds_per_hour_adherent = 3600;

/// Cumulative hazard of starvation after `hours` of a share `lack` of all oxygen.
double starvation(const DebtParameters& p, double hours, double lack) {
  return core::pow(hours * lack / p.tolerance, p.shape);
}

}  // namespace

std::vector<Arrival> CanalCourse::hand_over() {
  if (unsorted_ != 0 || store_.moving().size() > 0) sort_cells();
  std::vector<Arrival> given = arrivals();
  const ParticleColumns cells = store_.all();
  for (std::size_t i = 0; i < store_.settled(); ++i) {
    const Surface surface = surface_of(cells.depth[i]);
    if (surface == Surface::pia || surface == Surface::lesion)
      cells.depth[i] = with_state(cells.depth[i], state_of(Gone::left));
  }
  const std::size_t dropped = store_.drop_gone_of_settled();
  ENSURES(given.size() == dropped);
  handed_over_ += dropped;
  return given;
}

void CanalCourse::lose_adherent(const AdherentStep& step) {
  const std::size_t n = store_.settled();
  if (n == 0) return;
  std::vector<std::uint32_t> count;
  const std::vector<double> thickness = pile_thicknesses(count);
  const ParticleColumns cells = store_.all();
  const double now = static_cast<double>(ticks_) * seconds_per_tick;
  const double critical = step.breathe.oxygen.critical;
  team_.for_each_block((n + canal_block - 1) / canal_block, [&](std::size_t block, unsigned) {
    const std::size_t first = block * canal_block, last = std::min(n, first + canal_block);
    std::vector<CellId> ids(cells.id.begin() + static_cast<std::ptrdiff_t>(first),
                            cells.id.begin() + static_cast<std::ptrdiff_t>(last));
    std::vector<std::uint8_t> dies(ids.size());
    const auto hazard = [&](std::size_t k) {
      const std::size_t i = first + k;
      const double pile = thickness[wall_of(cells.x[i], cells.azimuth[i], cells.depth[i])];
      const double level = step.pile.level(pile, pile_place(key_, ids[k]) * pile);
      double all = step.die.shared(ids[k], Compartment::adherent, surface_of(cells.depth[i]));
      if (!step.starves || level >= critical) return all;
      const double lack = 1 - level / critical;
      const double since = now - adhesion_time(cells.depth[i]) * adhesion_time_seconds;
      const double hours = std::max(since / seconds_per_hour_adherent, step.hours);
      return all + starvation(step.breathe.debt, hours, lack) -
             starvation(step.breathe.debt, hours - step.hours, lack);
    };
    befall(ids, key_, step.number, Purpose::die, hazard, dies);
    for (std::size_t k = 0; k < ids.size(); ++k)
      if (dies[k] != 0)
        cells.depth[first + k] = with_state(cells.depth[first + k], state_of(Gone::dead));
  });
  const DriftField& field = phase().field;
  for (std::size_t i = 0; i < n; ++i)
    if (motion_of(cells.depth[i]) == Motion::gone)
      ++dead_[field.region[static_cast<std::size_t>(field.cell_of_x(cells.x[i]))]];
  store_.drop_gone_of_settled();
}

std::array<std::uint64_t, product::cell_types> CanalCourse::living_by_type(
    const std::function<product::CellType(CellId)>& type_of) const {
  const ParticleView cells = store_.all();
  const std::size_t blocks = (cells.size() + canal_block - 1) / canal_block;
  using Counts = std::array<std::uint64_t, product::cell_types>;
  std::vector<Counts> of_block(blocks);
  team_.for_each_block(blocks, [&](std::size_t block, unsigned) {
    const std::size_t first = block * canal_block,
                      last = std::min(cells.size(), first + canal_block);
    for (std::size_t i = first; i < last; ++i)
      if (motion_of(cells.depth[i]) != Motion::gone)
        ++of_block[block][product::index(type_of(cells.id[i]))];
  });
  Counts all{};
  for (const Counts& some : of_block)
    for (std::size_t t = 0; t < all.size(); ++t) all[t] += some[t];
  return all;
}

}  // namespace caudata::graft
