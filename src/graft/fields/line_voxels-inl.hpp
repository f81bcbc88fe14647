// SPDX-License-Identifier: Apache-2.0
// Included by *_simd.cpp once per instruction set, after hwy/highway.h.
#if defined(CAUDATA_GRAFT_LINE_VOXELS_INL) == defined(HWY_TARGET_TOGGLE)
#ifdef CAUDATA_GRAFT_LINE_VOXELS_INL
#undef CAUDATA_GRAFT_LINE_VOXELS_INL
#else
#define CAUDATA_GRAFT_LINE_VOXELS_INL
#endif

#include <algorithm>
#include <array>
#include <cstdint>
#include <cstring>
#include <limits>

#include "graft/fields/line_law.hpp"
#include "hwy/highway.h"

HWY_BEFORE_NAMESPACE();
namespace caudata::graft {
namespace HWY_NAMESPACE {

template <class D>
using MaskOf = hwy::HWY_NAMESPACE::Mask<D>;

/// Whether as many voxels as a vector has lanes are of one medium.
template <class D>
HWY_INLINE bool one_medium(D d, const std::uint8_t* media) {
  constexpr std::uint64_t in_each = 0x0101010101010101u;
  constexpr std::size_t at_once = std::min<std::size_t>(hwy::HWY_NAMESPACE::MaxLanes(D()), 8);
  std::uint64_t differs = 0;
  for (std::size_t lane = 0; lane < hwy::HWY_NAMESPACE::Lanes(d); lane += at_once) {
    std::uint64_t some = media[0] * in_each;
    std::memcpy(&some, media + lane, at_once);
    differs |= some ^ media[0] * in_each;
  }
  return differs == 0;
}

/// In which lanes the medium is one in which a substance diffuses.
template <class D>
HWY_INLINE MaskOf<D> lanes_that_diffuse(D d, const std::array<bool, medium_count>& diffuses,
                                        const std::uint8_t* media) {
  namespace hn = hwy::HWY_NAMESPACE;
  const hn::RebindToSigned<D> di;
  const hn::Rebind<std::uint8_t, D> du8;
  const auto medium = hn::PromoteTo(di, hn::LoadU(du8, media));
  auto found = hn::MaskFromVec(hn::Zero(d));
  for (std::size_t m = 0; m < medium_count; ++m)
    if (diffuses[m])
      found = hn::Or(found, hn::RebindMask(d, hn::Eq(medium, hn::Set(di, static_cast<int>(m)))));
  return found;
}

template <class V, class M>
struct VoxelsOf {
  V half;
  M diffuses;
};

/// The law of as many voxels as a vector has lanes, by their media.
template <class D>
HWY_INLINE VoxelsOf<hwy::HWY_NAMESPACE::Vec<D>, MaskOf<D>> voxels_of(D d, const LineLaw& law,
                                                                     const std::uint8_t* media) {
  namespace hn = hwy::HWY_NAMESPACE;
  if (one_medium(d, media)) {
    const bool known = media[0] < medium_count, here = known && law.diffuses[media[0]];
    const float half =
        known ? law.half_resistance[media[0]] : std::numeric_limits<float>::infinity();
    return {hn::Set(d, half), hn::FirstN(d, here ? hn::Lanes(d) : 0)};
  }
  const hn::RebindToSigned<D> di;
  const hn::Rebind<std::uint8_t, D> du8;
  const auto medium = hn::PromoteTo(di, hn::LoadU(du8, media));
  auto half = hn::Set(d, std::numeric_limits<float>::infinity());
  for (std::size_t m = 0; m < medium_count; ++m) {
    const auto here = hn::RebindMask(d, hn::Eq(medium, hn::Set(di, static_cast<int>(m))));
    half = hn::IfThenElse(here, hn::Set(d, law.half_resistance[m]), half);
  }
  return {half, lanes_that_diffuse(d, law.diffuses, media)};
}

/// Adds the lanes of a row to sums in double, lane by lane.
template <class V>
HWY_INLINE void add_to_sums(V values, double* sums) {
  namespace hn = hwy::HWY_NAMESPACE;
  const hn::Half<hn::DFromV<V>> dh;
  const hn::Rebind<double, decltype(dh)> dd;
  const std::size_t half = hn::Lanes(dh);
  const auto low = hn::PromoteTo(dd, hn::LowerHalf(dh, values));
  const auto high = hn::PromoteTo(dd, hn::UpperHalf(dh, values));
  hn::Store(hn::Add(hn::Load(dd, sums), low), dd, sums);
  hn::Store(hn::Add(hn::Load(dd, sums + half), high), dd, sums + half);
}

}  // namespace HWY_NAMESPACE
}  // namespace caudata::graft
HWY_AFTER_NAMESPACE();

#endif
