// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <array>
#include <cstddef>

/// Error-free transformations (Dekker 1971, Numer. Math. 18:224; Knuth, TAOCP 2, 4.2.2): the
/// rounding error of a sum or a product is itself a double. Without fused multiply-add, so that
/// every processor computes the same bits.
namespace caudata::core {

/// The unevaluated sum hi + lo, |lo| at most half an ulp of hi: about 106 bits.
struct DoubleDouble {
  double hi, lo;
};

/// a + b exactly, for |a| >= |b| or a == 0.
constexpr DoubleDouble ordered_sum(double a, double b) {
  const double s = a + b;
  return {s, b - (s - a)};
}

/// a + b exactly.
constexpr DoubleDouble exact_sum_of(double a, double b) {
  const double s = a + b;
  const double b_seen = s - a;
  return {s, (a - (s - b_seen)) + (b - b_seen)};
}

/// a in halves of 26 bits; |a| < 2^996.
constexpr DoubleDouble halves(double a) {
  constexpr double splitter = 0x1p27 + 1;
  const double t = splitter * a;
  const double hi = t - (t - a);
  return {hi, a - hi};
}

/// a * b exactly, if neither it nor its rounding error leaves the range of normal numbers.
constexpr DoubleDouble exact_product(double a, double b) {
  const double p = a * b;
  const DoubleDouble x = halves(a), y = halves(b);
  return {p, ((x.hi * y.hi - p) + x.hi * y.lo + x.lo * y.hi) + x.lo * y.lo};
}

/// Relative error below 2^-102.
constexpr DoubleDouble product(DoubleDouble a, DoubleDouble b) {
  const DoubleDouble p = exact_product(a.hi, b.hi);
  return ordered_sum(p.hi, p.lo + (a.hi * b.lo + a.lo * b.hi));
}

/// c[0] + c[1] x + c[2] x^2 + ..., from the last coefficient down.
template <std::size_t N>
constexpr double polynomial(double x, const std::array<double, N>& c) {
  double sum = c[N - 1];
  for (std::size_t i = N - 1; i > 0; --i) sum = sum * x + c[i - 1];
  return sum;
}

}  // namespace caudata::core
