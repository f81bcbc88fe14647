// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <bit>
#include <cstdint>

#include "isncsci/classification.hpp"

namespace caudata::isncsci::praxis {

/// A list of members of a small ordered domain, each with or without the "*" of the profile. No
/// member stands twice.
struct TaggedBits {
  std::uint32_t members{0};
  std::uint32_t starred{0};

  void add(unsigned index, bool star) {
    members |= 1u << index;
    starred |= std::uint32_t{star} << index;
  }
  bool contains(unsigned index) const { return (members >> index) & 1u; }
  bool is_only(unsigned index, bool star) const {
    return members == 1u << index && starred == std::uint32_t{star} << index;
  }
  unsigned first() const { return static_cast<unsigned>(std::countr_zero(members)); }
  unsigned last() const { return static_cast<unsigned>(std::bit_width(members)) - 1; }
  friend auto operator<=>(const TaggedBits&, const TaggedBits&) = default;
};
using TaggedLevels = TaggedBits;  // by Level::index
using TaggedGrades = TaggedBits;  // A = 0 … E = 4

/// Calls `use(index)` for every member, rostral to caudal.
template <class Use>
void for_each(std::uint32_t members, Use use) {
  for (; members != 0; members &= members - 1) {
    use(static_cast<unsigned>(std::countr_zero(members)));
  }
}

struct TaggedZone {
  bool not_applicable{false};
  TaggedLevels levels;
  friend auto operator<=>(const TaggedZone&, const TaggedZone&) = default;
};

enum class TaggedCompleteness : std::uint8_t {
  complete,           // "C"
  incomplete,         // "I"
  either,             // "C,I"
  either_tagged,      // "C*,I*"
  incomplete_tagged,  // "I*"
};

struct SideAnswer {
  TaggedLevels sensory, motor;
  TaggedZone sensory_zpp, motor_zpp;
  friend auto operator<=>(const SideAnswer&, const SideAnswer&) = default;
};

/// The eleven results of a classification; totals are those of `isncsci::Totals`.
struct TaggedClassification {
  SideAnswer right, left;
  TaggedLevels neurological_level;
  TaggedCompleteness completeness{};
  TaggedGrades ais;
  friend auto operator<=>(const TaggedClassification&, const TaggedClassification&) = default;
};

}  // namespace caudata::isncsci::praxis
