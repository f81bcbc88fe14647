// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <array>
#include <cstdint>
#include <span>
#include <vector>

#include "graft/fields/cell_exchange.hpp"
#include "graft/fields/field_parameters.hpp"
#include "graft/fields/lod_step.hpp"
#include "graft/fields/unsplit_step.hpp"

namespace caudata::graft {

/// What cord without a graft does with a substance, the same in a whole section.
struct AlongCord {
  explicit AlongCord(std::size_t nx) : source(nx), uptake(nx) {}
  std::vector<float> source, uptake;  // as of Exchange, (nx)
};

/// A stretch of the voxels of the cord along x, [from, to).
struct CordStretch {
  std::uint32_t from, to;
  friend bool operator==(const CordStretch&, const CordStretch&) = default;
};

/// How the fields advance in an interval.
struct FieldsPace {
  double seconds;                   // of an interval
  std::size_t steps;                // of what spreads through the tissue, in an interval
  std::array<double, 2> tolerance;  // of oxygen and glucose [mol/m^3]
};

/// The fields of a stretch of the cord around cells. Nothing crosses its two ends: the stretch is
/// so long that levels there are those of cord without cells, alike on both sides.
///
/// Oxygen and glucose settle within minutes where blood is near and within hours in a cavity: they
/// take an interval in four unsplit steps, each twice as long as the one before, of which the first
/// follow what is fast and the last goes to where uptake and supply balance. Contact is bound and
/// decays over days: one step. The soluble pools take the steps of the pace.
class FieldsWindow {
 public:
  FieldsWindow(const VoxelMask& cord, CordStretch where, const FieldParameters& parameters,
               const FieldsPace& pace);

  CordStretch where() const { return where_; }
  const MassLedger& ledger(Substance s) const { return ledgers_[at(s)]; }

  /// Takes over what the field of the whole cord holds here; a new ledger.
  void read(Substance s, const Field& whole);
  void write(Substance s, Field& whole) const;

  /// One interval. `along` of the whole cord; `fluid`: what the canal holds.
  void advance(Substance s, const AlongCord& along, const CellsByVoxel& cells,
               const CellRates& rates, double fluid, core::Team& team);

  /// What the values do not say: remainders and ledgers.
  template <class Visit>
  void visit_rest(Visit visit) {
    visit_rest_of(*this, visit);
  }
  template <class Visit>
  void visit_rest(Visit visit) const {
    visit_rest_of(*this, visit);
  }

 private:
  template <class Self, class Visit>
  static void visit_rest_of(Self& self, Visit visit) {
    for (auto& field : self.fields_)
      for (auto& rest : field.remainder) visit(std::span(rest));
    visit(std::span(self.ledgers_));
  }
  static constexpr std::size_t at(Substance s) { return static_cast<std::size_t>(s); }
  void settle(Substance s, const CellsByVoxel& cells, const CellRates& rates, core::Team& team);

  CordStretch where_;
  VoxelMask mask_;
  FieldsPace pace_;
  std::vector<Field> fields_;
  std::vector<MassLedger> ledgers_;
  std::vector<UnsplitStep> unsplit_;  // oxygen, glucose
  std::vector<LodStep> split_;        // contact and the soluble pools
  Exchange exchange_;
  AlignedFloats most_;  // that cells take, of Exchange
  UnsplitScratch scratch_;
};

/// A mask of a stretch alone.
VoxelMask stretch_of(const VoxelMask& cord, CordStretch where);

/// Sets what the cord itself gives and takes; `first`: where along it the mask begins.
void spread(const AlongCord& along, std::uint32_t first, const VoxelMask& mask, Exchange& exchange,
            core::Team& team);

}  // namespace caudata::graft
