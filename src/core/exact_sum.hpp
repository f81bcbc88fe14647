// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>

namespace caudata::core {

/// A sum of doubles without rounding: every finite double is added exactly, so order and grouping
/// do not matter and partial sums merge to the same bits. `value()` rounds once, to nearest, ties
/// to even; a sum beyond the largest double is infinite, an empty sum and a sum of negative zeros
/// are +0. Room for 2^64 terms of any size; carries resolve themselves.
class ExactSum {
 public:
  void add(double x);  // x finite
  void merge(const ExactSum& other);
  double value() const;
  friend bool operator==(const ExactSum& a, const ExactSum& b);

 private:
  // 32 bits each, the lowest worth 2^-1074. Between carries a limb may be negative or exceed 32
  // bits; after one, all but the last lie in [0, 2^32) and the last bears the sign, which makes the
  // limbs of a value unique.
  static constexpr std::size_t limbs = 70;

  void carry();
  bool bit(int place) const;
  bool any_bit_below(int place) const;
  std::uint64_t bits_at(int lowest, int count) const;
  int highest_bit() const;
  double rounded_magnitude() const;

  std::array<std::int64_t, limbs> limb_{};
  std::uint32_t pending_{0};
};

}  // namespace caudata::core
