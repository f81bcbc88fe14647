// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <compare>
#include <cstdint>

namespace caudata::core {

/// A number with its unit in the type. Same unit: add, subtract, compare. Everything else steps out
/// with `value()`.
template <class Unit, class Rep = double>
class Quantity {
 public:
  constexpr Quantity() = default;
  constexpr explicit Quantity(Rep value) : value_(value) {}
  constexpr Rep value() const { return value_; }

  friend constexpr Quantity operator+(Quantity a, Quantity b) {
    return Quantity(static_cast<Rep>(a.value_ + b.value_));
  }
  friend constexpr Quantity operator-(Quantity a, Quantity b) {
    return Quantity(static_cast<Rep>(a.value_ - b.value_));
  }
  constexpr Quantity operator-() const { return Quantity(static_cast<Rep>(-value_)); }
  constexpr Quantity& operator+=(Quantity b) { return *this = *this + b; }
  constexpr Quantity& operator-=(Quantity b) { return *this = *this - b; }
  friend constexpr auto operator<=>(Quantity, Quantity) = default;

 private:
  Rep value_{};
};

/// Calendar time in whole days: a duration, or a day counted from a named origin.
using Days = Quantity<struct DayUnit, std::int32_t>;
using CellCount = Quantity<struct CellUnit>;
using Millilitres = Quantity<struct MillilitreUnit>;
using Years = Quantity<struct YearUnit>;

/// A probability. The type documents the meaning; readers of user input check the range [0, 1].
using Probability = Quantity<struct ProbabilityUnit>;

inline constexpr double days_per_year = 365.25;
inline constexpr double days_per_month = days_per_year / 12;

}  // namespace caudata::core
