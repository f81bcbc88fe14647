// SPDX-License-Identifier: Apache-2.0
#include <algorithm>

#include "graft/fields/flush_subnormals.hpp"
#include "graft/fields/unsplit_planes.hpp"

#undef HWY_TARGET_INCLUDE
#define HWY_TARGET_INCLUDE "graft/fields/unsplit_planes_simd.cpp"
#include <hwy/foreach_target.h>
#include <hwy/highway.h>

#include "graft/fields/line_voxels-inl.hpp"

HWY_BEFORE_NAMESPACE();
namespace caudata::graft {
namespace HWY_NAMESPACE {
namespace hn = hwy::HWY_NAMESPACE;

using UnsplitF = hn::ScalableTag<float>;
using UnsplitV = hn::Vec<UnsplitF>;

/// Sums of 16 lanes, whatever a vector has: in single precision along a row, in double over rows.
struct UnsplitLanes {
  static constexpr std::size_t count = VoxelGrid::row_group;
  alignas(64) float row[count] = {}, most[count] = {};
  alignas(64) double all[count] = {};

  HWY_INLINE void add(std::size_t x, UnsplitV value) {
    const UnsplitF d;
    float* const at = row + x % count;
    hn::Store(hn::Add(hn::Load(d, at), value), d, at);
  }
  HWY_INLINE void greatest(std::size_t x, UnsplitV value) {
    const UnsplitF d;
    float* const at = most + x % count;
    hn::Store(hn::Max(hn::Load(d, at), value), d, at);
  }
  void end_row() {
    for (std::size_t lane = 0; lane < count; ++lane) {
      all[lane] += static_cast<double>(row[lane]);
      row[lane] = 0;
    }
  }
  UnsplitSums sums() const {
    UnsplitSums s{0, 0};
    for (std::size_t lane = 0; lane < count; ++lane) {
      s.dot += all[lane];
      s.worst = std::max(s.worst, most[lane]);
    }
    return s;
  }
};

/// act(i, x) for every vector of a plane; rows are whole groups of 16.
template <class Act, class EndRow>
HWY_INLINE void over_plane(const UnsplitPlane& plane, Act act, EndRow end_row) {
  for (std::size_t y = 0; y < plane.rows; ++y) {
    for (std::size_t x = 0; x < plane.pitch; x += hn::Lanes(UnsplitF()))
      act(y * plane.pitch + x, x);
    end_row();
  }
}

/// The six faces of as many voxels as a vector has lanes.
struct UnsplitFaces {
  UnsplitV x_low, x_high, y_low, y_high, z_low, z_high;

  HWY_INLINE UnsplitV sum() const {
    return hn::Add(hn::Add(hn::Add(x_low, x_high), hn::Add(y_low, y_high)), hn::Add(z_low, z_high));
  }
  HWY_INLINE UnsplitV dot(const UnsplitFaces& o) const {
    const auto along_x = hn::Add(hn::Mul(x_low, o.x_low), hn::Mul(x_high, o.x_high));
    const auto along_y = hn::Add(hn::Mul(y_low, o.y_low), hn::Mul(y_high, o.y_high));
    const auto along_z = hn::Add(hn::Mul(z_low, o.z_low), hn::Mul(z_high, o.z_high));
    return hn::Add(hn::Add(along_x, along_y), along_z);
  }
};

HWY_INLINE UnsplitFaces conductances(const UnsplitPlane& plane, std::size_t i) {
  const UnsplitF d;
  const std::size_t whole = plane.pitch * plane.rows;
  return {hn::LoadU(d, plane.gx + i - 1),           hn::Load(d, plane.gx + i),
          hn::LoadU(d, plane.gy + i - plane.pitch), hn::Load(d, plane.gy + i),
          hn::LoadU(d, plane.gz + i - whole),       hn::Load(d, plane.gz + i)};
}

HWY_INLINE UnsplitFaces neighbours(const UnsplitPlane& plane, const float* of, std::size_t i) {
  const UnsplitF d;
  const std::size_t whole = plane.pitch * plane.rows;
  return {hn::LoadU(d, of + i - 1),           hn::LoadU(d, of + i + 1),
          hn::LoadU(d, of + i - plane.pitch), hn::LoadU(d, of + i + plane.pitch),
          hn::LoadU(d, of + i - whole),       hn::LoadU(d, of + i + whole)};
}

/// How much more than the voxel its neighbours hold.
HWY_INLINE UnsplitFaces above(const UnsplitFaces& n, UnsplitV c) {
  const auto more = [&](UnsplitV v) { return hn::Sub(v, c); };
  return {more(n.x_low),  more(n.x_high), more(n.y_low),
          more(n.y_high), more(n.z_low),  more(n.z_high)};
}

/// What the error of a voxel is at most as far as it alone says: by the least its row sums to.
HWY_INLINE UnsplitV bound_of(const UnsplitLaw& law, UnsplitV r, UnsplitV uptake) {
  const UnsplitF d;
  return hn::Div(hn::Abs(r), hn::Add(hn::Set(d, law.rate + law.decay), uptake));
}

UnsplitSums residual_of_plane(const UnsplitLaw& law, const UnsplitPlane& plane) {
  const UnsplitF d;
  const UnsplitV zero = hn::Zero(d), half = hn::Set(d, law.half), one = hn::Set(d, 1.0f);
  const UnsplitV rate = hn::Set(d, law.rate), decay = hn::Set(d, law.decay);
  UnsplitLanes lanes;
  over_plane(
      plane,
      [&](std::size_t i, std::size_t x) {
        const auto here = lanes_that_diffuse(d, law.diffuses, plane.media + i);
        const UnsplitV c = hn::Load(d, plane.x + i);
        const UnsplitFaces g = conductances(plane, i);
        const UnsplitV flux = g.dot(above(neighbours(plane, plane.x, i), c));
        const UnsplitV uptake = hn::Load(d, plane.uptake + i);
        const UnsplitV loss = hn::Add(uptake, decay);
        const UnsplitV tissue = hn::Sub(hn::Load(d, plane.source + i), hn::Mul(loss, c));
        const UnsplitV share = hn::Div(one, hn::Add(half, hn::Max(c, zero)));
        const UnsplitV most = hn::Mul(hn::Load(d, plane.most + i), share);
        const UnsplitV change = hn::Mul(rate, hn::Sub(hn::Load(d, plane.old + i), c));
        const UnsplitV gain = hn::Sub(hn::Add(tissue, flux), hn::Mul(most, c));
        const UnsplitV r = hn::IfThenElseZero(here, hn::Add(change, gain));
        const UnsplitV slope = hn::Mul(hn::Mul(most, share), half);
        const UnsplitV diagonal = hn::Add(hn::Add(hn::Add(rate, loss), slope), g.sum());
        hn::Store(r, d, plane.r + i);
        hn::Store(hn::IfThenElseZero(here, diagonal), d, plane.diagonal + i);
        lanes.add(x, hn::IfThenElseZero(here, hn::Mul(r, hn::Div(r, diagonal))));
        lanes.greatest(x, hn::IfThenElseZero(here, bound_of(law, r, uptake)));
      },
      [&] { lanes.end_row(); });
  return lanes.sums();
}

/// r / diagonal, 0 where nothing diffuses.
HWY_INLINE UnsplitV preconditioned(UnsplitV r, UnsplitV diagonal) {
  return hn::IfThenElseZero(hn::Gt(diagonal, hn::Zero(UnsplitF())), hn::Div(r, diagonal));
}

void direction_of_plane(const UnsplitPlane& plane, float beta) {
  const UnsplitF d;
  const UnsplitV by = hn::Set(d, beta);
  over_plane(
      plane,
      [&](std::size_t i, std::size_t) {
        const UnsplitV z =
            preconditioned(hn::Load(d, plane.r + i), hn::Load(d, plane.diagonal + i));
        hn::Store(hn::Add(z, hn::Mul(by, hn::Load(d, plane.p + i))), d, plane.p + i);
      },
      [] {});
}

UnsplitSums product_of_plane(const UnsplitPlane& plane) {
  const UnsplitF d;
  UnsplitLanes lanes;
  over_plane(
      plane,
      [&](std::size_t i, std::size_t x) {
        const UnsplitV p = hn::Load(d, plane.p + i);
        const UnsplitV around = conductances(plane, i).dot(neighbours(plane, plane.p, i));
        const UnsplitV q = hn::Sub(hn::Mul(hn::Load(d, plane.diagonal + i), p), around);
        hn::Store(q, d, plane.q + i);
        lanes.add(x, hn::Mul(p, q));
      },
      [&] { lanes.end_row(); });
  return lanes.sums();
}

UnsplitSums update_of_plane(const UnsplitLaw& law, const UnsplitPlane& plane, float alpha) {
  const UnsplitF d;
  const UnsplitV by = hn::Set(d, alpha);
  UnsplitLanes lanes;
  over_plane(
      plane,
      [&](std::size_t i, std::size_t x) {
        const UnsplitV diagonal = hn::Load(d, plane.diagonal + i);
        const UnsplitV moved = hn::Mul(by, hn::Load(d, plane.p + i));
        hn::Store(hn::Add(hn::Load(d, plane.x + i), moved), d, plane.x + i);
        const UnsplitV r = hn::IfThenElseZero(
            hn::Gt(diagonal, hn::Zero(d)),
            hn::Sub(hn::Load(d, plane.r + i), hn::Mul(by, hn::Load(d, plane.q + i))));
        hn::Store(r, d, plane.r + i);
        lanes.add(x, hn::Mul(r, preconditioned(r, diagonal)));
        lanes.greatest(x, bound_of(law, r, hn::Load(d, plane.uptake + i)));
      },
      [&] { lanes.end_row(); });
  return lanes.sums();
}

}  // namespace HWY_NAMESPACE
}  // namespace caudata::graft
HWY_AFTER_NAMESPACE();

#if HWY_ONCE
namespace caudata::graft {

HWY_EXPORT(residual_of_plane);
HWY_EXPORT(direction_of_plane);
HWY_EXPORT(product_of_plane);
HWY_EXPORT(update_of_plane);

UnsplitSums unsplit_residual(const UnsplitLaw& law, const UnsplitPlane& plane) {
  const FlushSubnormals flush;
  return HWY_DYNAMIC_DISPATCH(residual_of_plane)(law, plane);
}

void unsplit_direction(const UnsplitPlane& plane, float beta) {
  const FlushSubnormals flush;
  HWY_DYNAMIC_DISPATCH(direction_of_plane)(plane, beta);
}

UnsplitSums unsplit_product(const UnsplitPlane& plane) {
  const FlushSubnormals flush;
  return HWY_DYNAMIC_DISPATCH(product_of_plane)(plane);
}

UnsplitSums unsplit_update(const UnsplitLaw& law, const UnsplitPlane& plane, float alpha) {
  const FlushSubnormals flush;
  return HWY_DYNAMIC_DISPATCH(update_of_plane)(law, plane, alpha);
}

}  // namespace caudata::graft
#endif
