// SPDX-License-Identifier: Apache-2.0
#include "graft/fields/panel_kinds.hpp"

#include "graft/fields/diffuse_lines.hpp"

namespace caudata::graft {
namespace {

constexpr std::size_t panel_group = VoxelGrid::row_group;
constexpr std::size_t panel_groups_at_most = LinePanel::most_lanes / panel_group;
constexpr std::uint8_t panel_unseen = 252;

std::size_t panel_lanes_across(const VoxelGrid& grid, std::size_t axis) {
  return axis == 0 ? grid.n[1] : axis == 1 ? grid.pitch() : grid.plane();
}

/// The lane in which a stored voxel lies.
std::size_t panel_lane(const VoxelGrid& grid, std::size_t axis, std::size_t in_plane) {
  return axis == 0 ? in_plane / grid.pitch() : axis == 1 ? in_plane % grid.pitch() : in_plane;
}

}  // namespace

PanelCut PanelKinds::cut(std::size_t panel) const {
  const std::size_t begin = groups_ * panel / panels_, end = groups_ * (panel + 1) / panels_;
  return {begin * panel_group, (end - begin) * panel_group};
}

PanelKinds::PanelKinds(const VoxelMask& mask, std::size_t axis,
                       const std::array<bool, medium_count>& diffuses) {
  const VoxelGrid& grid = mask.grid();
  groups_ = (panel_lanes_across(grid, axis) + panel_group - 1) / panel_group;
  panels_ = (groups_ + panel_groups_at_most - 1) / panel_groups_at_most;
  kind_.assign(groups_ * (axis == 2 ? 1 : grid.n[2]), panel_unseen);
  std::vector<std::uint8_t> something(kind_.size(), 0);
  for (std::size_t i = 0; i < mask.media().size(); ++i) {
    const std::uint8_t medium = mask.media()[i];
    if (medium == VoxelMask::padding) continue;
    const std::size_t plane = axis == 2 ? 0 : i / grid.plane();
    const std::size_t lane = panel_lane(grid, axis, i % grid.plane());
    const std::size_t at = plane * groups_ + lane / panel_group;
    kind_[at] = kind_[at] == panel_unseen || kind_[at] == medium ? medium : mixed;
    if (diffuses[medium]) something[at] = 1;
  }
  for (std::size_t at = 0; at < kind_.size(); ++at)
    if (something[at] == 0) kind_[at] = nothing;
}

}  // namespace caudata::graft
