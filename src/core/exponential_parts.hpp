// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <array>
#include <bit>
#include <cstdint>

#include "core/double_double.hpp"

/// What exp, pow, erfc and normal_cdf share.
namespace caudata::core {

/// ln 2 in two parts: the first has 32 trailing zero bits, so that its product with an exponent is
/// exact.
inline constexpr double ln2_hi = 0x1.62e42fee00000p-1;
inline constexpr double ln2_lo = 0x1.a39ef35793c76p-33;

inline constexpr double to_integer = 0x1.8p52;  // added and taken away again, it rounds

/// x = mantissa * 2^exponent, the mantissa in [sqrt(1/2), sqrt(2)).
struct BinaryParts {
  double mantissa;
  int exponent;
};

inline constexpr double least_mantissa = 0x1.6a09e667f3bcdp-1;

/// The bits of a normal x > 0 moved up so that 1 takes the place of the least mantissa: the upper
/// ones are then the exponent with its bias, and the lower ones tell the mantissa.
inline std::uint64_t moved_bits(double normal) {
  constexpr auto one = std::bit_cast<std::uint64_t>(1.0);
  return std::bit_cast<std::uint64_t>(normal) +
         (one - std::bit_cast<std::uint64_t>(least_mantissa));
}
inline double mantissa_of(std::uint64_t moved) {
  constexpr std::uint64_t lower = (std::uint64_t{1} << 52) - 1;
  return std::bit_cast<double>((moved & lower) + std::bit_cast<std::uint64_t>(least_mantissa));
}

/// For finite x > 0.
inline BinaryParts binary_parts(double x) {
  constexpr double smallest_normal = 0x1p-1022;
  const int lift = x < smallest_normal ? 54 : 0;
  const std::uint64_t bits = moved_bits(lift == 0 ? x : x * 0x1p54);
  return {mantissa_of(bits), static_cast<int>(bits >> 52) - 1023 - lift};
}

/// mantissa * 2^exponent, the mantissa between 0.7 and 1.42 with a relative error of about 2^-57.
struct ExponentialParts {
  DoubleDouble mantissa;
  int exponent;
};

/// 1/2!, 1/3!, ...: (e^r - 1 - r) / r^2. For |r| < 0.35 the first term left out is below 2^-60.
constexpr std::array<double, 12> reciprocal_factorials() {
  std::array<double, 12> c{};
  double factorial = 1;
  for (std::size_t i = 0; i < c.size(); ++i) {
    factorial *= static_cast<double>(i + 2);
    c[i] = 1 / factorial;
  }
  return c;
}
inline constexpr auto exponential_tail = reciprocal_factorials();

/// The whole number k nearest to x / ln 2 as k + 1.5 2^52: its last 12 bits are those of k.
constexpr double shifted_exponent(double x) {
  constexpr double log2_e = 0x1.71547652b82fep+0;
  return x * log2_e + to_integer;
}

/// e^(hi + lo) / 2^k for |hi| < 2^20, |lo| at most an ulp of hi, k as above.
constexpr DoubleDouble exponential_mantissa(double hi, double lo, double k) {
  // r + c = hi + lo - k ln 2, |r| < 0.35.
  const double a = hi - k * ln2_hi;
  const double b = k * ln2_lo - lo;
  const double r = a - b;
  const double c = (a - r) - b;
  const DoubleDouble one_and_r = ordered_sum(1, r);
  const double rest = r * r * polynomial(r, exponential_tail) + (c + c * r);
  return ordered_sum(one_and_r.hi, one_and_r.lo + rest);
}

/// e^(hi + lo), with the same bounds.
constexpr ExponentialParts exponential_parts(double hi, double lo) {
  const double k = shifted_exponent(hi) - to_integer;
  return {exponential_mantissa(hi, lo, k), static_cast<int>(k)};
}

/// e^x - 1 for |x| < 0.35, with a relative error below 1 ulp.
double exponential_less_one(double x);

/// x * 2^k with one rounding, also where the result is subnormal; |x| in [2^-20, 2^20] where k <
/// -1000.
double scaled(double x, int k);

/// ln x for normal or subnormal x > 0, with a relative error of about 2^-64.
DoubleDouble precise_log(double x);

}  // namespace caudata::core
