// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <array>
#include <cstdint>
#include <span>

#include "core/team.hpp"
#include "graft/fields/exchange.hpp"
#include "graft/fields/field.hpp"
#include "graft/fields/transport.hpp"

namespace caudata::graft {

/// Cells sorted by voxel: those of voxel v = (z * ny + y) * nx + x are [begin[v], begin[v + 1]).
/// begin has a number for each voxel and one more. A field may be a part of the box along x.
struct CellsByVoxel {
  std::span<const std::uint32_t> begin;
  std::uint32_t row{0};    // voxels of a row of the box; 0: the field is the whole box
  std::uint32_t first{0};  // of a row, where the field begins
};

/// Of one substance, by cell. An amount is concentration * mm^3: nmol for mol/m^3, pg for ng/mL.
struct CellRates {
  std::span<const float> secretion;    // [amount / s]
  std::span<const float> most_uptake;  // [amount / s] where nothing is short
  double half_saturation{1};           // [concentration] at which a cell takes half of that; > 0
};

/// Adds to `exchange` what the cells do: a source, and the uptake of Michaelis and Menten as the
/// rate most / (half + c) at the present concentration, which the step then takes implicitly.
/// Summed in the order of the cells, in double: the same bytes for any number of threads. A span
/// may be empty: none of the cells does that.
void exchange_with_cells(const Field& field, const CellsByVoxel& cells, const CellRates& rates,
                         Exchange& exchange, core::Team& team);

/// What the cells take at most [concentration / s], by voxel, laid out like the values of a field.
void most_uptake_of_cells(const VoxelGrid& grid, const CellsByVoxel& cells,
                          std::span<const float> most_uptake, std::span<float> most,
                          core::Team& team);

/// The concentration at a point [mm], linear between the centres of voxels, of which only those
/// count where the substance can be; nearer to a face of the box than half a voxel as at half a
/// voxel. Zero where it can be in none of the eight.
float sample(const Field& field, const VoxelMask& mask, const Transport& transport,
             const std::array<double, 3>& at);

}  // namespace caudata::graft
