// SPDX-License-Identifier: Apache-2.0
#include "product/lot.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <numeric>

#include "core/contract.hpp"
#include "product/logit.hpp"
#include "product/require.hpp"

namespace caudata::product {
namespace {

double lot_share(const BetweenLots& p, double u) {
  return shifted_share(p.median, p.between_lots * core::normal_quantile(u));
}

double lot_multiple(double gsd, double u) {
  return core::exp(core::log(gsd) * core::normal_quantile(u));
}

}  // namespace

core::Issues check(const Lot& lot) {
  core::Issues issues = check(lot.composition);
  require(issues, lot.viability >= 0 && lot.viability <= 1, "product.viability",
          fmt::format("the viability of the lot is {}", lot.viability), "it is a share of cells",
          "a number between 0 and 1");
  require(issues,
          lot.diameter.median > 0 && lot.diameter.gsd >= 1 && std::isfinite(lot.diameter.median) &&
              std::isfinite(lot.diameter.gsd),
          "product.diameter",
          fmt::format("the cells' diameter has the median {} um and the geometric standard "
                      "deviation {}",
                      lot.diameter.median, lot.diameter.gsd),
          "a cell has a size, and a geometric standard deviation is at least 1",
          "median 12, gsd 1.12");
  require(issues,
          lot.density.mean > 0 && lot.density.sd >= 0 && std::isfinite(lot.density.mean) &&
              std::isfinite(lot.density.sd),
          "product.density",
          fmt::format("the cells' density has the mean {} g/mL and the standard deviation {}",
                      lot.density.mean, lot.density.sd),
          "a density is positive and a standard deviation not negative", "mean 1.055, sd 0.006");
  require(issues, lot.clump.mean >= 1 && std::isfinite(lot.clump.mean), "product.clump",
          fmt::format("a particle has {} cells on average", lot.clump.mean),
          "a particle has a cell at least", "1 for single cells");
  return issues;
}

double lot_pluripotent(const LotParameters& parameters, double u) {
  const BetweenLots& p = parameters.pluripotent;
  return std::min(1.0, p.median * lot_multiple(p.between_lots, u));
}
double lot_viability(const LotParameters& parameters, double u) {
  return lot_share(parameters.viability, u);
}
double lot_purity(const LotParameters& parameters, double u) {
  return lot_share(parameters.purity, u);
}

Composition composition(double pluripotent, double purity, const OtherTypes& other) {
  const double weights = std::accumulate(other.weight.begin(), other.weight.end(), 0.0);
  EXPECTS(weights > 0);
  Composition made;
  const double rest = (1 - pluripotent) * (1 - purity);
  for (const CellType type : every_cell_type)
    made[type] = rest * other.weight[index(type)] / weights;
  made[CellType::pluripotent] = pluripotent;
  made[CellType::motor_neuron_progenitor] = (1 - pluripotent) * purity;
  return made;
}

Lot draw_lot(const LotParameters& p, core::Stream& stream) {
  const double viability = lot_viability(p, stream.uniform());
  const double purity = lot_purity(p, stream.uniform());
  const double pluripotent = lot_pluripotent(p, stream.uniform());
  Lot lot{composition(pluripotent, purity, p.other), viability};
  lot.diameter = {p.diameter.median * lot_multiple(p.diameter.between_lots, stream.uniform()),
                  p.diameter.within};
  lot.density = {p.density.mean + p.density.between_lots * core::normal_quantile(stream.uniform()),
                 p.density.within};
  lot.clump = {1 + (p.clump.mean - 1) * lot_multiple(p.clump.between_lots, stream.uniform())};
  return lot;
}

}  // namespace caudata::product
