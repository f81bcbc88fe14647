// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <array>
#include <cstdint>
#include <vector>

#include "graft/fields/medium.hpp"

namespace caudata::graft {

/// Lanes [first, first + lanes) of those side by side, in whole groups of 16.
struct PanelCut {
  std::size_t first, lanes;
};

/// How the lines of one axis are cut into panels, and what each group of 16 of them has to do with:
/// the lines of x lie side by side along y and those of y along x, plane by plane; those of z over
/// the plane as stored.
class PanelKinds {
 public:
  /// Instead of the number of the one medium of a group: nothing diffuses there, or several media.
  static constexpr std::uint8_t nothing = 254, mixed = 253;

  PanelKinds() = default;
  PanelKinds(const VoxelMask& mask, std::size_t axis,
             const std::array<bool, medium_count>& diffuses);

  std::size_t panels() const { return panels_; }  // per plane for x and y, in all for z
  PanelCut cut(std::size_t panel) const;
  /// act(lanes, kind) for the groups of a panel of one kind side by side, unless nothing diffuses.
  template <class Act>
  void each_part(std::size_t plane, std::size_t panel, Act act) const {
    const PanelCut whole = cut(panel);
    const std::size_t end = whole.first + whole.lanes;
    for (std::size_t first = whole.first; first < end;) {
      const std::uint8_t kind = kind_of_lane(plane, first);
      std::size_t next = first;
      while (next < end && kind_of_lane(plane, next) == kind) next += VoxelGrid::row_group;
      if (kind != nothing) act(PanelCut{first, next - first}, kind);
      first = next;
    }
  }

 private:
  std::uint8_t kind_of_lane(std::size_t plane, std::size_t lane) const {
    return kind_[plane * groups_ + lane / VoxelGrid::row_group];
  }

  std::size_t groups_{0}, panels_{0};
  std::vector<std::uint8_t> kind_;
};

}  // namespace caudata::graft
