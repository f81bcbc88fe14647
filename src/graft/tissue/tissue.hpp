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
#include "graft/byte_store.hpp"
#include "graft/canal/canal_course.hpp"
#include "graft/cell_ledger.hpp"
#include "graft/cell_rules.hpp"
#include "graft/cells/cells.hpp"
#include "graft/cells/mechanics.hpp"
#include "graft/cells/page_memory.hpp"
#include "graft/delivered_cells.hpp"
#include "graft/graft_key.hpp"
#include "graft/lesion/lesion_environment.hpp"
#include "graft/rules/die.hpp"
#include "graft/rules/michaelis_pile.hpp"
#include "graft/rules/rule_step.hpp"
#include "graft/snapshot.hpp"
#include "graft/tissue/canal_fluid.hpp"
#include "graft/tissue/cord_surface.hpp"
#include "graft/tissue/surface_patches.hpp"
#include "graft/tissue/tissue_fields.hpp"
#include "graft/tissue/tissue_parameters.hpp"
#include "graft/tissue/tumours.hpp"
#include "graft/tissue/voxel_order.hpp"

namespace caudata::graft {

struct LivingBlock;

/// Whether cells in the cord change its fields. A run beside a run that asks for cells on the
/// surface alone leaves them at rest: those cells never see them, and they are most of the work.
enum class CordFields : std::uint8_t { followed, at_rest };

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
  CordFields fields{CordFields::followed};
};

/// The cells that reached the cord, one by one, from their adhesion on: on its surface, then in it.
///
/// One step is an hour: what cells take and give, fields, breathing, death, entry, commitment,
/// division, pushing, axons once a day. Cells on the surface breathe the oxygen of their depth in
/// the pile they lie in; cells in the cord that of their voxel. Where a simulated cell stands for
/// many, densities and amounts are those of all, contact and pushing those of the simulated alone.
/// Fields of the cord rest until a first cell is in it and then move around cells (TissueFields).
/// An axon outlives its neuron. Neglected: that cells which float or lie unattached on the surface
/// are part of a pile, and what cells in the outermost voxels of the cord take from the fluid.
///
/// Memory: between steps the columns of the cells, 39 bytes each; lists of neighbours and whatever
/// else a part of a step needs live for that part alone. Outputs are in tissue_counts.hpp.
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
  const TissueSite& site() const { return site_; }
  const GraftKey& key() const { return key_; }
  const CellLedger& ledger() const { return ledger_; }
  const Cells& cells() const { return cells_; }
  /// That died, by region, ever.
  const std::array<std::uint64_t, canal_regions>& dead() const { return dead_; }
  const TissueFields& fields() const { return fields_; }
  const CanalFluid& fluid() const { return fluid_; }
  const MichaelisPile& pile() const { return pile_; }
  const AxonForest& axons() const { return forest_; }
  const std::vector<TumourClone>& clones() const { return tumours_.clones(); }
  std::uint64_t starved() const { return starved_; }  // of those that lived through the step
  double thickest_pile() const { return thickest_; }  // [mm]
  /// Greatest share of a voxel that cells in the cord ever filled.
  double most_packing() const { return most_packing_; }
  /// That were born in the cord, ever.
  std::uint64_t neurons() const { return neurons_; }

  /// Of an injected cell.
  product::CellType type_at_release(CellId cell) const { return types_.of(cell); }

  /// Everything that decides what comes next, after whole steps.
  std::vector<std::byte> state() const;
  /// The same piece by piece.
  void write(ByteWriter& out) const;
  /// Into a new tissue of the same site and parameters; issues leave it unusable.
  core::Issues restore(std::span<const std::byte> state);
  /// The same piece by piece; nothing may follow.
  core::Issues read(ByteReader& in);

 private:
  struct Conditions;
  struct Fates;
  /// Adherent cells by patch, and of each of them its patch, by slot.
  struct Piles {
    std::vector<std::uint32_t> cells;
    PageVector<std::uint32_t> patch;
  };

  /// Shows every member that decides what comes next.
  template <class V, class Self>
  static void visit_state(V& v, Self& self);
  bool has_cells_that_can_be() const;

  const LesionOnDay* lesion() const { return today_ ? &*today_ : nullptr; }
  double days() const { return hours() / 24; }
  void sort_into_voxels();
  void exchange_and_diffuse();
  CellRates rates_of(Substance substance, PageVector<float>& rates);
  void feed_fluid(std::uint64_t elsewhere);
  double secreted_into_fluid(Pool pool, std::uint64_t elsewhere) const;
  Piles piles() const;
  Conditions conditions();
  Fates live();
  void live_block(const Conditions& now, std::size_t first, std::size_t last, Fates& fates);
  void look_around(const Conditions& now, std::size_t first, LivingBlock& b, Fates& fates);
  double look_around_in_cord(const std::array<double, 3>& at, std::size_t i, LivingBlock& b) const;
  void look_around_in_pile(CellId id, double thickness, double radius, std::size_t i,
                           LivingBlock& b) const;
  void follow_rules(const Conditions& now, std::size_t first, LivingBlock& b);
  void meet_fate(std::size_t slot, std::size_t i, const LivingBlock& b, Fates& fates);
  void let_in(std::span<const Slot> entering);
  void note_neurons(std::span<const Slot> neurons);
  void reproduce(std::vector<Slot> mothers);
  void bury_dead(std::span<const Slot> dying);
  void regrow();
  void push();
  void grow_axons();

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
  Tumours tumours_;
  CellLedger ledger_;
  std::vector<Sphere> vacated_;  // places that cells left within a step
  MichaelisPile pile_;
  CanalFluid fluid_;
  std::array<std::uint64_t, canal_regions> dead_{};
  std::optional<LesionOnDay> today_;
  std::uint32_t number_{0};
  std::uint64_t starved_{0}, neurons_{0};
  double thickest_{0}, most_packing_{0};
};

}  // namespace caudata::graft
