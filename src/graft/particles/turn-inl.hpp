// SPDX-License-Identifier: Apache-2.0
// Included by *_simd.cpp once per instruction set, after hwy/highway.h: what several kernels of
// particles compute in every lane. Bit for bit the plain functions of the same name.
#if defined(CAUDATA_GRAFT_TURN_INL) == defined(HWY_TARGET_TOGGLE)
#ifdef CAUDATA_GRAFT_TURN_INL
#undef CAUDATA_GRAFT_TURN_INL
#else
#define CAUDATA_GRAFT_TURN_INL
#endif

#include "graft/particles/kick.hpp"
#include "graft/particles/turn.hpp"
#include "hwy/highway.h"

HWY_BEFORE_NAMESPACE();
namespace caudata::graft {
namespace HWY_NAMESPACE {

template <class V>
struct VectorSines {
  V sine, cosine;
};

template <class D, class V = hwy::HWY_NAMESPACE::Vec<D>>
HWY_INLINE V sine_of_quarter(D d, V m) {
  namespace hn = hwy::HWY_NAMESPACE;
  const V m2 = hn::Mul(m, m);
  V p = hn::Set(d, turn_terms[5]);
  for (int k = 4; k >= 0; --k) p = hn::Add(hn::Set(d, turn_terms[k]), hn::Mul(m2, p));
  return hn::Mul(m, p);
}

template <class D, class V = hwy::HWY_NAMESPACE::Vec<D>>
HWY_INLINE VectorSines<V> sines_of_turns(D d, V turns) {
  namespace hn = hwy::HWY_NAMESPACE;
  const V s = hn::Sub(turns, hn::Set(d, 0.5f));
  const V whole = hn::Abs(s);
  const V quarter = sine_of_quarter(d, hn::Min(whole, hn::Sub(hn::Set(d, 0.5f), whole)));
  const V sine = hn::IfThenElse(hn::Lt(s, hn::Zero(d)), quarter, hn::Neg(quarter));
  return {sine, hn::Neg(sine_of_quarter(d, hn::Sub(hn::Set(d, 0.25f), whole)))};
}

/// graft::unscaled_kick in every lane.
template <class DF, class VU>
HWY_INLINE hwy::HWY_NAMESPACE::Vec<DF> unscaled_kick(DF df, VU word) {
  namespace hn = hwy::HWY_NAMESPACE;
  const hn::RebindToUnsigned<DF> du;
  const hn::RebindToSigned<DF> di;
  const VU mask = hn::Set(du, 0x00ff00ffu);
  const VU pairs = hn::Add(hn::And(word, mask), hn::And(hn::ShiftRight<8>(word), mask));
  const VU sum = hn::And(hn::Add(pairs, hn::ShiftRight<16>(pairs)), hn::Set(du, 0x7ffu));
  return hn::ConvertTo(df, hn::Sub(hn::BitCast(di, sum), hn::Set(di, kick_mean)));
}
/// graft::kick_of in every lane.
template <class DF, class VU>
HWY_INLINE hwy::HWY_NAMESPACE::Vec<DF> kick_of(DF df, VU word) {
  return hwy::HWY_NAMESPACE::Mul(unscaled_kick(df, word), hwy::HWY_NAMESPACE::Set(df, kick_scale));
}

/// The upper 24 bits as a number.
template <class DF, class VU>
HWY_INLINE hwy::HWY_NAMESPACE::Vec<DF> units_of(DF df, VU word) {
  namespace hn = hwy::HWY_NAMESPACE;
  const hn::RebindToSigned<DF> di;
  return hn::ConvertTo(df, hn::BitCast(di, hn::ShiftRight<8>(word)));
}

/// The nearest integers within a bound.
template <class DF, class VF = hwy::HWY_NAMESPACE::Vec<DF>>
HWY_INLINE auto nearest_within(DF df, VF value, float bound) {
  namespace hn = hwy::HWY_NAMESPACE;
  return hn::NearestInt(hn::Min(hn::Max(value, hn::Set(df, -bound)), hn::Set(df, bound)));
}

}  // namespace HWY_NAMESPACE
}  // namespace caudata::graft
HWY_AFTER_NAMESPACE();

#endif
