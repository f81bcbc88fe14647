// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <array>
#include <functional>
#include <optional>
#include <string_view>
#include <vector>

#include "graft/byte_store.hpp"
#include "graft/fields/cell_exchange.hpp"
#include "graft/fields/lod_step.hpp"
#include "graft/lesion/lesion_environment.hpp"
#include "graft/tissue/cord_surface.hpp"
#include "graft/tissue/fields_window.hpp"
#include "graft/tissue/tissue_parameters.hpp"
#include "graft/tissue/voxel_order.hpp"

namespace caudata::graft {

/// A box around the cord: cord where a voxel's centre lies in it, cavity in the middle of a lesion,
/// canal elsewhere. The cavity is that of the day of the first dose.
VoxelMask tissue_mask(const CordSurface& surface, const LesionOnDay* lesion);

/// What the lesion brings into the cord: for outputs, which show it beside the fields.
enum class LesionLevel : std::uint8_t { cspg, inflammation };
inline constexpr std::array every_lesion_level{LesionLevel::cspg, LesionLevel::inflammation};
std::string_view name(LesionLevel level);
std::string_view unit(LesionLevel level);

/// Oxygen, glucose and the three trophic pools in and around the cord.
///
/// Blood exchanges oxygen and glucose with the cord in proportion to perfusion; the cord's own
/// cells are part of the resting levels. Oxygen and glucose act on cells; the pools are for outputs
/// alone. Proteoglycan and inflammation have no field: nothing of the graft changes them, so what
/// the lesion environment says of a place and day is all that rules and outputs know of them.
///
/// Fields advance in windows along the cord around cells in it: as far from them as the slowest
/// fall with distance is small. Until a window covers it, cord rests: oxygen and glucose where they
/// settle without cells, from the first window on; soluble pools as they enter from the fluid, by
/// one step of an interval. A window once there stays, and grows where cells come.
class TissueFields {
 public:
  /// An interval of `seconds`, in which the pools make that many steps.
  TissueFields(const VoxelMask& mask, const TissueParameters& parameters, double seconds,
               std::size_t steps);

  const VoxelGrid& grid() const { return mask_.grid(); }
  const VoxelMask& mask() const { return mask_; }
  const Field& operator[](Substance s) const { return fields_[at(s)]; }
  /// Of all windows; what cord holds that a window comes to cover counts as initial.
  MassLedger ledger(Substance s) const;
  std::vector<CordStretch> windows() const;
  /// Since a first cell was in the cord.
  bool move() const { return !windows_.empty(); }
  /// In a voxel, on the day of the lesion that was taken over last; 0 outside the cord.
  float level(LesionLevel level, std::size_t x, std::size_t y, std::size_t z) const;

  /// What cells in the cord do with a substance; spans in the order of VoxelOrder::slots, valid
  /// until the next is asked for.
  using RatesOf = std::function<CellRates(Substance)>;

  /// One interval. `lesion` null: no lesion. `canal`: what the fluid holds of each substance.
  void advance(const CellsByVoxel& cells, const RatesOf& rates_of, const LesionOnDay* lesion,
               const std::array<double, substance_count>& canal, core::Team& team);

  /// One interval of a cord without cells in it: what the fluid holds of soluble pools enters,
  /// everything else stays as it is.
  void rest(const std::array<double, substance_count>& canal, core::Team& team);

  /// Proteoglycan and inflammation are where the lesion has them on this day.
  void take_over(const LesionOnDay& lesion) { lesion_ = lesion; }

  /// How far from cells a window reaches [mm], in whole groups of 16 voxels beyond that.
  double margin(const LesionOnDay* lesion) const;

  /// Everything that decides what comes next.
  void write(ByteWriter& out) const;
  /// False if there are fewer bytes; others may follow.
  bool read(ByteReader& in);

 private:
  static constexpr std::size_t at(Substance s) { return static_cast<std::size_t>(s); }
  AlongCord blood(Substance s, const LesionOnDay* lesion) const;
  double reach(Substance s, const LesionOnDay* lesion) const;
  void cover(const CellsByVoxel& cells, const LesionOnDay* lesion, core::Team& team);
  void settle_without_cells(const LesionOnDay* lesion, core::Team& team);
  void open_windows();

  VoxelMask mask_;
  TissueParameters p_;
  FieldsPace pace_;
  double narrowest_cavity_;              // [mm] across, where it is widest; 0: none
  std::vector<Field> fields_;            // of the whole cord, by substance
  std::vector<Field> far_;               // soluble pools of a cord without cells
  std::vector<LodStep> long_steps_;      // of these
  std::vector<MassLedger> far_ledgers_;  // of these
  std::vector<std::uint8_t> covered_;    // by group of 16 voxels along x
  std::vector<FieldsWindow> windows_;    // of covered groups, as long as they go
  std::vector<MassLedger> closed_;       // of windows that were, by substance
  std::optional<LesionOnDay> lesion_;    // of the day
};

}  // namespace caudata::graft
