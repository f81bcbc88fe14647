// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <array>
#include <vector>

#include "graft/canal/canal_site.hpp"
#include "graft/cell_id.hpp"
#include "graft/graft_key.hpp"

namespace caudata::graft {

/// Anywhere on the surface of a canal: the geometric null model. Each surface has its share of all
/// area, as the site says; within it places are even. A surface too small for the grid, which no
/// cell ever meets, has none.
class SurfacePlaces {
 public:
  /// As the canal lies in its first posture.
  explicit SurfacePlaces(const CanalSite& site);

  /// Lays an adherent cell where its own random words say, for life: x, azimuth and depth words.
  void lay(const GraftKey& key, CellId cell, std::uint32_t& x, std::uint32_t& azimuth,
           std::uint32_t& depth) const;

 private:
  struct OneSurface {
    std::vector<SurfaceCell> cells;
    std::vector<double> ends;  // of the cells' areas, one after the other
  };
  std::uint32_t nx_, na_;
  std::array<OneSurface, surfaces> of_;
  std::array<double, surfaces> ends_{};
};

}  // namespace caudata::graft
