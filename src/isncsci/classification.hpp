// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <array>
#include <bit>
#include <cstdint>
#include <optional>
#include <string>

#include "isncsci/level.hpp"

namespace caudata::isncsci {

/// ASIA Impairment Scale.
enum class AsiaImpairmentScale : std::uint8_t { a, b, c, d, e };
inline constexpr std::size_t ais_count = 5;
char letter(AsiaImpairmentScale grade);

enum class Completeness : std::uint8_t { complete, incomplete };

/// A set over a small ordered domain. A determined result is a set of one; no caller may assume
/// that.
template <class T, std::size_t N>
class SmallSet {
 public:
  constexpr SmallSet() = default;
  constexpr explicit SmallSet(T only) { insert(only); }
  constexpr void insert(T t) { bits_ |= 1u << ordinal(t); }
  static constexpr SmallSet from_bits(std::uint32_t bits) {
    SmallSet set;
    set.bits_ = bits;
    return set;
  }
  /// Precondition: first <= last.
  static constexpr SmallSet from_to(T first, T last) {
    return from_bits((2u << ordinal(last)) - (1u << ordinal(first)));
  }
  constexpr SmallSet& operator|=(SmallSet other) {
    bits_ |= other.bits_;
    return *this;
  }
  constexpr bool contains(T t) const { return (bits_ >> ordinal(t)) & 1u; }
  constexpr int size() const { return std::popcount(bits_); }
  constexpr bool determined() const { return size() == 1; }
  constexpr bool empty() const { return bits_ == 0; }
  constexpr std::uint32_t bits() const { return bits_; }
  /// The only member. Precondition: determined().
  constexpr T only() const { return from_ordinal(static_cast<unsigned>(std::countr_zero(bits_))); }
  friend constexpr auto operator<=>(SmallSet, SmallSet) = default;

 private:
  static constexpr unsigned ordinal(T t) {
    if constexpr (requires { t.index; })
      return t.index;
    else
      return static_cast<unsigned>(t);
  }
  static constexpr T from_ordinal(unsigned i) {
    if constexpr (requires(T t) { t.index; })
      return T{static_cast<std::uint8_t>(i)};
    else
      return static_cast<T>(i);
  }
  static_assert(N <= 32);
  std::uint32_t bits_{0};
};

using LevelSet = SmallSet<Level, level_count>;
using AisSet = SmallSet<AsiaImpairmentScale, ais_count>;
using CompletenessSet = SmallSet<Completeness, 2>;

/// A zone of partial preservation: not applicable, one of several levels, or (not determined) both.
struct ZoneOfPartialPreservation {
  bool may_be_not_applicable{false};
  LevelSet level;
  friend auto operator<=>(const ZoneOfPartialPreservation&,
                          const ZoneOfPartialPreservation&) = default;
};

/// A sum of examined scores; empty where a score of the column is not testable (ND).
using Total = std::optional<std::int16_t>;

struct SideResult {
  LevelSet sensory, motor;
  ZoneOfPartialPreservation sensory_zpp, motor_zpp;
  Total upper_extremity, lower_extremity, motor_total, light_touch, pin_prick;
  friend auto operator<=>(const SideResult&, const SideResult&) = default;
};

/// The results of a classification that are not sums, in the order of the worksheet.
enum class Variable : std::uint8_t {
  sensory_level_right,
  sensory_level_left,
  motor_level_right,
  motor_level_left,
  neurological_level,
  completeness,
  ais,
  sensory_zpp_right,
  sensory_zpp_left,
  motor_zpp_right,
  motor_zpp_left
};
inline constexpr std::size_t variable_count = 11;
using VariableSet = SmallSet<Variable, variable_count>;

struct Classification {
  SideResult right, left;
  LevelSet neurological_level;
  CompletenessSet completeness;
  AisSet ais;
  Total upper_extremity_motor_score, lower_extremity_motor_score, light_touch, pin_prick;
  /// Results that carry a "*": they would differ if every marked score counted as examined.
  VariableSet tagged;
  friend auto operator<=>(const Classification&, const Classification&) = default;
};

}  // namespace caudata::isncsci
