// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <array>

#include "core/double_double.hpp"
#include "core/exponential_parts.hpp"

/// What log, log1p and log_of_many share.
namespace caudata::core {

/// 2/3, 2/5, ...: 2 artanh(s) = 2s + s (c0 z + c1 z^2 + ...), z = s^2 < 0.0295; the first term left
/// out is below 2^-60.
constexpr std::array<double, 11> doubled_odd_reciprocals() {
  std::array<double, 11> c{};
  for (std::size_t i = 0; i < c.size(); ++i) c[i] = 2.0 / static_cast<double>(2 * i + 3);
  return c;
}
inline constexpr auto area_tangent = doubled_odd_reciprocals();

/// ln(mantissa 2^k (1 + correction)) for a mantissa in [sqrt(1/2), sqrt(2)), a whole number k and
/// |correction| at most 2^-52.
constexpr double log_of_parts(double mantissa, double k, double correction) {
  const double f = mantissa - 1;
  const double s = f / (2 + f);
  const double z = s * s;
  const double half_square = 0.5 * f * f;
  const double series = s * (half_square + z * polynomial(z, area_tangent));
  const DoubleDouble large = exact_sum_of(k * ln2_hi, f);
  return large.hi + (large.lo + ((series + (k * ln2_lo + correction)) - half_square));
}

}  // namespace caudata::core
