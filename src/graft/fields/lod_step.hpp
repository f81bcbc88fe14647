// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <array>
#include <cstdint>
#include <vector>

#include "core/team.hpp"
#include "graft/fields/diffuse_lines.hpp"
#include "graft/fields/exchange.hpp"
#include "graft/fields/field.hpp"
#include "graft/fields/panel_kinds.hpp"
#include "graft/fields/transport.hpp"

namespace caudata::graft {

/// Diffusion and decay of one substance over steps of one length: locally one-dimensional implicit
/// steps along x, then y, then z, each with a third of the decay. First order in time, second in
/// space; stable and without negative values for any step. In a box without open boundaries the sum
/// falls by (1 + decay dt / 3)^-3 per step. Where D dt / dx^2 is below about 1/3, `explicit_step`
/// costs less.
///
/// The same bytes for any number of threads and any instruction set. Memory: the field itself, 4
/// bytes a voxel; 0.5 MB per thread for lines of 1000 voxels.
class LodStep {
 public:
  /// `mask` as it is now: when it changes, make another. dt [s] > 0.
  LodStep(const VoxelMask& mask, const Transport& transport, double dt);

  /// Advances `field` and books the step in `ledger`, whose content is that before the step
  /// (`open_ledger`).
  void advance(Field& field, MassLedger& ledger, core::Team& team);

  /// The same after what cells and tissue give and take in dt.
  void advance(Field& field, const Exchange& exchange, MassLedger& ledger, core::Team& team);

  /// A ledger in which what is there now is all there ever was.
  MassLedger open_ledger(const Field& field) const;

  double dt() const { return dt_; }
  const VoxelMask& mask() const { return mask_; }
  bool diffuses_in(std::uint8_t medium) const {
    return medium < medium_count && laws_[0].diffuses[medium];
  }

 private:
  struct Axis {
    PanelKinds panels;
    std::array<std::vector<float>, medium_count> pivots;
  };

  void advance(Field& field, const Exchange* exchange, MassLedger& ledger, core::Team& team);
  void exchange_plane(Field& field, const Exchange& exchange, std::size_t z);
  void advance_plane(Field& field, std::size_t z, PanelScratch& scratch);
  void advance_x(Field& field, std::size_t z, PanelCut cut, std::uint8_t kind,
                 PanelScratch& scratch);
  void diffuse(std::size_t axis, std::uint8_t kind, const LinePanel& panel, PanelScratch& scratch,
               LineCrossings& crossings, double* content);
  LinePanel panel_of(Field& field, std::size_t axis, std::size_t plane, PanelCut cut) const;
  double held_back(const Field& field, std::size_t z) const;
  double content(const Field& field) const;
  void book_axis(std::size_t axis, const std::vector<LineCrossings>& by_block, double& content,
                 MassLedger& ledger) const;

  VoxelMask mask_;
  double dt_;
  std::array<LineLaw, 3> laws_;
  std::array<Axis, 3> axes_;
  std::vector<LineCrossings> x_crossings_, y_crossings_, z_crossings_;  // by block
  std::vector<double> content_;                                         // by panel of z
  std::vector<double> held_back_;                                       // by plane
  std::vector<Exchanged> exchanged_;                                    // by plane
  std::vector<PanelScratch> scratch_;                                   // by worker
};

}  // namespace caudata::graft
