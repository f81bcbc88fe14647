// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <array>
#include <cstdint>
#include <functional>
#include <optional>
#include <span>
#include <vector>

#include "core/team.hpp"
#include "graft/axons/axon_forest.hpp"
#include "graft/canal/canal_course.hpp"
#include "graft/cell_ledger.hpp"
#include "graft/cell_rules.hpp"
#include "graft/cells/cells.hpp"
#include "graft/cells/mechanics.hpp"
#include "graft/delivered_cells.hpp"
#include "graft/graft_key.hpp"
#include "graft/lesion/lesion_environment.hpp"
#include "graft/rules/die.hpp"
#include "graft/rules/michaelis_pile.hpp"
#include "graft/rules/rule_step.hpp"
#include "graft/snapshot.hpp"
#include "graft/tissue/cord_surface.hpp"
#include "graft/tissue/surface_patches.hpp"
#include "graft/tissue/tissue_fields.hpp"
#include "graft/tissue/tissue_parameters.hpp"
#include "graft/tissue/voxel_order.hpp"

namespace caudata::graft {

/// Where cells of tissue live, and how.
struct TissueSite {
  anatomy::Canal canal;
  std::optional<LesionEnvironment> lesion;
  double first_dose_day{0};        // since the injury
  std::vector<double> dose_hours;  // since the first dose, ascending
  std::vector<DoseCells> doses;    // as delivered
  double cell_volume{0};           // [um^3] that a cell grows to
  double weight{1};                // cells that a simulated one stands for
  CellRules rules;
};

/// A cell that may begin a clone.
struct Founder {
  CellId cell;
  product::CellType type;
};

/// A clone that escaped: a tumour that lasts or dies out.
struct TumourClone {
  CellId founder;
  bool pluripotent;  // or a progenitor that stayed in the cycle
  double cells;
};

/// The cells that reached the cord, one by one, from their adhesion on: on its surface, then in it.
///
/// One step is an hour: what cells take and give, fields, breathing, death, entry, commitment,
/// division, pushing, axons once a day. Cells on the surface breathe the oxygen of their depth in
/// the pile they lie in; cells in the cord that of their voxel. Where a simulated cell stands for
/// many, densities and amounts are those of all, contact and pushing those of the simulated alone.
/// Fields of the cord rest until a first cell is in it. An axon outlives its neuron. Neglected:
/// that cells which float or lie unattached on the surface are part of a pile, and what cells in
/// the outermost voxels of the cord take from the fluid.
class Tissue {
 public:
  /// `team` must outlive the tissue.
  Tissue(const TissueSite& site, const TissueParameters& parameters, const GraftKey& key,
         core::Team& team);
  Tissue(const Tissue&) = delete;  // the wall of mechanics refers to this
  Tissue& operator=(const Tissue&) = delete;

  static constexpr double step_hours = 1;

  /// New cells, in any order; each once.
  void settle(std::vector<Arrival> arrivals);
  /// New cells, adherent or in the cord, where they already are.
  void place(const std::vector<Cell>& cells);
  /// One hour. `elsewhere`: simulated cells that live in the fluid and are not here; they secrete
  /// as at release.
  void step(std::uint64_t elsewhere = 0);

  double hours() const { return step_hours * number_; }
  const CellLedger& ledger() const { return ledger_; }
  const Cells& cells() const { return cells_; }
  const TissueFields& fields() const { return fields_; }
  const MichaelisPile& pile() const { return pile_; }
  const AxonForest& axons() const { return forest_; }
  const std::vector<TumourClone>& clones() const { return clones_; }
  std::uint64_t starved() const { return starved_; }  // of those that lived through the step
  double thickest_pile() const { return thickest_; }  // [mm]
  /// Greatest share of a voxel that cells in the cord ever filled.
  double most_packing() const { return most_packing_; }
  /// That were born in the cord, ever.
  std::uint64_t neurons() const { return neurons_; }

  /// Living cells and the dead, added to a snapshot.
  void count(Snapshot& snapshot) const;
  /// Cells with Purpose::draw below `share`, as CanalCourse::drawn chooses.
  void draw(double share, std::vector<DrawnCell>& cells) const;
  std::uint64_t living(product::CellType type) const;
  /// What the fluid of the canal holds of a substance.
  double fluid_level(Substance s) const { return canal_level_[static_cast<std::size_t>(s)]; }

  /// Of an injected cell.
  product::CellType type_at_release(CellId cell) const { return types_.of(cell); }

  /// Everything that decides what comes next, after whole steps.
  std::vector<std::byte> state() const;
  /// The same piece by piece.
  void write(const std::function<void(std::span<const std::byte>)>& sink) const;
  /// Into a new tissue of the same site and parameters; issues leave it unusable.
  core::Issues restore(std::span<const std::byte> state);

 private:
  struct Conditions;

  const LesionOnDay* lesion() const { return today_ ? &*today_ : nullptr; }
  double days() const { return hours() / 24; }
  void exchange_and_diffuse();
  CellRates rates_of(Substance substance);
  void feed_canal(std::uint64_t elsewhere);
  double secreted_into_fluid(Pool pool, std::uint64_t elsewhere) const;
  /// Adherent cells by patch; notes the patch of each.
  std::vector<std::uint32_t> cells_by_patch();
  Conditions conditions();
  /// What befalls the cells of a step, by slot.
  struct Fates {
    std::vector<std::uint8_t> dies, enters, births, becomes_neuron;
  };
  struct BlockSums {
    std::uint64_t starved{0};
    double most_packing{0};
  };
  void live(const Conditions& conditions, Fates& fates);
  void live_block(const Conditions& conditions, Fates& fates, std::size_t first, std::size_t last,
                  BlockSums& sums);
  void let_in(const std::vector<std::uint8_t>& enters);
  void note_neurons(const std::vector<std::uint8_t>& becomes_neuron);
  void reproduce(Fates& fates);
  void bury_dead(const std::vector<std::uint8_t>& dies);
  void regrow();
  void push();
  void grow_axons();
  void found(std::span<const Founder> cells, Compartment where);
  void grow_tumours();
  std::size_t region_of(double x) const;

  TissueSite site_;
  TissueParameters p_;
  GraftKey key_;
  core::Team& team_;
  DeliveredTypes types_;
  CordSurface surface_;
  SurfacePatches patches_;
  TissueFields fields_;
  VoxelOrder order_;
  Cells cells_;
  Mechanics mechanics_;
  AxonForest forest_;
  CellLedger ledger_;
  std::vector<TumourClone> clones_;
  std::vector<float> rates_;          // of one substance, or gains of volume
  std::vector<std::uint32_t> patch_;  // of adherent cells, by slot, within a step
  std::vector<Slot> in_cord_;         // slots, within a step
  std::vector<Sphere> vacated_;       // places that cells left within a step
  MichaelisPile pile_;
  double washout_;  // of the canal [1/d]
  double fluid_;    // in the canal [mm^3]
  std::array<std::uint64_t, canal_regions> dead_{};
  std::array<double, substance_count> canal_level_{};
  std::optional<LesionOnDay> today_;
  std::uint32_t number_{0};
  bool fields_move_{false};  // since a first cell was in the cord
  std::uint64_t starved_{0}, neurons_{0};
  double thickest_{0}, most_packing_{0};
};

}  // namespace caudata::graft
