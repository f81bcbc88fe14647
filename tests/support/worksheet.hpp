// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <algorithm>
#include <array>

#include "core/stream.hpp"
#include "isncsci/cell.hpp"

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

/// A sensory or motor cell; every ninth is one of S4-5.
inline isncsci::Cell random_cell(core::Stream& stream) {
  isncsci::Cell cell{static_cast<isncsci::CellKind>(below(stream, 3)),
                     static_cast<isncsci::SideOf>(below(stream, 2)), 0};
  unsigned index = below(stream, isncsci::dermatomes);
  if (cell.kind == isncsci::CellKind::motor) index = below(stream, isncsci::key_muscles);
  if (cell.kind != isncsci::CellKind::motor && below(stream, 6) == 0) index = 27;
  cell.index = static_cast<std::uint8_t>(index);
  return cell;
}

inline std::uint8_t normal_at(const isncsci::Cell& cell) {
  return cell.kind == isncsci::CellKind::motor ? isncsci::normal_strength
                                               : isncsci::normal_sensation;
}

/// Takes the score of a cell away, marks it, or both. A normal score carries no mark.
inline void open_cell(isncsci::Exam& exam, const isncsci::Cell& cell, core::Stream& stream) {
  const unsigned normal = normal_at(cell);
  isncsci::Score& score = isncsci::score_at(exam, cell);
  score.mark = static_cast<isncsci::Mark>(below(stream, 3));
  score.assumed = isncsci::Score::not_assumed;
  if (score.mark == isncsci::Mark::none || below(stream, 2) == 0) {
    score.value = isncsci::Score::not_testable;
  } else if (!score.testable() || score.value == normal) {
    score.value = static_cast<std::uint8_t>(below(stream, normal));
  }
  if (score.mark != isncsci::Mark::none && below(stream, 8) == 0) {
    score.assumed = static_cast<std::uint8_t>(below(stream, normal + 1));
  }
}

/// A cell of a random column at, or next to, the first score that is not normal: there the levels
/// are decided.
inline isncsci::Cell cell_near_level(const isncsci::Exam& exam, core::Stream& stream) {
  isncsci::Cell cell = random_cell(stream);
  const std::size_t count =
      cell.kind == isncsci::CellKind::motor ? isncsci::key_muscles : isncsci::dermatomes;
  const auto normal = [&] {
    return isncsci::score_at(exam, cell) == isncsci::Score{normal_at(cell)};
  };
  for (cell.index = 0; cell.index + 1u < count && normal();) ++cell.index;
  const unsigned at = cell.index + below(stream, 3);
  cell.index = static_cast<std::uint8_t>(std::clamp<std::size_t>(at, 1, count) - 1);
  return cell;
}

/// A random examination of which up to `most` cells are untested or marked.
inline isncsci::Exam random_open_exam(unsigned most, core::Stream& stream) {
  isncsci::Exam exam = random_exam(stream);
  for (unsigned n = below(stream, most + 1); n > 0; --n) {
    const bool near = below(stream, 2) == 0;
    open_cell(exam, near ? cell_near_level(exam, stream) : random_cell(stream), stream);
  }
  if (below(stream, 4) == 0) exam.voluntary_anal_contraction = isncsci::Answer::not_tested;
  if (below(stream, 4) == 0) exam.deep_anal_pressure = isncsci::Answer::not_tested;
  return exam;
}

}  // namespace caudata::support
