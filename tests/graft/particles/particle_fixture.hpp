// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <vector>

#include "core/elementary.hpp"
#include "graft/cell_id.hpp"
#include "graft/graft_key.hpp"
#include "graft/particles/drift_field.hpp"
#include "graft/particles/particle.hpp"

/// Canals with closed forms, and cells in them.
namespace caudata::test {

struct GridSize {
  std::uint32_t nx, na, nw;
};

/// A round, concentric, quiescent canal.
inline anatomy::CanalGrid round_canal(GridSize n, double length, float inner, float gap,
                                      float mixing) {
  anatomy::CanalGrid g;
  g.nx = n.nx, g.na = n.na, g.nw = n.nw, g.length = length;
  const std::size_t columns = std::size_t{n.nx} * n.na;
  g.gap.assign(columns, gap);
  g.inner.assign(columns, inner);
  g.axial.assign(columns * n.nw, 0.0f);
  g.azimuthal.assign(columns * n.nw, 0.0f);
  g.mixing.assign(n.nx, mixing);
  g.shear_inner.assign(columns, 0.0f);
  g.shear_outer.assign(columns, 0.0f);
  g.region.assign(n.nx, 10);
  g.in_lesion.assign(n.nx, 0);
  g.passage.assign(n.nx, 1.0f);
  return g;
}

inline double fixture_sine(double turns) { return core::sincos(turns * 6.283185307179586).sin; }

/// An uneven canal with everything in it: the cord off centre and thinning, drift, mixing that
/// changes, shear, a lesion, a cauda equina, and a block of the lesion that leaves `passage` open.
/// Left and right are mirror images.
inline anatomy::CanalGrid uneven_canal(GridSize n, float passage) {
  anatomy::CanalGrid g = round_canal(n, 120, 4, 2.5f, 0.004f);
  for (std::uint32_t ix = 0; ix < n.nx; ++ix) {
    const double along = (ix + 0.5) / n.nx;
    g.mixing[ix] = static_cast<float>(0.002 + 0.004 * along);
    g.region[ix] = along > 0.7 ? anatomy::cauda_region : static_cast<std::uint8_t>(along * 40);
    g.in_lesion[ix] = along > 0.3 && along < 0.45 ? 1 : 0;
    if (along > 0.35 && along < 0.4) g.passage[ix] = passage;
    for (std::uint32_t ia = 0; ia < n.na; ++ia) {
      const std::size_t column = std::size_t{ix} * n.na + ia;
      const double turn = (ia + 0.5) / n.na;
      const double dorsal = fixture_sine(turn + 0.25);  // cosine: 1 dorsal, even in left and right
      g.inner[column] = static_cast<float>(4 + 0.4 * dorsal - along);
      g.gap[column] = static_cast<float>(2.5 - 0.8 * dorsal + 0.5 * along);
      g.shear_inner[column] = static_cast<float>(0.01 + 0.01 * along);
      g.shear_outer[column] = static_cast<float>(0.004 + 0.02 * along);
      for (std::uint32_t iw = 0; iw < n.nw; ++iw) {
        const double w = (iw + 0.5) / n.nw, slip = 4 * w * (1 - w);
        g.axial[column * n.nw + iw] = static_cast<float>(0.05 * slip * dorsal);
        g.azimuthal[column * n.nw + iw] = static_cast<float>(0.02 * slip * fixture_sine(turn));
      }
    }
  }
  return g;
}

struct CellColumns {
  std::vector<std::uint32_t> id, x, azimuth, depth;

  explicit CellColumns(std::size_t n) : id(n), x(n), azimuth(n), depth(n) {}
  graft::ParticleColumns columns() { return {id, x, azimuth, depth}; }
  friend bool operator==(const CellColumns&, const CellColumns&) = default;
};

/// Cells anywhere in the box of the canal (evenly in share of length, turn and depth), of every
/// size class, suspended.
inline CellColumns scattered_cells(std::size_t n, const graft::GraftKey& key) {
  CellColumns cells(n);
  for (std::size_t i = 0; i < n; ++i) {
    const graft::CellId id = graft::cell_id(static_cast<std::uint32_t>(i % 4), i);
    const auto words = key.words(id, 0, graft::Purpose::start);
    cells.id[i] = static_cast<std::uint32_t>(id);
    cells.x[i] = words[0];
    cells.azimuth[i] = words[1];
    cells.depth[i] = words[2] & graft::fraction_mask;
  }
  return cells;
}

}  // namespace caudata::test
