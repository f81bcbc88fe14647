// SPDX-License-Identifier: Apache-2.0
#include "graft/tissue/cell_kinds.hpp"
#include "graft/tissue/tissue.hpp"

/// Cells that pass from the surface into the cord.
namespace caudata::graft {
namespace {

constexpr double entry_um_per_mm = 1000;

/// Just below the surface, under where it lay.
Sphere entered(const CordSurface& surface, const Sphere& sphere) {
  const auto at = canal_position(sphere);
  const auto nearest = surface.nearest(at[0], at[1], at[2]);
  const double inwards = nearest.distance + double{sphere.radius} / entry_um_per_mm;
  return sphere_in_canal(
      {at[0], at[1] - inwards * nearest.outward[0], at[2] - inwards * nearest.outward[1]},
      sphere.radius);
}

}  // namespace

void Tissue::let_in(std::span<const Slot> entering) {
  if (entering.empty()) return;
  const auto spheres = cells_.spheres_to_change();
  const auto kinds = cells_.kinds();
  std::vector<Founder> founders;
  for (const Slot i : entering) {
    vacated_.push_back(spheres[i]);
    spheres[i] = entered(surface_, spheres[i]);
    kinds[i].compartment = static_cast<std::uint8_t>(Compartment::parenchyma);
    kinds[i].quiet = 0;
    --ledger_[Compartment::adherent];
    ++ledger_[Compartment::parenchyma];
    founders.push_back({cells_.ids()[i], type_of(kinds[i])});
  }
  if (site_.rules[CellRule::escape]) tumours_.found(founders, Compartment::parenchyma);
}

}  // namespace caudata::graft
