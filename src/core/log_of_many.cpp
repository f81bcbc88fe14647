// SPDX-License-Identifier: Apache-2.0
#include "core/log_of_many.hpp"

#include <bit>
#include <cstdint>
#include <limits>

#include "core/elementary.hpp"
#include "core/log_of_parts.hpp"

namespace caudata::core {
namespace {

bool all_normal(std::span<const double> x) {
  bool all = true;
  for (const double v : x) {
    all &= v >= std::numeric_limits<double>::min() && v <= std::numeric_limits<double>::max();
  }
  return all;
}

/// As `binary_parts`, without a branch and with the exponent as a double at once: written into the
/// last bits of 2^52 it is read by a subtraction.
double log_of_normal(double x) {
  constexpr double base = 0x1p52, exponent_bias = 1023;
  const std::uint64_t bits = moved_bits(x);
  const std::uint64_t shifted = (bits >> 52) | std::bit_cast<std::uint64_t>(base);
  const double exponent = std::bit_cast<double>(shifted) - (base + exponent_bias);
  return log_of_parts(mantissa_of(bits), exponent, 0);
}

}  // namespace

void log_of_many(std::span<double> x) {
  if (all_normal(x)) {
    for (double& v : x) v = log_of_normal(v);
  } else {
    for (double& v : x) v = log(v);
  }
}

}  // namespace caudata::core
