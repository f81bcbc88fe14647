// SPDX-License-Identifier: Apache-2.0
#include "graft/tissue/tissue.hpp"

#include <utility>

#include "core/contract.hpp"
#include "core/time_units.hpp"
#include "graft/cells/page_memory.hpp"
#include "graft/tissue/cell_kinds.hpp"
#include "graft/tissue/cord_wall.hpp"
#include "graft/tissue/tissue_conditions.hpp"
#include "graft/tissue/tissue_numerics.hpp"

namespace caudata::graft {
namespace {

std::optional<LesionOnDay> lesion_on(const TissueSite& site, double days) {
  if (!site.lesion) return std::nullopt;
  return site.lesion->on(site.first_dose_day + days);
}

VoxelMask first_mask(const CordSurface& surface, const TissueSite& site) {
  const std::optional<LesionOnDay> lesion = lesion_on(site, 0);
  return tissue_mask(surface, lesion ? &*lesion : nullptr);
}

}  // namespace

Tissue::Tissue(const TissueSite& site, const TissueParameters& parameters, const GraftKey& key,
               core::Team& team)
    : site_(site),
      p_(parameters),
      key_(key),
      team_(team),
      types_(key, site.doses),
      surface_(site.canal),
      patches_(surface_),
      fields_(first_mask(surface_, site), parameters, core::seconds_per_hour * step_hours,
              TissueNumerics::field_steps),
      order_(fields_.grid()),
      cells_(page_memory()),
      mechanics_(cells_, tissue_law(parameters.mechanics), TissueNumerics::mechanics(),
                 page_memory()),
      forest_(parameters.axons, key, TissueNumerics::axon_step),
      tumours_(parameters.escape, key),
      pile_(pile_supply(parameters, site.cell_volume), parameters.survival.breathe.oxygen.half),
      fluid_(site.canal, parameters.fields) {
  today_ = lesion_on(site_, 0);
  if (today_) fields_.take_over(*today_);
  mechanics_.set_wall({cord_wall(surface_)});
}

void Tissue::place(const std::vector<Cell>& cells) {
  cells_.append(cells);
  ledger_.injected += cells.size();
  for (const Compartment where : {Compartment::adherent, Compartment::parenchyma}) {
    std::vector<Founder> founders;
    for (const Cell& cell : cells)
      if (compartment_of(cell.kind) == where) founders.push_back({cell.id, type_of(cell.kind)});
    ledger_[where] += founders.size();
    if (site_.rules[CellRule::escape]) tumours_.found(founders, where);
  }
  ENSURES(ledger_.balanced());
}

void Tissue::step(std::uint64_t elsewhere) {
  today_ = lesion_on(site_, days());
  if (today_) fields_.take_over(*today_);
  sort_into_voxels();
  if (site_.rules[CellRule::secrete]) feed_fluid(elsewhere);
  const bool exchanges = site_.rules[CellRule::breathe] || site_.rules[CellRule::secrete];
  if (exchanges && site_.fields == CordFields::followed) exchange_and_diffuse();
  order_.forget_slots();
  {
    Fates fates = live();
    let_in(fates.entering);
    note_neurons(fates.neurons);
    reproduce(std::move(fates.mothers));
    bury_dead(fates.dying);
  }
  if (site_.rules[CellRule::divide]) regrow();
  if (site_.rules[CellRule::push]) push();
  vacated_.clear();
  ++number_;
  if (number_ % 24 == 0) {
    if (site_.rules[CellRule::extend]) grow_axons();
    if (site_.rules[CellRule::escape]) tumours_.grow(number_ / 24);
  }
  ENSURES(ledger_.balanced());
}

void Tissue::sort_into_voxels() {
  const auto kinds = std::as_const(cells_).kinds();
  PageVector<Slot> in_cord;
  in_cord.reserve(ledger_[Compartment::parenchyma]);
  for (std::size_t i = 0; i < kinds.size(); ++i)
    if (compartment_of(kinds[i]) == Compartment::parenchyma)
      in_cord.push_back(static_cast<Slot>(i));
  order_.sort(std::as_const(cells_).spheres(), in_cord);
}

void Tissue::push() {
  mechanics_.wake_near(vacated_, team_);
  mechanics_.advance(step_hours * core::minutes_per_hour, team_);
  // A step depends on what stands in a checkpoint alone, so neighbours are found anew in the next.
  mechanics_.forget_neighbours();
}

}  // namespace caudata::graft
