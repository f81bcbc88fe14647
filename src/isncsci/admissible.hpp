// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <array>
#include <cstdint>

#include "isncsci/exam.hpp"

namespace caudata::isncsci {

/// Values that a score may have: bit v is value v.
using ScoreSet = std::uint8_t;
inline constexpr ScoreSet all_sensory = 0b111;
inline constexpr ScoreSet all_motor = 0b111111;

/// Answers that are possible: bit 0 no, bit 1 yes.
using AnswerSet = std::uint8_t;
inline constexpr AnswerSet only_no = 0b01, only_yes = 0b10;

struct AdmissibleSide {
  std::array<ScoreSet, dermatomes> light_touch{};
  std::array<ScoreSet, dermatomes> pin_prick{};
  std::array<ScoreSet, key_muscles> motor{};
  std::optional<Level> non_key_muscle;
};

/// Every examination that is compatible with what is known of one.
struct AdmissibleExam {
  AdmissibleSide right, left;
  AnswerSet anal_contraction{};
  AnswerSet deep_pressure{};
};

/// How marked scores are read. The committee's rule for the "*" (ASIA): classify with the assumed
/// scores, classify again with the examined ones, and tag every result that differs.
enum class Reading : std::uint8_t {
  /// "**" is normal; "*" is not normal: the examined score or any abnormal one above it. A value
  /// that
  /// the examiner wants assumed goes before both.
  assumed,
  /// As examined, whatever the mark.
  examined
};

AdmissibleExam admissible(const Exam& exam, Reading reading);

}  // namespace caudata::isncsci
