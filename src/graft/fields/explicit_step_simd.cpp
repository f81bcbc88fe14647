// SPDX-License-Identifier: Apache-2.0
#include <span>

#include "core/contract.hpp"
#include "graft/fields/explicit_step.hpp"
#include "graft/fields/flush_subnormals.hpp"

#undef HWY_TARGET_INCLUDE
#define HWY_TARGET_INCLUDE "graft/fields/explicit_step_simd.cpp"
#include <hwy/foreach_target.h>
#include <hwy/highway.h>

#include "graft/fields/seven_points.hpp"

HWY_BEFORE_NAMESPACE();
namespace caudata::graft {
namespace HWY_NAMESPACE {
namespace hn = hwy::HWY_NAMESPACE;

/// Whole vectors of the voxels that have both neighbours along x; returns where they end.
std::size_t explicit_row(const SevenPoints& p, std::size_t n, float* next) {
  const hn::ScalableTag<float> d;
  const auto r = hn::Set(d, p.r), six = hn::Set(d, 6.0f), decay = hn::Set(d, p.decay);
  std::size_t x = 1;
  for (; x + hn::Lanes(d) < n; x += hn::Lanes(d)) {
    const auto c = hn::LoadU(d, p.row + x);
    const auto along_x = hn::Add(hn::LoadU(d, p.row + x - 1), hn::LoadU(d, p.row + x + 1));
    const auto along_y = hn::Add(hn::LoadU(d, p.y_low + x), hn::LoadU(d, p.y_high + x));
    const auto along_z = hn::Add(hn::LoadU(d, p.z_low + x), hn::LoadU(d, p.z_high + x));
    const auto around = hn::Add(hn::Add(along_x, along_y), along_z);
    const auto gain = hn::Mul(r, hn::Sub(around, hn::Mul(six, c)));
    hn::StoreU(hn::Add(c, hn::Sub(gain, hn::Mul(decay, c))), d, next + x);
  }
  return x;
}

}  // namespace HWY_NAMESPACE
}  // namespace caudata::graft
HWY_AFTER_NAMESPACE();

#if HWY_ONCE
namespace caudata::graft {

HWY_EXPORT(explicit_row);

void explicit_step(const Field& field, float r, float decay, Field& next, core::Team& team) {
  EXPECTS(field.grid == next.grid && r >= 0 && 6 * r <= 1 && decay >= 0 && decay <= 1 - 6 * r);
  const VoxelGrid& grid = field.grid;
  team.for_each_block(grid.n[2], [&](std::size_t z, unsigned) {
    const FlushSubnormals flush;
    for (std::size_t y = 0; y < grid.n[1]; ++y) {
      const SevenPoints points = seven_points(field, y, z, r, decay);
      float* const row = next.values.data() + grid.index(0, y, z);
      const std::size_t n = grid.n[0];
      row[0] = points.next(0, n);
      for (std::size_t x = HWY_DYNAMIC_DISPATCH(explicit_row)(points, n, row); x < n; ++x)
        row[x] = points.next(x, n);
    }
  });
}

}  // namespace caudata::graft
#endif
