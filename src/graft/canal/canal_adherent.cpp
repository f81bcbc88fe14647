// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <array>

#include "core/contract.hpp"
#include "core/elementary.hpp"
#include "core/time_units.hpp"
#include "graft/canal/canal_phase.hpp"
#include "graft/rules/chance.hpp"
#include "graft/rules/pile.hpp"

/// Cells of the canal that have come to rest for good.
namespace caudata::graft {
namespace {

/// Of the time of adhesion, in an hour.
constexpr std::size_t adherent_units = 10;
static_assert(adherent_units * adhesion_time_seconds == core::seconds_per_hour);

/// Cumulative hazard of starvation after `hours` of a share `lack` of all oxygen.
double starvation(const DebtParameters& p, double hours, double lack) {
  return core::pow(hours * lack / p.tolerance, p.shape);
}

/// Hazards that cells share over the last units of an hour that ends now: 1, 2, … all.
std::vector<DieStep> adherent_hazards(const DieParameters& p, const CanalPlan& plan, double now) {
  std::vector<DieStep> hazards;
  for (std::size_t units = 1; units <= adherent_units; ++units) {
    const double hours = static_cast<double>(units) / adherent_units;
    std::vector<double> since;
    for (const CanalDose& dose : plan.doses) since.push_back(now - hours - dose.hour);
    hazards.emplace_back(p, since, hours);
  }
  return hazards;
}

}  // namespace

CanalHour CanalCourse::end_hour(const AdherentRules& rules) {
  EXPECTS(ticks_ > 0 && ticks_ % ticks_per_hour == 0);
  if (unsorted_ != 0 || store_.moving().size() > 0) sort_cells();
  const WallPiles piles = wall_piles();
  if (rules.rules[CellRule::die]) lose_adherent(rules, piles);
  CanalHour hour{arrivals(rules, piles), piles.thickest()};
  const ParticleColumns cells = store_.all();
  for (std::size_t i = 0; i < store_.settled(); ++i) {
    const Surface surface = surface_of(cells.depth[i]);
    if (surface == Surface::pia || surface == Surface::lesion)
      cells.depth[i] = with_state(cells.depth[i], state_of(Gone::left));
  }
  const std::size_t dropped = store_.drop_gone_of_settled();
  ENSURES(hour.arrivals.size() == dropped);
  handed_over_ += dropped;
  return hour;
}

void CanalCourse::scatter_adherent(const SurfacePlaces& places) {
  if (unsorted_ != 0 || store_.moving().size() > 0) sort_cells();
  const ParticleColumns cells = store_.all();
  for (std::size_t i = 0; i < store_.settled(); ++i)
    places.lay(key_, cells.id[i], cells.x[i], cells.azimuth[i], cells.depth[i]);
}

double CanalCourse::hours_adherent(std::size_t i) const {
  const double since = adhesion_time(store_.all().depth[i]) * adhesion_time_seconds;
  return std::max(0.0, hours() - since / core::seconds_per_hour);
}

double CanalCourse::oxygen_lack(const AdherentRules& rules, const WallPiles& piles,
                                std::size_t i) const {
  const ParticleView cells = store_.all();
  if (!rules.rules[CellRule::breathe] || !lies_on_wall(cells.depth[i])) return 0;
  const double pile = piles.thickness[wall_of(cells.x[i], cells.azimuth[i], cells.depth[i])];
  const double level = rules.pile.level(pile, pile_place(key_, cells.id[i]) * pile);
  return std::max(0.0, 1 - level / rules.breathe.oxygen.critical);
}

void CanalCourse::lose_adherent(const AdherentRules& rules, const WallPiles& piles) {
  const std::size_t n = store_.settled();
  if (n == 0) return;
  const ParticleColumns cells = store_.all();
  const std::vector<DieStep> hazards = adherent_hazards(rules.die, plan_, hours());
  const auto number = static_cast<std::uint32_t>(ticks_ / ticks_per_hour - 1);
  team_.for_each_block((n + canal_block - 1) / canal_block, [&](std::size_t block, unsigned) {
    const std::size_t first = block * canal_block, last = std::min(n, first + canal_block);
    const std::vector<CellId> ids(cells.id.begin() + static_cast<std::ptrdiff_t>(first),
                                  cells.id.begin() + static_cast<std::ptrdiff_t>(last));
    std::vector<std::uint8_t> dies(ids.size());
    const auto hazard = [&](std::size_t k) {
      const std::size_t i = first + k;
      const double adherent = hours_adherent(i), within = std::min(adherent, 1.0);
      const auto units = static_cast<std::size_t>(within * adherent_units + 0.5);
      if (units == 0) return 0.0;
      const double shared =
          hazards[units - 1].shared(ids[k], Compartment::adherent, surface_of(cells.depth[i]));
      const double lack = oxygen_lack(rules, piles, i);
      if (!(lack > 0)) return shared;
      return shared + starvation(rules.breathe.debt, adherent, lack) -
             starvation(rules.breathe.debt, adherent - within, lack);
    };
    befall(ids, key_, number, Purpose::die, hazard, dies);
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
