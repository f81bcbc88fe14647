// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <array>
#include <cstdint>
#include <string>
#include <vector>

#include "graft/course/case.hpp"
#include "graft/course/published_row.hpp"
#include "graft/snapshot.hpp"
#include "product/deliver.hpp"

/// What a graft run leaves behind: everything that tables, pictures and files are made of. Frame
/// and units are those of a snapshot.
namespace caudata::graft {

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

/// Adherent cells on the lesion as a share of all adherent cells, two days after the last dose or
/// at the end of a shorter run. `low` and `high` hold 95 % of what other random numbers would give
/// with the same parameters: 0 and 1 if no cell adheres.
struct LesionAdherence {
  double hours{0};  // since the first dose
  double share{0}, low{0}, high{1};
  std::uint64_t on_lesion{0}, adherent{0};  // simulated cells
  friend bool operator==(const LesionAdherence&, const LesionAdherence&) = default;
};

/// What the same run would show if a mechanism were absent: the same cells, doses, deaths and time.
struct NullModel {
  std::string name;     // "geometric"
  std::string meaning;  // "the lesion is as adhesive as pia; the same doses and deaths, …"
  double lesion_adherent_share{0};
  double low{0}, high{1};  // as of LesionAdherence
};

/// Tumour risk of this graft as a function of what nobody knows: the probability that a residual
/// pluripotent cell takes. Both ascending, equally long.
struct TakeRisk {
  std::vector<double> take_probability, risk;
  double residual_cells{0};  // expected pluripotent cells alive at `hours`
  double hours{0};           // since the first dose: two days after the last, or the run's end
  double last_dose{0};       // [h] since the first
};

/// Extremes of a run. Counts are of simulated cells.
struct GraftPeaks {
  double pile{0};                 // thickest [mm]
  double packing{0};              // densest in the cord, share of space that is cells
  double soluble{0};              // soluble factor in the fluid, at the end [ng/mL]
  std::uint64_t neurons_born{0};  // in the cord
  std::uint64_t clones{0};        // that took at the central take probability
  double largest_clone{0};        // cells
  friend bool operator==(const GraftPeaks&, const GraftPeaks&) = default;
};

/// Chances of late harm within 365 days of the first dose, from parameters at their central values.
struct RisksInAYear {
  double visible_tumour{0};  // of residual pluripotent cells, at the central take probability
  double thick_roots{0};     // nerve roots that thicken, at the inflammation of reference
};

/// The lot that was given.
struct LotGiven {
  double viability{1};          // after thaw
  double pluripotent_share{0};  // of the living
  double clump_cells{1};        // cells of the clump that a cell came in, mean over cells
  int rejected{0};              // lots that were made and failed before
  friend bool operator==(const LotGiven&, const LotGiven&) = default;
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
  GraftCase what;
  LotGiven lot;
  CanalShape shape;
  std::vector<Snapshot> snapshots;  // ascending in time
  std::vector<FieldSlice> fields;
  std::vector<AxonTree> axons;
  LesionAdherence lesion_adherence;
  std::vector<NullModel> nulls;  // of the same
  TakeRisk risk;
  RisksInAYear in_a_year;
  std::vector<PublishedRow> published;  // measurements beside this run
  GraftPeaks peaks;
  std::vector<product::Injection> injections;  // by dose
  std::uint64_t nominal_cells{0};              // of the plan, all doses
  std::uint64_t delivered_cells{0};            // into the canal, the dead ones included
  std::uint64_t delivered_living{0};
  std::uint64_t simulated_cells{0};
  double simulated_share{1};  // simulated_cells / delivered_cells
};

}  // namespace caudata::graft
