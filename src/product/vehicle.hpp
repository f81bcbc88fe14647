// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/issue.hpp"
#include "product/lot.hpp"

namespace caudata::product {

/// The liquid of one administration and how it is given. Numbers of data/product/vehicle.toml.
struct Vehicle {
  double density;       // without cells, 37 degrees C [g/mL]
  double viscosity;     // without cells, 37 degrees C [mPa.s]
  double volume;        // drawn up [mL]
  double rate;          // [mL/min]
  double most_packing;  // greatest share of a volume that cells can fill
};
template <class V>
void visit(V& v, Vehicle& p) {
  v("density", p.density);
  v("viscosity", p.viscosity);
  v("volume", p.volume);
  v("rate", p.rate);
  v("most_packing", p.most_packing);
}

/// Volume, rate, viscosity or density that no liquid has.
core::Issues check(const Vehicle& vehicle);

/// Share of the volume that so many cells of the lot fill; may exceed 1.
double packing(const Vehicle& vehicle, const Lot& lot, double cells);

/// A vehicle with its cells.
struct Suspension {
  double packing;    // share of the volume that is cells
  double density;    // [g/mL]
  double viscosity;  // [mPa.s], Krieger & Dougherty (1959)
};
/// Precondition: packing below most_packing.
Suspension suspension(const Vehicle& vehicle, const Lot& lot, double cells);

}  // namespace caudata::product
