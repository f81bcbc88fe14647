// SPDX-License-Identifier: Apache-2.0
#include <fmt/format.h>

#include <algorithm>

#include "graft/course/check_case.hpp"
#include "product/deliver.hpp"

namespace caudata::graft {
namespace {

product::Lot middling_lot(const product::LotParameters& p) {
  constexpr double median = 0.5;
  return {product::composition(product::lot_pluripotent(p, median), product::lot_purity(p, median),
                               p.other),
          product::lot_viability(p, median),
          {p.diameter.median, p.diameter.within},
          {p.density.mean, p.density.within},
          {p.clump.mean}};
}

/// What is said of it need not be said of the others.
core::CellCount largest_dose(const std::vector<GraftDose>& doses) {
  return std::ranges::max(doses, {}, &GraftDose::cells).cells;
}

/// Cells sink within minutes, and the model has them all begin at once.
constexpr double longest_injection = 30;  // [min]

core::Issue too_slow(const product::Vehicle& v, const CasePlaces& places) {
  return {
      core::Severity::error,
      "graft.injection-time",
      places.at("administration.rate"),
      fmt::format("{:g} mL at {:g} mL/min take {:.0f} min", v.volume, v.rate, v.volume / v.rate),
      fmt::format("an injection is computed as if done at once; one of more than {:g} min "
                  "would not be",
                  longest_injection),
      "a faster injection, or a smaller volume"};
}

}  // namespace

core::Issues check_delivery(const GraftCase& what, const product::ProductParameters& product,
                            const CasePlaces& places) {
  const Administration& how = what.administration;
  const product::Preparation preparation{how.vehicle, product.preparation,
                                         product::DoseBasis::living_at_fill};
  const core::Issues found =
      how.doses.empty()
          ? product::check(preparation)
          : product::check(largest_dose(how.doses), middling_lot(product.lot), preparation);
  core::Issues kept;  // others are said of the vehicle, the doses or the data
  for (const core::Issue& issue : found)
    if (issue.rule == "product.dead-volume" || issue.rule == "product.too-many-cells")
      kept.add(issue);
  kept = at_places(kept, places);
  if (how.vehicle.rate > 0 && how.vehicle.volume > longest_injection * how.vehicle.rate)
    kept.add(too_slow(how.vehicle, places));
  return kept;
}

}  // namespace caudata::graft
