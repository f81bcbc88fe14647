// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <bit>
#include <cstdint>

#include "core/double_double.hpp"

/// What exp, pow, erfc and normal_cdf share.
namespace caudata::core {

/// ln 2 in two parts: the first has 32 trailing zero bits, so that its product with an exponent is
/// exact.
inline constexpr double ln2_hi = 0x1.62e42fee00000p-1;
inline constexpr double ln2_lo = 0x1.a39ef35793c76p-33;

/// x = mantissa * 2^exponent, the mantissa in [sqrt(1/2), sqrt(2)).
struct BinaryParts {
  double mantissa;
  int exponent;
};

/// For finite x > 0.
inline BinaryParts binary_parts(double x) {
  constexpr double smallest_normal = 0x1p-1022;
  const int lift = x < smallest_normal ? 54 : 0;
  constexpr auto one = std::bit_cast<std::uint64_t>(1.0);
  constexpr auto low_end = std::bit_cast<std::uint64_t>(0x1.6a09e667f3bcdp-1);
  const auto bits = std::bit_cast<std::uint64_t>(lift == 0 ? x : x * 0x1p54) + (one - low_end);
  const std::uint64_t mantissa = (bits & ((std::uint64_t{1} << 52) - 1)) + low_end;
  return {std::bit_cast<double>(mantissa), static_cast<int>(bits >> 52) - 1023 - lift};
}

/// mantissa * 2^exponent, the mantissa between 0.7 and 1.42 with a relative error of about 2^-57.
struct ExponentialParts {
  DoubleDouble mantissa;
  int exponent;
};

/// e^(hi + lo) for |hi| < 2^20, |lo| at most an ulp of hi.
ExponentialParts exponential_parts(double hi, double lo);

/// e^x - 1 for |x| < 0.35, with a relative error below 1 ulp.
double exponential_less_one(double x);

/// x * 2^k with one rounding, also where the result is subnormal; |x| in [2^-20, 2^20] where k <
/// -1000.
double scaled(double x, int k);

/// ln x for normal or subnormal x > 0, with a relative error of about 2^-64.
DoubleDouble precise_log(double x);

}  // namespace caudata::core
