// SPDX-License-Identifier: Apache-2.0
#include "graft/rules/die.hpp"

#include <algorithm>

#include "core/contract.hpp"
#include "core/time_units.hpp"
#include "graft/rules/chance.hpp"

namespace caudata::graft {
namespace {

constexpr double die_days_of_a_week = 7;

bool die_alive(Compartment c) { return c != Compartment::dead && c != Compartment::left; }

Foothold die_foothold(Compartment compartment, Surface surface) {
  if (compartment == Compartment::parenchyma) return Foothold::tissue;
  if (compartment != Compartment::adherent) return Foothold::none;
  return surface == Surface::lesion ? Foothold::on_lesion : Foothold::elsewhere;
}

double die_week(const WeekParameters& p, Foothold foothold) {
  switch (foothold) {
    case Foothold::none:
      return 1;
    case Foothold::on_lesion:
      return p.lesion;
    case Foothold::elsewhere:
      return p.elsewhere;
    case Foothold::tissue:
      return p.tissue;
  }
  EXPECTS(false);
  return 1;
}

/// The part of the stress of the first week that falls into [from, from + length] after the dose
/// [d].
double die_stress(const DieParameters& p, Foothold foothold, double from, double length) {
  const double whole = -core::expm1(-die_days_of_a_week / p.stress.time);
  const double part = core::exp(-from / p.stress.time) * -core::expm1(-length / p.stress.time);
  return stress_of_first_week(p, foothold) * (part / whole);
}

double die_lasting(const DieParameters& p, Foothold foothold) {
  return foothold == Foothold::none ? p.detached : p.late;
}

std::size_t die_dose(CellId cell) {
  return was_injected(cell)
             ? std::min(most_doses - 1, static_cast<std::size_t>(cell >> cell_index_bits))
             : most_doses;
}

double die_own(std::span<const float> column, std::size_t i) {
  return column.empty() ? 0 : static_cast<double>(column[i]);
}

}  // namespace

double stress_of_first_week(const DieParameters& p, Foothold foothold) {
  return -core::log(die_week(p.week, foothold)) * p.stress.share;
}

double inflammation_hazard(const DieParameters& p, const LesionSite& site) {
  return p.macrophages * site.macrophages + p.neutrophils * site.neutrophils;
}

DieStep::DieStep(const DieParameters& p, std::span<const double> hours_since_dose, double hours)
    : days_(hours / core::hours_per_day), crowding_(p.crowding.rate / p.crowding.capacity * days_) {
  EXPECTS(hours_since_dose.size() <= most_doses && hours > 0);
  for (std::size_t f = 0; f < footholds; ++f) {
    const auto foothold = static_cast<Foothold>(f);
    for (std::size_t dose = 0; dose <= most_doses; ++dose)
      table_[dose][f] = die_lasting(p, foothold) * days_;
    for (std::size_t dose = 0; dose < hours_since_dose.size(); ++dose) {
      const double since = std::max(0.0, hours_since_dose[dose]) / core::hours_per_day;
      table_[dose][f] += die_stress(p, foothold, since, days_);
    }
  }
}

double DieStep::shared(CellId cell, Compartment compartment, Surface surface) const {
  if (!die_alive(compartment)) return 0;
  return table_[die_dose(cell)][static_cast<std::size_t>(die_foothold(compartment, surface))];
}

std::uint64_t die(const DieCells& cells, const DieStep& hazards, const GraftKey& key,
                  std::uint32_t step, std::span<std::uint8_t> dies) {
  const auto hazard = [&](std::size_t i) {
    if (!die_alive(cells.compartment[i])) return 0.0;
    return hazards.shared(cells.id[i], cells.compartment[i], cells.surface[i]) +
           die_own(cells.oxygen, i) +
           (die_own(cells.inflammation, i) + die_own(cells.immune, i)) * hazards.days() +
           die_own(cells.density, i) * hazards.crowding_for_one();
  };
  return befall(cells.id, key, step, Purpose::die, hazard, dies);
}

bool die_reference(const DieCells& cells, std::size_t i, const DieParameters& p,
                   std::span<const double> hours_since_dose, double hours, const GraftKey& key,
                   std::uint32_t step) {
  const Compartment where = cells.compartment[i];
  if (where == Compartment::dead || where == Compartment::left) return false;
  const Foothold foothold = die_foothold(where, cells.surface[i]);
  const double days = hours / core::hours_per_day;
  double hazard = die_own(cells.oxygen, i) + die_lasting(p, foothold) * days;
  if (const std::size_t dose = die_dose(cells.id[i]); dose < hours_since_dose.size())
    hazard +=
        die_stress(p, foothold, std::max(0.0, hours_since_dose[dose]) / core::hours_per_day, days);
  hazard += (die_own(cells.inflammation, i) + die_own(cells.immune, i)) * days;
  hazard += p.crowding.rate * (die_own(cells.density, i) / p.crowding.capacity) * days;
  return uniform_of(key, cells.id[i], step, Purpose::die) < probability(hazard);
}

}  // namespace caudata::graft
