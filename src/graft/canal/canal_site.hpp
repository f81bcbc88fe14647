// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <array>
#include <cstdint>
#include <vector>

#include "anatomy/canal/canal_grid.hpp"
#include "anatomy/canal/posture.hpp"
#include "graft/surface.hpp"

namespace caudata::graft {

/// One person's canal as it is in one posture.
struct PosturedCanal {
  anatomy::Posture posture;
  anatomy::Gravity down;
  anatomy::CanalGrid grid;
};

/// One person's canal: a grid for every posture of the plan, all of the same size.
struct CanalSite {
  std::vector<PosturedCanal> postures;
  std::vector<float> roots;            // [1/mm] (nx) surface of rootlets per volume; may be empty
  std::array<double, surfaces> areas;  // [mm^2] by surface: the geometric null
};

/// A piece of surface: a cell of a wall, or the rootlets between the walls there.
struct SurfaceCell {
  Surface surface;
  std::uint32_t column;  // ix na + ia
  enum class Where : std::uint8_t { inner, outer, between } where;
  double area;  // [mm^2]
};
std::vector<SurfaceCell> surface_cells(const anatomy::CanalGrid& grid,
                                       const std::vector<float>& roots);

/// Adherent on the lesion if cells stuck to every surface alike: its share of all surface.
double geometric_lesion_share(const CanalSite& site);

/// Walls of a grid, rootlets of the fluid's volume, summed by surface [mm^2].
std::array<double, surfaces> surface_areas(const anatomy::CanalGrid& grid,
                                           const std::vector<float>& roots);

}  // namespace caudata::graft
