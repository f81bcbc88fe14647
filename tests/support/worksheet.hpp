// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <algorithm>
#include <array>

#include "core/stream.hpp"
#include "isncsci/exam.hpp"

/// Examinations for tests.
namespace caudata::support {

inline isncsci::Score scored(unsigned value) { return {static_cast<std::uint8_t>(value), {}}; }

inline isncsci::ExamSide intact_side() {
  isncsci::ExamSide side;
  side.light_touch.fill(scored(isncsci::normal_sensation));
  side.pin_prick.fill(scored(isncsci::normal_sensation));
  side.motor.fill(scored(isncsci::normal_strength));
  return side;
}

inline isncsci::Exam intact_exam() {
  return {intact_side(), intact_side(), isncsci::Answer::yes, isncsci::Answer::yes};
}

inline unsigned below(core::Stream& stream, unsigned n) {
  return static_cast<unsigned>(stream.uniform() * n);
}

/// A column that is normal down to a random row, mixed for a random length, and below that empty,
/// mixed or normal.
template <std::size_t N>
void randomize(std::array<isncsci::Score, N>& column, unsigned highest, core::Stream& stream) {
  const unsigned normal = below(stream, N + 1), mixed = below(stream, 8);
  const std::array<unsigned, 4> tails{0, 0, highest, below(stream, highest + 1)};
  const unsigned tail = tails[below(stream, 4)];
  for (unsigned i = 0; i < N; ++i) {
    const unsigned low = i < normal           ? highest
                         : i < normal + mixed ? below(stream, highest + 1)
                                              : tail;
    column[i] = scored(low);
  }
}

/// Random determined examinations that visit every branch of the standard, most of them clinically
/// absurd.
inline isncsci::Exam random_exam(core::Stream& stream) {
  isncsci::Exam exam;
  for (auto* side : {&exam.right, &exam.left}) {
    randomize(side->light_touch, isncsci::normal_sensation, stream);
    randomize(side->pin_prick, isncsci::normal_sensation, stream);
    if (below(stream, 2)) side->pin_prick = side->light_touch;
    randomize(side->motor, isncsci::normal_strength, stream);
    const unsigned muscle = below(stream, 2 * isncsci::key_muscles);
    if (muscle < isncsci::key_muscles) side->non_key_muscle = isncsci::key_muscle_level(muscle);
  }
  exam.voluntary_anal_contraction = static_cast<isncsci::Answer>(below(stream, 2));
  exam.deep_anal_pressure = static_cast<isncsci::Answer>(below(stream, 2));
  return exam;
}

}  // namespace caudata::support
