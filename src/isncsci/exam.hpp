// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <array>
#include <cstdint>
#include <optional>

#include "isncsci/level.hpp"
#include "isncsci/rule.hpp"

namespace caudata::isncsci {

inline constexpr std::size_t dermatomes = 28;   // C2 … S4-5
inline constexpr std::size_t key_muscles = 10;  // C5-T1, L2-S1
inline constexpr std::size_t arm_muscles = 5;   // the first five: C5-T1
inline constexpr std::uint8_t normal_sensation = 2;
inline constexpr std::uint8_t normal_strength = 5;
CAUDATA_RULE std::uint8_t against_gravity = 3;  // least score of a "useful" muscle

/// The "*" of the worksheet: a condition other than the spinal cord injury.
enum class Mark : std::uint8_t {
  none,
  not_normal,  // "*": consider not normal at classification
  normal       // "**" in files: consider normal at classification
};

/// A score as examined: 0-2 (sensory) or 0-5 (motor), or not testable, with its mark. A marked
/// score may carry the value that the examiner wants assumed at classification, where "normal" and
/// "not normal" do not say it (a tendon transfer examined as 4 and considered 2).
struct Score {
  static constexpr std::uint8_t not_testable = 0xff;
  static constexpr std::uint8_t not_assumed = 0xff;
  std::uint8_t value{not_testable};
  Mark mark{Mark::none};
  std::uint8_t assumed{not_assumed};
  constexpr bool testable() const { return value != not_testable; }
  constexpr bool has_assumed() const { return assumed != not_assumed; }
  friend constexpr auto operator<=>(Score, Score) = default;
};

enum class Answer : std::uint8_t { no, yes, not_tested };  // VAC, DAP

struct ExamSide {
  std::array<Score, dermatomes> light_touch{};
  std::array<Score, dermatomes> pin_prick{};
  std::array<Score, key_muscles> motor{};
  std::optional<Level> non_key_muscle;  // most caudal level with non-key function
  friend auto operator<=>(const ExamSide&, const ExamSide&) = default;
};

/// An ISNCSCI examination (8th edition, 2019): 112 sensory scores, 20 key muscles, VAC, DAP.
/// Everything starts not testable.
struct Exam {
  ExamSide right, left;
  Answer voluntary_anal_contraction{Answer::not_tested};
  Answer deep_anal_pressure{Answer::not_tested};
  friend auto operator<=>(const Exam&, const Exam&) = default;
};

}  // namespace caudata::isncsci
