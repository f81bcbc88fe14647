// SPDX-License-Identifier: Apache-2.0
#include "core/exact_sum.hpp"

#include <bit>
#include <limits>

#include "core/contract.hpp"

namespace caudata::core {

namespace {

constexpr int limb_bits = 32;
constexpr int mantissa_bits = 52;  // stored; the leading one is implied
constexpr std::uint64_t limb_mask = 0xffffffffu;
constexpr std::uint64_t implied_one = std::uint64_t{1} << mantissa_bits;
constexpr std::uint64_t exponent_mask = 0x7ff;
// Each addition changes a limb by less than 2^32, a carried limb lies below 2^32: 2^30 of them stay
// far below 2^63.
constexpr std::uint32_t most_pending = 1u << 30;

}  // namespace

void ExactSum::add(double x) {
  const auto bits = std::bit_cast<std::uint64_t>(x);
  const std::uint64_t exponent = (bits >> mantissa_bits) & exponent_mask;
  EXPECTS(exponent != exponent_mask);
  // |x| = mantissa * 2^(place - 1074); subnormals share the place of the smallest normal numbers.
  const std::uint64_t mantissa = (bits & (implied_one - 1)) | (exponent == 0 ? 0 : implied_one);
  const std::uint64_t place = exponent == 0 ? 0 : exponent - 1;
  const std::size_t at = place / limb_bits;
  const int shift = static_cast<int>(place % limb_bits);
  const std::uint64_t low = (mantissa & limb_mask) << shift;
  const std::uint64_t high = ((mantissa >> limb_bits) << shift) + (low >> limb_bits);
  const std::int64_t sign = (bits >> 63) == 0 ? 1 : -1;
  limb_[at] += sign * static_cast<std::int64_t>(low & limb_mask);
  limb_[at + 1] += sign * static_cast<std::int64_t>(high & limb_mask);
  limb_[at + 2] += sign * static_cast<std::int64_t>(high >> limb_bits);
  if (++pending_ == most_pending) carry();
}

void ExactSum::carry() {
  for (std::size_t i = 0; i + 1 < limbs; ++i) {
    const std::int64_t over =
        limb_[i] >> limb_bits;  // rounds down, so what stays is never negative
    limb_[i] -= over * (std::int64_t{1} << limb_bits);
    limb_[i + 1] += over;
  }
  pending_ = 0;
}

void ExactSum::merge(const ExactSum& other) {
  ExactSum theirs = other;
  theirs.carry();
  carry();
  for (std::size_t i = 0; i < limbs; ++i) limb_[i] += theirs.limb_[i];
  carry();
}

std::uint64_t ExactSum::bits_at(int lowest, int count) const {
  std::uint64_t found = 0;
  for (int i = count - 1; i >= 0; --i) found = (found << 1) | (bit(lowest + i) ? 1u : 0u);
  return found;
}

bool ExactSum::bit(int place) const {
  return ((limb_[static_cast<std::size_t>(place / limb_bits)] >> (place % limb_bits)) & 1) != 0;
}

bool ExactSum::any_bit_below(int place) const {
  const auto whole = static_cast<std::size_t>(place / limb_bits);
  for (std::size_t i = 0; i < whole; ++i) {
    if (limb_[i] != 0) return true;
  }
  return (limb_[whole] & ((std::int64_t{1} << (place % limb_bits)) - 1)) != 0;
}

int ExactSum::highest_bit() const {
  for (int i = static_cast<int>(limbs) - 1; i >= 0; --i) {
    const auto limb = static_cast<std::uint64_t>(limb_[static_cast<std::size_t>(i)]);
    if (limb != 0) return i * limb_bits + static_cast<int>(std::bit_width(limb)) - 1;
  }
  return -1;
}

double ExactSum::rounded_magnitude() const {
  const int top = highest_bit();
  // Below 2^-1021 every sum is itself a double: its bits are the sum in units of 2^-1074.
  if (top <= mantissa_bits) return std::bit_cast<double>(bits_at(0, mantissa_bits + 1));
  const int lowest = top - mantissa_bits;
  const std::uint64_t mantissa = bits_at(lowest, mantissa_bits + 1);
  const bool half = bit(lowest - 1);
  const bool up = half && (any_bit_below(lowest - 1) || (mantissa & 1) != 0);
  // The carry of a mantissa of all ones runs into the exponent, which is what it should do.
  const std::uint64_t exponent = static_cast<std::uint64_t>(lowest) + 1;
  if (exponent >= exponent_mask) return std::numeric_limits<double>::infinity();
  return std::bit_cast<double>((exponent << mantissa_bits) + (mantissa - implied_one) +
                               (up ? 1u : 0u));
}

double ExactSum::value() const {
  ExactSum sum = *this;
  sum.carry();
  if (sum.limb_.back() >= 0) return sum.rounded_magnitude();
  for (std::int64_t& limb : sum.limb_) limb = -limb;
  sum.carry();
  return -sum.rounded_magnitude();
}

bool operator==(const ExactSum& a, const ExactSum& b) {
  ExactSum x = a, y = b;
  x.carry();
  y.carry();
  return x.limb_ == y.limb_;
}

}  // namespace caudata::core
