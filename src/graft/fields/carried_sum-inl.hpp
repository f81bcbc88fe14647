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

/// a + b and its rounding error, exactly (Knuth, TAOCP 2, 4.2.2).
template <class V>
HWY_INLINE Carried<V> sum_and_error(V a, V b) {
  namespace hn = hwy::HWY_NAMESPACE;
  const V s = hn::Add(a, b);
  const V b_seen = hn::Sub(s, a);
  return {s, hn::Add(hn::Sub(a, hn::Sub(s, b_seen)), hn::Sub(b, b_seen))};
}

template <class V>
HWY_INLINE Carried<V> difference_and_error(V a, V b) {
  return sum_and_error(a, hwy::HWY_NAMESPACE::Neg(b));
}

/// a + b and its rounding error, which is exact for |a| >= |b| and where the two have one exponent
/// (Dekker 1971, Numer. Math. 18:224).
template <class V>
HWY_INLINE Carried<V> ordered_sum(V a, V b) {
  namespace hn = hwy::HWY_NAMESPACE;
  const V s = hn::Add(a, b);
  return {s, hn::Sub(b, hn::Sub(s, a))};
}

/// The new value c + change, not below zero, and what does not fit into it: the carry, which
/// belongs to the next voxel. c >= 0, so that unless the sum is negative the greater of the two is
/// also the greater by magnitude and the error is exact.
template <class D, class V>
HWY_INLINE Carried<V> add_change(D d, V c, Carried<V> change) {
  namespace hn = hwy::HWY_NAMESPACE;
  const V value = hn::Max(hn::Add(c, change.value), hn::Zero(d));
  const V high = hn::Max(c, change.value), low = hn::Min(c, change.value);
  return {value, hn::Add(hn::Sub(low, hn::Sub(value, high)), change.carry)};
}

/// A voxel of concentration c after `in` came, `out` went and a fraction decayed.
template <class D, class V>
HWY_INLINE Carried<V> add_flux(D d, V c, V in, V out, V fraction, V carry) {
  namespace hn = hwy::HWY_NAMESPACE;
  const V flux = hn::Sub(in, out);
  const V error = hn::Sub(hn::Sub(in, flux), out);
  const V decayed = hn::Mul(fraction, hn::Add(c, flux));
  const V small = hn::Sub(hn::Add(carry, error), decayed);
  return add_change(d, c, ordered_sum(flux, small));
}

}  // namespace HWY_NAMESPACE
}  // namespace caudata::graft
HWY_AFTER_NAMESPACE();

#endif
