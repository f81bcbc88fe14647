// SPDX-License-Identifier: Apache-2.0
#include "product/composition.hpp"

#include <fmt/format.h>

#include <cmath>

namespace caudata::product {

core::Issues check(const Composition& composition) {
  core::Issues issues;
  double sum = 0;
  for (const CellType type : every_cell_type) {
    const double share = composition[type];
    sum += share;
    if (share >= 0 && share <= 1) continue;
    issues.add({core::Severity::error,
                "product.fraction",
                {},
                fmt::format("the fraction of {} is {}", name(type), share),
                "it is a share of the living cells",
                "a number between 0 and 1"});
  }
  if (!(std::fabs(sum - 1) <= most_rounding_of_fractions)) {
    issues.add({core::Severity::error,
                "product.composition",
                {},
                fmt::format("the fractions by type add up to {}", sum),
                "every living cell is of one type",
                "fractions that add up to 1"});
  }
  return issues;
}

double purity(const Composition& composition) {
  const double others = 1 - composition[CellType::pluripotent];
  return others > 0 ? composition[CellType::motor_neuron_progenitor] / others : 0;
}

}  // namespace caudata::product
