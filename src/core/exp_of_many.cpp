// SPDX-License-Identifier: Apache-2.0
#include "core/exp_of_many.hpp"

#include <bit>
#include <cstdint>

#include "core/elementary.hpp"
#include "core/exponential_parts.hpp"

namespace caudata::core {
namespace {

/// Up to here e^x and 2^k are normal numbers, so that their product is what `scaled` returns.
constexpr double moderate = 690;

bool all_moderate(std::span<const double> x) {
  bool all = true;
  for (const double v : x) all &= v < moderate && v > -moderate;
  return all;
}

double exp_of_moderate(double x) {
  constexpr std::uint64_t exponent_bias = 1023;
  const double shifted = shifted_exponent(x);
  const double mantissa = exponential_mantissa(x, 0, shifted - to_integer).hi;
  // Bits above the exponent are shifted out.
  const std::uint64_t power = (std::bit_cast<std::uint64_t>(shifted) + exponent_bias) << 52;
  return mantissa * std::bit_cast<double>(power);
}

}  // namespace

void exp_of_many(std::span<double> x) {
  if (all_moderate(x)) {
    for (double& v : x) v = exp_of_moderate(v);
  } else {
    for (double& v : x) v = exp(v);
  }
}

}  // namespace caudata::core
