// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <array>
#include <cstdint>
#include <string>
#include <utility>
#include <vector>

#include "anatomy/segment.hpp"
#include "graft/cell_id.hpp"
#include "graft/cell_ledger.hpp"
#include "graft/compartment.hpp"
#include "graft/course/published_row.hpp"
#include "graft/surface.hpp"
#include "product/cell_type.hpp"

/// What a graft run leaves behind: everything that tables, pictures and files are made of.
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

/// A scalar on a regular grid. `values` has x fastest; NaN where the field is not defined.
struct FieldSlice {
  std::string name, unit;
  double hours{0};
  std::array<std::uint32_t, 3> n{};           // points along x, y, z
  std::array<double, 3> origin{}, spacing{};  // [mm], of the first point
  std::vector<float> values;                  // n[0] * n[1] * n[2]
};

/// The axon of a neuron: points from the soma outwards; parent[0] = -1, parent[i] < i.
struct AxonTree {
  CellId neuron{0};
  std::vector<std::array<float, 4>> points;  // x, y, z [mm], radius [µm]
  std::vector<std::int32_t> parent;
};

/// What the same dose would show if a mechanism were absent.
struct NullModel {
  std::string name;     // "geometric"
  std::string meaning;  // "adherent cells uniform over all surface"
  double lesion_adherent_share{0};
};

/// Tumour risk of this graft as a function of what nobody knows: the probability that a residual
/// pluripotent cell takes. Both ascending, equally long.
struct TakeRisk {
  std::vector<double> take_probability, risk;
  double residual_cells{0};  // expected pluripotent cells alive two days after the last dose
};

/// Sections of canal and cord for pictures, all of one length, x ascending [mm].
struct CanalShape {
  std::vector<float> x;
  std::vector<std::array<float, 2>> cord, dura;   // half axes (y, z) [mm]; cord 0 below the conus
  std::vector<std::array<float, 2>> dura_centre;  // (y, z) [mm]
  std::vector<std::uint8_t> region;               // < canal_regions
  double lesion_from{0}, lesion_to{0};            // [mm]
  double passage{1};                              // open share of the section at a block; 1: none
};

/// A graft run as a whole.
struct GraftResult {
  std::string subject;  // "man of 46, AIS A, trial 1, subject 3"
  std::string lesion;   // "C5"
  std::string plan;     // "1.5e8 cells, lumbar puncture L3/4, supine 1 h"
  std::vector<std::pair<std::string, std::string>> inputs;  // what was run: what, value in words
  CanalShape shape;
  std::vector<Snapshot> snapshots;  // ascending in time
  std::vector<FieldSlice> fields;
  std::vector<AxonTree> axons;
  std::vector<NullModel> nulls;
  TakeRisk risk;
  std::vector<PublishedRow> published;                // measurements beside this run
  std::vector<std::pair<std::string, double>> peaks;  // "thickest pile [µm]", value
  double simulated_share{1};                          // simulated_cells / delivered cells
  std::uint64_t nominal_cells{0};                     // of the plan, all doses
  std::uint64_t simulated_cells{0};
};

}  // namespace caudata::graft
