// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <array>
#include <cstdint>

#include "isncsci/admissible.hpp"
#include "isncsci/classification.hpp"

namespace caudata::isncsci {

/// What the key muscles of a side may be: one mask (bit m: muscle m) per class of score that the
/// rules tell apart.
struct PossibleMuscles {
  std::uint16_t zero;    // 0
  std::uint16_t weak;    // 1, 2
  std::uint16_t useful;  // 3, 4
  std::uint16_t full;    // 5

  std::uint16_t may_be_useful() const { return useful | full; }
  std::uint16_t must_be_useful() const {
    return static_cast<std::uint16_t>(~(zero | weak)) & 0x3ff;
  }
  std::uint16_t may_function() const { return weak | useful | full; }
};

/// May a statement be false, may it be true?
struct Either {
  bool no;
  bool yes;
  bool may_be(bool value) const { return value ? yes : no; }
};

/// All examinations of a side with one sensory level and one motor level (and, where two causes can
/// end the motor level, one cause): within a case every cell varies freely in its own set, so that
/// whatever else the rules ask is answered cell by cell.
struct SideCase {
  std::uint8_t sensory;     // index of the level, 28: intact
  std::uint8_t motor;       // likewise; voluntary anal contraction does not enter
  Either sacral_sensation;  // any at S4-5
  PossibleMuscles muscles;

  std::uint8_t most_rostral() const { return sensory < motor ? sensory : motor; }
};

/// All cases of a side, in a fixed store that is not filled beforehand: 29 sensory levels, 29 motor
/// levels, at most two causes.
class SideCases {
 public:
  explicit SideCases(const AdmissibleSide& side);
  const SideCase* begin() const { return cases_.data(); }
  const SideCase* end() const { return cases_.data() + count_; }

  LevelSet sensory_levels() const;
  /// Most rostral of sensory and motor level, one bit per level.
  std::uint32_t most_rostral() const;

 private:
  friend class CaseFinder;
  static constexpr std::size_t most = level_count * level_count * 2;
  std::array<SideCase, most> cases_;
  std::size_t count_{0};
};

}  // namespace caudata::isncsci
