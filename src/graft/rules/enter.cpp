// SPDX-License-Identifier: Apache-2.0
#include "graft/rules/enter.hpp"

#include "core/contract.hpp"
#include "core/time_units.hpp"
#include "graft/rules/chance.hpp"

namespace caudata::graft {
namespace {

bool enter_can(Compartment compartment, Surface surface, product::CellType type) {
  return compartment == Compartment::adherent &&
         (surface == Surface::lesion || surface == Surface::pia) &&
         type != product::CellType::motor_neuron && type != product::CellType::interneuron;
}

}  // namespace

double entry_hazard(const EnterParameters& p, double open, double cspg) {
  EXPECTS(open >= 0 && open <= 1 && cspg >= 0 && cspg <= 1);
  return p.hazard * (open + (1 - open) * p.intact) * (1 - p.cspg * cspg);
}

double entry_hazard(const EnterParameters& p, const LesionSite& site) {
  return entry_hazard(p, site.breach, site.cspg);
}

std::uint64_t enter(const EnterCells& cells, const GraftKey& key, std::uint32_t step, double hours,
                    std::span<std::uint8_t> enters) {
  const double days = hours / core::hours_per_day;
  const auto hazard = [&](std::size_t i) {
    return enter_can(cells.compartment[i], cells.surface[i], cells.type[i])
               ? static_cast<double>(cells.hazard[i]) * days
               : 0.0;
  };
  return befall(cells.id, key, step, Purpose::enter, hazard, enters);
}

bool enter_reference(const EnterCells& cells, std::size_t i, const GraftKey& key,
                     std::uint32_t step, double hours) {
  if (!enter_can(cells.compartment[i], cells.surface[i], cells.type[i])) return false;
  const double integrated = static_cast<double>(cells.hazard[i]) * (hours / core::hours_per_day);
  return uniform_of(key, cells.id[i], step, Purpose::enter) < probability(integrated);
}

}  // namespace caudata::graft
