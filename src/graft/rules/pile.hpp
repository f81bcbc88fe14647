// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "graft/graft_key.hpp"

/// Piles of cells and their oxygen in closed form: steady diffusion, a constant uptake Q until the
/// level is 0, no flux where it is 0. A bound: cells that get less take less, so true levels are
/// higher. What starves is what MichaelisPile says, in the canal and on the cord; the closed form
/// is its limit for a vanishing half-saturation. Neglected: oxygen from the vessels below, in pia
/// and dura.
namespace caudata::graft {

/// What feeds a pile.
struct PileSupply {
  double level;        // at its surface [mM]
  double diffusivity;  // within it [mm2/s]
  double use;          // by its cells [mM/s], see uptake_of_tissue
};

/// Greatest thickness of a slab, fed from one side, whose far side still has oxygen [mm]:
/// sqrt(2 D C0/Q).
double slab_reach(const PileSupply& supply);

/// Level at a depth in a slab that is fed from one side [mM]; 0 <= depth <= thickness [mm].
double slab_level(const PileSupply& supply, double thickness, double depth);

/// Share of a slab that lies below a critical level, 0 <= critical <= supply.level.
double slab_starved(const PileSupply& supply, double thickness, double critical);

/// Greatest radius of a sphere whose centre still has oxygen [mm]: sqrt(6 D C0/Q).
double sphere_reach(const PileSupply& supply);

/// Radius of the core without oxygen [mm]; 0 if there is none.
double sphere_core(const PileSupply& supply, double radius);

/// Level in a sphere [mM]; 0 <= r <= radius [mm].
double sphere_level(const PileSupply& supply, double radius, double r);

/// Cells of a pile per volume [1/mm3], of mean volume [um3].
double pile_density(double packing, double cell_volume);

/// Thickness of a pile of so many cells on an area [mm2]; [mm].
double pile_thickness(double cells, double area, double density);

/// Where in its pile a cell lies, as share of the thickness from the surface: uniform and its own
/// for life. Neglected: that cells which come later lie on top.
double pile_place(const GraftKey& key, CellId cell);

}  // namespace caudata::graft
