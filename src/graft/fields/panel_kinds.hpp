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

/// How the lines of one axis are cut into panels, and what each panel has to do with: the lines of
/// x lie side by side along y and those of y along x, plane by plane; those of z over the plane as
/// stored.
class PanelKinds {
 public:
  /// Instead of the number of the one medium of a panel: nothing diffuses there, or several media.
  static constexpr std::uint8_t nothing = 254, mixed = 253;

  PanelKinds() = default;
  PanelKinds(const VoxelMask& mask, std::size_t axis,
             const std::array<bool, medium_count>& diffuses);

  std::size_t panels() const { return panels_; }  // per plane for x and y, in all for z
  PanelCut cut(std::size_t panel) const;
  std::uint8_t kind(std::size_t plane, std::size_t panel) const {
    return kind_[plane * panels_ + panel];
  }

 private:
  std::vector<std::size_t> panel_of_group() const;

  std::size_t groups_{0}, panels_{0};
  std::vector<std::uint8_t> kind_;
};

}  // namespace caudata::graft
