// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <array>
#include <functional>
#include <vector>

#include "graft/byte_store.hpp"
#include "graft/fields/cell_exchange.hpp"
#include "graft/fields/lod_step.hpp"
#include "graft/lesion/lesion_environment.hpp"
#include "graft/tissue/cord_surface.hpp"
#include "graft/tissue/tissue_parameters.hpp"
#include "graft/tissue/voxel_order.hpp"

namespace caudata::graft {

/// A box around the cord: cord where a voxel's centre lies in it, cavity in the middle of a lesion,
/// canal elsewhere. The cavity is that of the day of the first dose.
VoxelMask tissue_mask(const CordSurface& surface, const LesionOnDay* lesion);

/// Oxygen, glucose, the three trophic pools, proteoglycan and inflammation in and around the cord.
///
/// Blood exchanges oxygen and glucose with the cord in proportion to perfusion; the cord's own
/// cells are part of the resting levels. Proteoglycan and inflammation follow the lesion of the day
/// as fast as they decay. Immunomodulation of inflammation is not coupled back;
/// rules read proteoglycan and inflammation of the lesion itself, so both fields, like the pools,
/// are for outputs alone.
class TissueFields {
 public:
  /// An interval of `seconds` in that many implicit steps. Those of oxygen and glucose are shorter
  /// where blood renews them faster than that: they settle within a few renewals, so that an
  /// interval takes them nearly to rest, and longer steps would let the levels of the fluid reach
  /// too deep (exchange and diffusion are split).
  TissueFields(const VoxelMask& mask, const TissueParameters& parameters, double seconds,
               std::size_t steps);

  const VoxelGrid& grid() const { return mask_.grid(); }
  const VoxelMask& mask() const { return mask_; }
  const Field& operator[](Substance s) const { return fields_[at(s)]; }
  const MassLedger& ledger(Substance s) const { return ledgers_[at(s)]; }

  /// What cells in the cord do with a substance; spans in the order of VoxelOrder::slots, valid
  /// until the next is asked for.
  using RatesOf = std::function<CellRates(Substance)>;

  /// One interval. `lesion` null: no lesion. `canal`: what the fluid holds of each substance.
  void advance(const CellsByVoxel& cells, const RatesOf& rates_of, const LesionOnDay* lesion,
               const std::array<double, substance_count>& canal, core::Team& team);

  /// One interval of a cord without cells in it, in a single step: what the fluid holds of soluble
  /// pools enters, everything else stays as it is. A thirtieth of the work of `advance`.
  void rest(const std::array<double, substance_count>& canal, core::Team& team);

  /// Proteoglycan and inflammation are where the lesion has them on this day; the ledgers of both
  /// begin anew.
  void take_over(const LesionOnDay& lesion);

  /// Everything that decides what comes next.
  void write(ByteWriter& out) const;
  /// False if there are fewer bytes; others may follow.
  bool read(ByteReader& in);

 private:
  /// What is bound to the tissue moves and decays over days: an interval is one step.
  std::size_t steps_of(Substance s) const;
  static constexpr std::size_t at(Substance s) { return static_cast<std::size_t>(s); }
  /// What cord without a graft does with a substance, the same in a whole section.
  struct AlongCord {
    explicit AlongCord(std::size_t nx) : source(nx), uptake(nx) {}
    std::vector<float> source, uptake;  // as of Exchange, (nx)
  };
  AlongCord blood(Substance s, const LesionOnDay* lesion) const;
  AlongCord renewed(Substance s, const LesionOnDay& lesion) const;
  AlongCord without_cells(Substance s, const LesionOnDay* lesion) const;
  void begin_exchange(const AlongCord& along, core::Team& team);
  static double level_of(Substance s, const LesionSite& site);

  VoxelMask mask_;
  TissueParameters p_;
  std::size_t steps_per_interval_;
  std::vector<Field> fields_;
  std::vector<LodStep> steps_;
  std::vector<LodStep> long_steps_;  // of the soluble pools
  std::vector<MassLedger> ledgers_;
  Exchange exchange_;
};

}  // namespace caudata::graft
