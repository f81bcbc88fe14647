// SPDX-License-Identifier: Apache-2.0
// Included by *_simd.cpp once per instruction set, after hwy/highway.h.
#if defined(CAUDATA_GRAFT_CARRIED_SUM_INL) == defined(HWY_TARGET_TOGGLE)
#ifdef CAUDATA_GRAFT_CARRIED_SUM_INL
#undef CAUDATA_GRAFT_CARRIED_SUM_INL
#else
#define CAUDATA_GRAFT_CARRIED_SUM_INL
#endif

#include "hwy/highway.h"

HWY_BEFORE_NAMESPACE();
namespace caudata::graft {
namespace HWY_NAMESPACE {

template <class V>
struct Carried {
  V value, carry;
};

/// a + b and its rounding error (Knuth, TAOCP 2, 4.2.2).
template <class V>
HWY_INLINE Carried<V> sum_and_error(V a, V b) {
  namespace hn = hwy::HWY_NAMESPACE;
  const V s = hn::Add(a, b);
  const V b_seen = hn::Sub(s, a);
  return {s, hn::Add(hn::Sub(a, hn::Sub(s, b_seen)), hn::Sub(b, b_seen))};
}

/// a - b and its rounding error.
template <class V>
HWY_INLINE Carried<V> difference_and_error(V a, V b) {
  namespace hn = hwy::HWY_NAMESPACE;
  const V s = hn::Sub(a, b);
  const V b_seen = hn::Sub(s, a);
  return {s, hn::Sub(hn::Sub(a, hn::Sub(s, b_seen)), hn::Add(b, b_seen))};
}

/// sum - lost + rest, not below zero, for 0 <= lost <= sum (less than that only by rounding). What
/// does not fit goes to the carry, which belongs to the next voxel.
template <class D, class V>
HWY_INLINE Carried<V> less_lost(D d, V sum, V rest, V lost) {
  namespace hn = hwy::HWY_NAMESPACE;
  const V left = hn::Sub(sum, lost);
  const V whole = hn::Add(rest, hn::Sub(hn::Sub(sum, left), lost));
  const V value = hn::Max(hn::Add(left, whole), hn::Zero(d));
  return {value, hn::Sub(whole, hn::Sub(value, left))};
}

/// A voxel of concentration c after `in` came, `out` went and a fraction decayed.
template <class D, class V>
HWY_INLINE Carried<V> add_flux(D d, V c, V in, V out, V fraction, V carry) {
  namespace hn = hwy::HWY_NAMESPACE;
  const Carried<V> change = difference_and_error(in, out);
  const Carried<V> sum = sum_and_error(c, change.value);
  const V rest = hn::Add(hn::Add(change.carry, sum.carry), carry);
  return less_lost(d, sum.value, rest, hn::Mul(fraction, sum.value));
}

}  // namespace HWY_NAMESPACE
}  // namespace caudata::graft
HWY_AFTER_NAMESPACE();

#endif
