// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <vector>

namespace caudata::anatomy {

/// What a cell in the cerebrospinal fluid feels: the canal unrolled into a box of nx x na x nw
/// cells. Single precision, immutable once made (drift_grid).
///
/// Frame: x [mm] along the straight axis, 0 at the foramen magnum, positive caudal, to the end of
/// the dural sac. Azimuth in turns [0, 1): 0 dorsal, 0.25 the patient's left, 0.5 ventral, 0.75
/// right; periodic. Depth in [0, 1]: 0 at the inner wall (pia, or the bundle of roots caudal of the
/// conus), 1 at the dura; the point at depth w of a ray lies inner + w gap from the section's
/// centre. Sizes behind the fields.
struct CanalGrid {
  std::uint32_t nx{0}, na{0}, nw{0};
  double length{0};                     // [mm]; cell i covers [i, i + 1) length / nx
  std::vector<float> gap;               // [mm] along the ray (nx, na), cell centres
  std::vector<float> inner;             // [mm] from the section's centre to the inner wall (nx, na)
  std::vector<float> axial, azimuthal;  // cycle-averaged Lagrangian drift [mm/s], cell centres,
                                        // (nx, na, nw); index (ix na + ia) nw + iw
  std::vector<float> mixing;            // [mm^2/s] (nx): isotropic kicks
  std::vector<float> shear_inner,
      shear_outer;                      // amplitude of the wall's shear stress [Pa] (nx, na)
  std::vector<std::uint8_t> region;     // (nx): 0-29 segment, 30 cauda equina
  std::vector<std::uint8_t> in_lesion;  // (nx): 1 where the inner wall is lesion surface
  std::vector<float> passage;           // (nx) open share of the section, 1 but for a block
};

/// Regions of a canal: the 30 segments of the cord and the cauda equina.
inline constexpr std::uint8_t cauda_region = 30;
inline constexpr std::size_t canal_regions = 31;

}  // namespace caudata::anatomy
