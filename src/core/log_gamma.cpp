// SPDX-License-Identifier: Apache-2.0
#include <array>
#include <limits>

#include "core/double_double.hpp"
#include "core/elementary.hpp"
#include "core/infinity.hpp"
#include "core/stirling.hpp"

namespace caudata::core {

namespace {

/// 1 - Euler's constant, then (-1)^k (zeta(k) - 1) / k for k = 2, 3, ...: the power series of ln
/// Gamma(2 + e) / e (Abramowitz & Stegun 6.1.33). For |e| <= 1/2 the first term left out is below
/// 2^-60.
constexpr std::array<double, 27> near_two = {
    0x1.b0ee6072093cep-2,   0x1.4a34cc4a60fa6p-2,  -0x1.13e001a557607p-4,  0x1.51322ac7d8483p-6,
    -0x1.e404fc218f5f2p-8,  0x1.7add6eadb6c30p-9,  -0x1.38ac5c2bf8e08p-10, 0x1.0b36af86396e9p-11,
    -0x1.d3fd4c76d2fc8p-13, 0x1.a127b0f17d65ap-14, -0x1.78de5bd7c81efp-15, 0x1.580dcee66eb02p-16,
    -0x1.3cbc963ce2243p-17, 0x1.2597a39f34aacp-18, -0x1.11b2eb7679541p-19, 0x1.0064cdeb22f0fp-20,
    -0x1.e2600d93cfd2fp-22, 0x1.c76bbb3f07a4dp-23, -0x1.af5a6cbbf8a97p-24, 0x1.99b93c2070b0fp-25,
    -0x1.862c734df3eacp-26, 0x1.7469daccfadcdp-27, -0x1.6434a8447aeadp-28, 0x1.555a877ffd2c3p-29,
    -0x1.47b1679258d0ep-30, 0x1.3b15d2b2fc10cp-31, -0x1.2f69a9fabe3e0p-32};

/// Stirling's series in 1/x^2, times x: B_2k / (2k (2k - 1)) (Abramowitz & Stegun 6.1.41). For x >=
/// 10 the first term left out is below 2^-58.
constexpr std::array<double, 8> stirling = {1.0 / 12,    -1.0 / 360,      1.0 / 1260,
                                            -1.0 / 1680, 1.0 / 1188,      -691.0 / 360360,
                                            1.0 / 156,   -3617.0 / 122400};

/// ln Gamma(2 + e) for |e| <= 1/2.
double around_two(double e) { return e * polynomial(e, near_two); }

/// x in (2.5, 10): Gamma(x) = (x - 1)(x - 2)...y Gamma(y) with y in [1.5, 2.5].
double by_recurrence(double x) {
  double factors = 1;
  while (x > 2.5) {
    x -= 1;
    factors *= x;
  }
  return log(factors) + around_two(x - 2);
}

double by_stirling(double x) {
  constexpr double half_log_two_pi_less_half = 0x1.acfe390c97d69p-2;
  return (x - 0.5) * (log(x) - 1) + (half_log_two_pi_less_half + stirling_correction(x));
}

}  // namespace

double stirling_correction(double x) { return polynomial(1 / x / x, stirling) / x; }

double log_gamma(double x) {
  if (x != x || x == infinity) return x;
  if (x < 0) return std::numeric_limits<double>::quiet_NaN();
  if (x == 0) return infinity;
  if (x <= 0.5) return around_two(x) - (log(x) + log1p(x));
  if (x < 1.5) return around_two(x - 1) - log(x);
  if (x <= 2.5) return around_two(x - 2);
  return x < 10 ? by_recurrence(x) : by_stirling(x);
}

}  // namespace caudata::core
