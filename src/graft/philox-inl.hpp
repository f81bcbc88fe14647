// SPDX-License-Identifier: Apache-2.0
// Included by *_simd.cpp once per instruction set, after hwy/highway.h.
#if defined(CAUDATA_GRAFT_PHILOX_INL) == defined(HWY_TARGET_TOGGLE)
#ifdef CAUDATA_GRAFT_PHILOX_INL
#undef CAUDATA_GRAFT_PHILOX_INL
#else
#define CAUDATA_GRAFT_PHILOX_INL
#endif

#include <array>
#include <cstdint>

#include "hwy/highway.h"

HWY_BEFORE_NAMESPACE();
namespace caudata::graft {
namespace HWY_NAMESPACE {

template <class V>
struct HighLow {
  V high, low;
};

/// The 64-bit products of all lanes with one factor.
template <class D, class V>
HWY_INLINE HighLow<V> multiply_wide(D d, V a, V factor) {
  namespace hn = hwy::HWY_NAMESPACE;
  const hn::RepartitionToWide<D> wide;
  const auto even = hn::MulEven(a, factor);
  const auto odd = hn::MulEven(hn::BitCast(d, hn::ShiftRight<32>(hn::BitCast(wide, a))), factor);
  const V high = hn::OddEven(hn::BitCast(d, odd), hn::BitCast(d, hn::ShiftRight<32>(even)));
  return {high, hn::Mul(a, factor)};
}

template <class V>
struct FourWords {
  V w0, w1, w2, w3;
};

/// core::philox4x32_10 in every lane: counter words by lane, one key.
template <class D, class V = hwy::HWY_NAMESPACE::Vec<D>>
HWY_INLINE FourWords<V> philox4x32_10(D d, FourWords<V> c,
                                      const std::array<std::uint32_t, 2>& key) {
  namespace hn = hwy::HWY_NAMESPACE;
  const V m0 = hn::Set(d, 0xD2511F53u);
  const V m1 = hn::Set(d, 0xCD9E8D57u);
  std::uint32_t k0 = key[0], k1 = key[1];
  for (int round = 0; round < 10; ++round) {
    const auto p0 = multiply_wide(d, c.w0, m0);
    const auto p1 = multiply_wide(d, c.w2, m1);
    c = {hn::Xor(hn::Xor(p1.high, c.w1), hn::Set(d, k0)), p1.low,
         hn::Xor(hn::Xor(p0.high, c.w3), hn::Set(d, k1)), p0.low};
    k0 += 0x9E3779B9u;
    k1 += 0xBB67AE85u;
  }
  return c;
}

/// graft::uniform_of in every lane.
template <class DF, class VU>
HWY_INLINE hwy::HWY_NAMESPACE::Vec<DF> uniform_of(DF df, VU words) {
  namespace hn = hwy::HWY_NAMESPACE;
  const hn::RebindToSigned<DF> di;
  const auto whole = hn::ConvertTo(df, hn::BitCast(di, hn::ShiftRight<9>(words)));
  return hn::Mul(hn::Add(whole, hn::Set(df, 0.5f)), hn::Set(df, 0x1p-23f));
}

}  // namespace HWY_NAMESPACE
}  // namespace caudata::graft
HWY_AFTER_NAMESPACE();

#endif
