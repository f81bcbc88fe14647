// SPDX-License-Identifier: Apache-2.0
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
  return at_places(kept, places);
}

}  // namespace caudata::graft
