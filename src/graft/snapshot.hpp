// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <array>
#include <cstdint>
#include <string>
#include <vector>

#include "anatomy/segment.hpp"
#include "graft/cell_id.hpp"
#include "graft/cell_ledger.hpp"
#include "graft/compartment.hpp"
#include "graft/surface.hpp"
#include "product/cell_type.hpp"

/// A graft at one time.
///
/// Frame: x axial [mm], 0 at the foramen magnum, caudal positive; y to the patient's left, z
/// dorsal, (0, 0) the centre of the cord's section (of the dural sac caudal of the conus).
namespace caudata::graft {

/// The segments of the cord, then the canal caudal of the conus.
inline constexpr std::size_t canal_regions = anatomy::segment_count + 1;
inline constexpr std::size_t cauda = anatomy::segment_count;

/// "C1" … "S5", "cauda". Precondition: region < canal_regions.
std::string region_name(std::size_t region);

/// Cells of a result that can be drawn, over all snapshots together.
inline constexpr std::size_t most_drawn_cells = 200'000;

/// A cell as pictures and files see it.
struct DrawnCell {
  float x{0}, y{0}, z{0};  // [mm]
  CellId id{0};
  std::uint64_t clone{0};  // id of the injected ancestor
  product::CellType type{};
  Compartment compartment{};
  Surface surface{};  // of an adherent cell
  float radius{0};    // [µm]
  friend bool operator==(const DrawnCell&, const DrawnCell&) = default;
};

/// Cells by region, within a compartment.
using ByRegion = std::array<std::uint64_t, canal_regions>;

/// The state at one time. Counts are of simulated cells; each stands for `weight` cells.
struct Snapshot {
  double hours{0};  // since the first dose
  CellLedger ledger;
  /// Living cells in their four compartments, the dead where they died; none of those that left.
  std::array<ByRegion, compartments> by_region{};
  std::array<std::uint64_t, surfaces> adherent_by_surface{};
  ByRegion adherent_to_cord{};              // to pia or lesion
  std::uint64_t lesion_adherent_dorsal{0};  // to the dorsal half of the lesion's surface
  std::array<std::uint64_t, product::cell_types> living_by_type{};
  std::uint64_t starved{0};      // living cells below the critical oxygen
  double weight{1};              // cells that a simulated cell stands for; 1 in a full run
  std::vector<DrawnCell> drawn;  // a subsample by a hash of the id: the same cells at every time
};

}  // namespace caudata::graft
