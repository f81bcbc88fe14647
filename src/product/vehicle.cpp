// SPDX-License-Identifier: Apache-2.0
#include "product/vehicle.hpp"

#include <fmt/format.h>

#include <cmath>

#include "core/contract.hpp"
#include "core/elementary.hpp"
#include "product/require.hpp"

namespace caudata::product {
namespace {

constexpr double cubic_um_per_ml = 1e12;

}  // namespace

core::Issues check(const Vehicle& v) {
  core::Issues issues;
  require(issues, v.volume > 0 && std::isfinite(v.volume), "product.volume",
          fmt::format("the volume of one administration is {} mL", v.volume),
          "cells are given in a liquid", "a positive volume, such as 5 mL");
  require(issues, v.rate > 0 && std::isfinite(v.rate), "product.rate",
          fmt::format("the rate of injection is {} mL/min", v.rate), "the injection would not end",
          "a positive rate, such as 2 mL/min");
  require(issues, v.viscosity > 0 && std::isfinite(v.viscosity), "product.viscosity",
          fmt::format("the viscosity of the vehicle is {} mPa.s", v.viscosity),
          "a liquid resists flow", "about 0.7 for a salt solution at 37 degrees C");
  require(issues, v.density > 0.5 && v.density < 2, "product.vehicle-density",
          fmt::format("the density of the vehicle is {} g/mL", v.density),
          "no aqueous liquid has it; the unit may be another", "about 1 g/mL");
  require(issues, v.most_packing > 0 && v.most_packing < 1, "product.packing",
          fmt::format("cells can fill a share of {} of a volume", v.most_packing),
          "round cells leave gaps", "about 0.64");
  return issues;
}

double packing(const Vehicle& vehicle, const Lot& lot, double cells) {
  return cells * mean_volume(lot.diameter) / (vehicle.volume * cubic_um_per_ml);
}

// Krieger & Dougherty (1959), Trans Soc Rheol 3:137; 2.5 is Einstein's intrinsic viscosity of
// spheres.
Suspension suspension(const Vehicle& vehicle, const Lot& lot, double cells) {
  constexpr double intrinsic = 2.5;
  const double phi = packing(vehicle, lot, cells), most = vehicle.most_packing;
  EXPECTS(phi >= 0 && phi < most);
  return {phi, vehicle.density + phi * (lot.density.mean - vehicle.density),
          vehicle.viscosity * core::pow(1 - phi / most, -intrinsic * most)};
}

}  // namespace caudata::product
