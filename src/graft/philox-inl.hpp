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
struct FourWords {
  V w0, w1, w2, w3;
};

/// core::philox4x32_10 in every lane: counter words by lane, one key. Made once, before a loop.
///
/// Even and odd lanes go through the rounds apart, as words of 64 bits: a word of the generator is
/// the lower half, where a product of 32 bits by 32 reads it and leaves it, whatever is above.
template <class D>
class Philox4x32 {
  using DW = hwy::HWY_NAMESPACE::RepartitionToWide<D>;
  using VW = hwy::HWY_NAMESPACE::Vec<DW>;

 public:
  using V = hwy::HWY_NAMESPACE::Vec<D>;

  HWY_INLINE Philox4x32(D, std::array<std::uint32_t, 2> key) {
    namespace hn = hwy::HWY_NAMESPACE;
    m0_ = hn::Set(DW(), 0xD2511F53u);
    m1_ = hn::Set(DW(), 0xCD9E8D57u);
    for (int round = 0; round < 10; ++round) {
      k0_[round] = wide(hn::Set(D(), key[0]));
      k1_[round] = wide(hn::Set(D(), key[1]));
      key[0] += 0x9E3779B9u;
      key[1] += 0xBB67AE85u;
    }
  }

  HWY_INLINE FourWords<V> operator()(FourWords<V> c) const {
    namespace hn = hwy::HWY_NAMESPACE;
    const auto odd = [](V v) { return swapped(wide(v)); };
    const FourWords<VW> e = ten_rounds({wide(c.w0), wide(c.w1), wide(c.w2), wide(c.w3)});
    const FourWords<VW> o = ten_rounds({odd(c.w0), odd(c.w1), odd(c.w2), odd(c.w3)});
    return {joined(e.w0, o.w0), joined(e.w1, o.w1), joined(e.w2, o.w2), joined(e.w3, o.w3)};
  }

 private:
  static HWY_INLINE VW wide(V v) { return hwy::HWY_NAMESPACE::BitCast(DW(), v); }
  static HWY_INLINE VW product(VW a, VW b) {
    namespace hn = hwy::HWY_NAMESPACE;
    return hn::MulEven(hn::BitCast(D(), a), hn::BitCast(D(), b));
  }
  static HWY_INLINE VW swapped(VW v) {
    namespace hn = hwy::HWY_NAMESPACE;
    return wide(hn::Shuffle2301(hn::BitCast(D(), v)));
  }
  static HWY_INLINE V joined(VW even, VW odd) {
    namespace hn = hwy::HWY_NAMESPACE;
    return hn::OddEven(hn::BitCast(D(), swapped(odd)), hn::BitCast(D(), even));
  }

  HWY_INLINE FourWords<VW> ten_rounds(FourWords<VW> c) const {
    namespace hn = hwy::HWY_NAMESPACE;
    HWY_UNROLL(10)
    for (int round = 0; round < 10; ++round) {
      const VW p0 = product(c.w0, m0_), p1 = product(c.w2, m1_);
      c = {hn::Xor3(swapped(p1), c.w1, k0_[round]), p1, hn::Xor3(swapped(p0), c.w3, k1_[round]),
           p0};
    }
    return c;
  }

  VW m0_, m1_, k0_[10], k1_[10];
};

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
