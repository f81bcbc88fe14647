// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>

/// How the cells of one lot differ from each other. Quantile functions, so that one uniform of a
/// cell gives one property, whoever asks first.
namespace caudata::product {

/// Lognormal.
struct DiameterLaw {
  double median;  // [um]
  double gsd;     // > 1
};
double diameter(const DiameterLaw& law, double u);  // [um]
double mean_volume(const DiameterLaw& law);         // of spheres [um^3]

/// Normal. Neglected: that large cells are lighter than small ones.
struct DensityLaw {
  double mean, sd;  // [g/mL]
};
double density(const DensityLaw& law, double u);  // [g/mL]

/// Particles of 1, 2, ... cells: geometric, P(k) = (1 - s) s^(k-1) with s = 1 - 1/mean.
struct ClumpLaw {
  double mean;  // cells of a particle, >= 1
};
std::uint32_t clump_size(const ClumpLaw& law, double u);
/// Share of the particles with k cells.
double share_of_particles(const ClumpLaw& law, std::uint32_t k);
/// Share of the cells that are in particles of k cells.
double share_of_cells(const ClumpLaw& law, std::uint32_t k);
/// Diameter of a sphere with the volume of its k cells; the liquid between them is neglected.
double clump_diameter(double cell_diameter, std::uint32_t k);

}  // namespace caudata::product
