// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "anatomy/canal/canal_grid.hpp"

namespace caudata::graft {

/// A CanalGrid as the kernels read it: nodes are the grid's cell centres with one more layer
/// around, so that every point of the canal lies between 2 x 2 x 2 nodes and needs no special case.
/// The layer mirrors: across the ends of the canal the axial drift changes sign (nothing flows
/// through), across the walls both components do (no slip), around the azimuth it is periodic.
///
/// A voxel is the box between eight nodes: (nx + 1) (na + 1) (nw + 1) of them.
struct DriftField {
  std::int32_t nx{0}, na{0}, nw{0};
  float length{0};             // [mm]
  std::vector<float> flow;     // axial, azimuthal [mm/s] by node (nx + 2, na + 2, nw + 2)
  std::vector<float> section;  // inner radius, gap [mm] by node (nx + 2, na + 2)
  std::vector<float> along;    // mixing [mm^2/s], rootlets' surface per volume [1/mm] (nx + 2)
  std::vector<float> shear;    // [Pa] inner, outer (nx, na)
  std::vector<std::uint8_t> region, in_lesion;  // (nx)
  std::vector<float> passage;                   // (nx); empty without a block
  std::uint32_t block_from{0}, block_to{0};     // [units of x]: first and last of the block

  /// `roots` [1/mm] (nx): surface of rootlets per volume of fluid; empty for none.
  DriftField(const anatomy::CanalGrid& grid, std::span<const float> roots);

  std::size_t voxels() const {
    return static_cast<std::size_t>(nx + 1) * static_cast<std::size_t>(na + 1) *
           static_cast<std::size_t>(nw + 1);
  }
  std::size_t columns() const {
    return static_cast<std::size_t>(nx) * static_cast<std::size_t>(na);
  }
  std::size_t bytes() const {
    return sizeof(float) *
           (flow.size() + section.size() + along.size() + shear.size() + passage.size());
  }

  // Factors of the kernels.
  float x_nodes() const { return static_cast<float>(nx) * 0x1p-24f; }  // nodes per 24-bit unit
  float a_nodes() const { return static_cast<float>(na) * 0x1p-24f; }
  float w_nodes() const { return static_cast<float>(nw) * 0x1p-24f; }
  float units_per_x_node() const { return 0x1p32f / static_cast<float>(nx); }
  float units_per_a_node() const { return 0x1p24f / static_cast<float>(na); }
  float nodes_per_mm() const { return static_cast<float>(nx) / length; }
  float nodes_per_radian() const { return static_cast<float>(na) * 0.15915494f; }  // 1 / (2 pi)

  std::int32_t cell_of_x(std::uint32_t x) const {
    return static_cast<std::int32_t>(
        (static_cast<std::uint64_t>(x) * static_cast<std::uint32_t>(nx)) >> 32);
  }
  std::int32_t cell_of_azimuth(std::uint32_t azimuth_word) const {
    return static_cast<std::int32_t>(
        (static_cast<std::uint64_t>(azimuth_word & 0xffffff00u) * static_cast<std::uint32_t>(na)) >>
        32);
  }
};

/// A gap is never taken as less [mm]: a step may look beyond its voxel.
inline constexpr float least_gap = 0.01f;

/// Where a point lies among the nodes: the lower node and the share of the way to the next.
struct Located {
  std::int32_t jx, ja, jw;
  float fx, fa, fw;
};
Located locate(const DriftField& field, std::uint32_t x, std::uint32_t azimuth,
               std::uint32_t depth);
inline std::int32_t voxel_of(const DriftField& field, const Located& at) {
  return (at.jx * (field.na + 1) + at.ja) * (field.nw + 1) + at.jw;
}

/// Volume of the fluid in a voxel [mm^3], parts beyond walls and ends left out.
double voxel_volume(const DriftField& field, std::size_t voxel);

/// Inner radius and gap within a voxel, bilinear: value(x, a) for shares of the way.
struct Bilinear {
  float at, x, a, xa;
  float value(float fx, float fa) const { return (at + fx * x) + fa * (a + fx * xa); }
};
struct SectionShape {
  Bilinear inner, gap;
};
SectionShape section_shape(const DriftField& field, std::int32_t jx, std::int32_t ja);

}  // namespace caudata::graft
