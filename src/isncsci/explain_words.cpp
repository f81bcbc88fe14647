// SPDX-License-Identifier: Apache-2.0
#include "isncsci/explain_words.hpp"

#include <fmt/format.h>

#include <bit>

#include "isncsci/explain_open.hpp"
#include "isncsci/score_text.hpp"

namespace caudata::isncsci {
namespace {

std::string_view column_word(CellKind kind) {
  switch (kind) {
    case CellKind::light_touch:
      return "light touch";
    case CellKind::pin_prick:
      return "pin prick";
    case CellKind::motor:
      return "muscle";
    case CellKind::non_key_muscle:
      return "non-key muscle";
    case CellKind::anal_contraction:
      return "voluntary anal contraction";
    case CellKind::deep_pressure:
      return "deep anal pressure";
  }
  return {};
}

}  // namespace

std::string_view side_word(SideOf side) { return side == SideOf::right ? "right" : "left"; }

std::string cell_words(const Cell& cell) {
  if (cell.kind >= CellKind::anal_contraction) return std::string(column_word(cell.kind));
  if (cell.kind == CellKind::non_key_muscle) {
    return fmt::format("{} {}", side_word(cell.side), column_word(cell.kind));
  }
  return fmt::format("{} {} {}", side_word(cell.side), name(level_of(cell)),
                     column_word(cell.kind));
}

std::string cell_with_score(const Exam& exam, const Cell& cell) {
  const std::string words = cell_words(cell);
  switch (cell.kind) {
    case CellKind::non_key_muscle: {
      const auto level = side_of(exam, cell.side).non_key_muscle;
      return level ? fmt::format("{} at {}", words, name(*level)) : "no " + words;
    }
    case CellKind::anal_contraction:
      return fmt::format("{} is {}", words, to_text(exam.voluntary_anal_contraction));
    case CellKind::deep_pressure:
      return fmt::format("{} is {}", words, to_text(exam.deep_anal_pressure));
    case CellKind::light_touch:
    case CellKind::pin_prick:
    case CellKind::motor:
      break;
  }
  const Score score = score_at(exam, cell);
  const std::string is = fmt::format("{} is {}", words, to_text(score));
  if (score.mark == Mark::none) return is;
  const ScoreSet counts = values_of(admissible(exam, Reading::assumed), cell);
  return fmt::format("{} and counts as {}", is, values_words(cell.kind, counts));
}

std::string join_words(const std::vector<std::string>& words, std::string_view last) {
  std::string text;
  for (std::size_t i = 0; i < words.size(); ++i) {
    if (i > 0) text += i + 1 == words.size() ? fmt::format(" {} ", last) : ", ";
    text += words[i];
  }
  return text;
}

std::string spaced(std::string_view list) {
  std::string text;
  for (const char c : list) {
    text += c;
    if (c == ',') text += ' ';
  }
  return text;
}

std::string values_words(CellKind kind, ScoreSet values) {
  if (kind >= CellKind::anal_contraction) {
    return std::string(values == only_yes ? "Yes" : values == only_no ? "No" : "No or Yes");
  }
  const ScoreSet all = kind == CellKind::motor ? all_motor : all_sensory;
  const int lowest = std::countr_zero(values), count = std::popcount(values);
  const bool without_gap = std::has_single_bit(static_cast<unsigned>((values >> lowest) + 1));
  if (count > 2 && without_gap && lowest == 0) return fmt::format("below {}", count);
  if (count > 2 && without_gap && (values & ~(all >> 1)) != 0) {
    return fmt::format("at least {}", lowest);
  }
  std::vector<std::string> words;
  for (int v = lowest; v <= normal_strength; ++v) {
    if (values >> v & 1) words.push_back(std::to_string(v));
  }
  return join_words(words, "or");
}

}  // namespace caudata::isncsci
