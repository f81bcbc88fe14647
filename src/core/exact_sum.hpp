// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <array>
#include <cstdint>

namespace caudata::core {

/// A sum of doubles without rounding: every finite double is added exactly, so order and grouping do not matter and partial
/// sums merge to the same bits. `value()` rounds once, to nearest, ties to even. About 2^30 additions per instance are safe
/// before `merge` or `value` (carries are resolved lazily but automatically).
class ExactSum {
 public:
  void add(double x);          // x finite
  void merge(const ExactSum& other);
  double value() const;
  friend bool operator==(const ExactSum&, const ExactSum&);

 private:
  static constexpr int limbs = 70;  // 32 bits each: 2^-1074 .. 2^1024 and head room for 2^64 terms
  std::array<std::int64_t, limbs> limb_{};
  std::uint32_t pending_{0};
  void carry();
};

}  // namespace caudata::core
