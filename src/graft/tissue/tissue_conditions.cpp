// SPDX-License-Identifier: Apache-2.0
#include "graft/tissue/tissue_conditions.hpp"

#include <algorithm>

#include "core/time_units.hpp"
#include "graft/rules/enter.hpp"
#include "graft/rules/pile.hpp"

/// Where and when cells live in one step.
namespace caudata::graft {
namespace {

constexpr LesionSite intact_cord{0, 0, 0, 0, 0, 0, 1, 0};

}  // namespace

std::size_t Tissue::Conditions::millimetre(double x) const {
  const double at = x - first_x;
  return at > 0 ? std::min(static_cast<std::size_t>(at), inflammation.size() - 1) : 0;
}

Tissue::Conditions Tissue::conditions() {
  std::vector<double> hours_since, days_since;
  for (const double dose : site_.dose_hours) {
    hours_since.push_back(hours() - dose);
    days_since.push_back(std::max(0.0, hours() - dose) / core::hours_per_day);
  }
  Conditions c{DieStep(p_.survival.die, hours_since, step_hours),
               {number_, step_hours / core::hours_per_day, {}},
               surface_.from(),
               surface_.to(),
               {},
               {},
               {},
               {},
               std::move(days_since)};
  c.rule.since_dose = c.since_dose;
  for (double x = surface_.from() + 0.5; x < surface_.to(); x += 1) {
    const LesionSite site = lesion() == nullptr ? intact_cord : lesion()->at(x);
    c.inflammation.push_back(static_cast<float>(inflammation_hazard(p_.survival.die, site)));
    c.entry.push_back(static_cast<float>(entry_hazard(p_.survival.enter, site)));
  }
  Piles lying = piles();
  const double density = pile_density(p_.survival.pile_packing, site_.cell_volume);
  for (std::size_t i = 0; i < lying.cells.size(); ++i) {
    const double thickness =
        pile_thickness(lying.cells[i] * site_.weight, patches_.area(i), density);
    thickest_ = std::max(thickest_, thickness);
    c.pile.push_back(static_cast<float>(thickness));
  }
  c.patch = std::move(lying.patch);
  return c;
}

}  // namespace caudata::graft
