// SPDX-License-Identifier: Apache-2.0
// Included by *_simd.cpp once per instruction set, after hwy/highway.h.
#if defined(CAUDATA_GRAFT_PAIR_PUSH_INL) == defined(HWY_TARGET_TOGGLE)
#ifdef CAUDATA_GRAFT_PAIR_PUSH_INL
#undef CAUDATA_GRAFT_PAIR_PUSH_INL
#else
#define CAUDATA_GRAFT_PAIR_PUSH_INL
#endif

#include "graft/cells/pair_law.hpp"
#include "hwy/highway.h"

HWY_BEFORE_NAMESPACE();
namespace caudata::graft {
namespace HWY_NAMESPACE {

using PairWhole = hwy::HWY_NAMESPACE::ScalableTag<std::int32_t>;
using PairReal = hwy::HWY_NAMESPACE::ScalableTag<float>;
using PairWholes = hwy::HWY_NAMESPACE::Vec<PairWhole>;
using PairReals = hwy::HWY_NAMESPACE::Vec<PairReal>;

struct SphereVectors {
  PairWholes x, y, z;
  PairReals radius;
};

/// As many consecutive spheres as lanes.
HWY_INLINE SphereVectors load_spheres(const Sphere* at) {
  namespace hn = hwy::HWY_NAMESPACE;
  const PairWhole d;
  PairWholes x, y, z, r;
  hn::LoadInterleaved4(d, reinterpret_cast<const std::int32_t*>(at), x, y, z, r);
  return {x, y, z, hn::BitCast(PairReal(), r)};
}

HWY_INLINE PairReals inverse_root(PairReals w) {
  namespace hn = hwy::HWY_NAMESPACE;
  const PairReal d;
  const hn::RebindToUnsigned<PairReal> du;
  auto y = hn::BitCast(
      d, hn::Sub(hn::Set(du, inverse_root_start), hn::ShiftRight<1>(hn::BitCast(du, w))));
  y = hn::Mul(hn::Mul(y, hn::Set(d, inverse_root_scale)),
              hn::Sub(hn::Set(d, inverse_root_shift), hn::Mul(hn::Mul(w, y), y)));
  return hn::Mul(y,
                 hn::Sub(hn::Set(d, 1.5f), hn::Mul(hn::Mul(hn::Mul(w, hn::Set(d, 0.5f)), y), y)));
}

/// Ties to even; |value| <= 2^22, which a push keeps.
HWY_INLINE PairWholes nearest_whole(PairReals value) {
  namespace hn = hwy::HWY_NAMESPACE;
  const PairReal d;
  const PairWhole di;
  const auto shift = hn::Set(d, 0x1.8p23f);
  return hn::Sub(hn::BitCast(di, hn::Add(value, shift)), hn::BitCast(di, shift));
}

struct PairSums {
  PairWholes x, y, z;
};

/// sums += graft::pair_push(law, a, b) in every lane.
template <PairShape shape>
HWY_INLINE void add_push(const PairConstants& law, const SphereVectors& a, const SphereVectors& b,
                         PairSums& sums) {
  namespace hn = hwy::HWY_NAMESPACE;
  const PairReal d;
  const auto x = hn::ConvertTo(d, hn::Sub(a.x, b.x));
  const auto y = hn::ConvertTo(d, hn::Sub(a.y, b.y));
  const auto z = hn::ConvertTo(d, hn::Sub(a.z, b.z));
  const auto square = hn::Add(hn::Add(hn::Mul(x, x), hn::Mul(y, y)), hn::Mul(z, z));
  const auto sum =
      hn::Mul(hn::Add(a.radius, b.radius), hn::Set(d, static_cast<float>(quanta_per_um)));
  const auto inverse = inverse_root(hn::Mul(square, hn::Mul(sum, sum)));
  const auto q = hn::Mul(square, inverse);
  const auto one = hn::Set(d, 1.0f), zero = hn::Zero(d);
  const auto overlap = hn::Max(zero, hn::Sub(one, q));
  PairReals strength;
  if constexpr (shape == PairShape::quadratic) {
    const auto contact = hn::Max(zero, hn::Sub(one, hn::Mul(q, hn::Set(d, law.inverse_reach))));
    strength = hn::Sub(hn::Mul(hn::Set(d, law.repulsion), hn::Mul(overlap, overlap)),
                       hn::Mul(hn::Set(d, law.adhesion), hn::Mul(contact, contact)));
  } else {
    const auto gap = hn::Max(zero, hn::Mul(hn::Sub(q, one), hn::Sub(hn::Set(d, law.reach), q)));
    strength = hn::Mul(sum, hn::Sub(hn::Mul(hn::Set(d, law.repulsion), overlap),
                                    hn::Mul(hn::Set(d, law.adhesion), gap)));
  }
  const auto along = hn::Mul(strength, hn::Mul(sum, inverse));
  sums.x = hn::Add(sums.x, nearest_whole(hn::Mul(along, x)));
  sums.y = hn::Add(sums.y, nearest_whole(hn::Mul(along, y)));
  sums.z = hn::Add(sums.z, nearest_whole(hn::Mul(along, z)));
}

/// The square of the distance [quanta^2] and of the reach with a skin [quanta].
struct PairSquares {
  PairReals distance, reach;
};
HWY_INLINE PairSquares squares(const PairConstants& law, float skin, const SphereVectors& a,
                               const SphereVectors& b) {
  namespace hn = hwy::HWY_NAMESPACE;
  const PairReal d;
  const auto x = hn::ConvertTo(d, hn::Sub(a.x, b.x));
  const auto y = hn::ConvertTo(d, hn::Sub(a.y, b.y));
  const auto z = hn::ConvertTo(d, hn::Sub(a.z, b.z));
  const auto sum =
      hn::Mul(hn::Add(a.radius, b.radius), hn::Set(d, static_cast<float>(quanta_per_um)));
  const auto reach = hn::Add(hn::Mul(sum, hn::Set(d, law.reach)), hn::Set(d, skin));
  return {hn::Add(hn::Add(hn::Mul(x, x), hn::Mul(y, y)), hn::Mul(z, z)), hn::Mul(reach, reach)};
}

/// One sphere in all lanes.
HWY_INLINE SphereVectors repeat(const Sphere& s) {
  namespace hn = hwy::HWY_NAMESPACE;
  const PairWhole d;
  return {hn::Set(d, s.x), hn::Set(d, s.y), hn::Set(d, s.z), hn::Set(PairReal(), s.radius)};
}

}  // namespace HWY_NAMESPACE
}  // namespace caudata::graft
HWY_AFTER_NAMESPACE();

#endif
