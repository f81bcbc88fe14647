// SPDX-License-Identifier: Apache-2.0
#include "isncsci/exam_text.hpp"

#include <fmt/format.h>

#include "isncsci/score_text.hpp"

namespace caudata::isncsci {
namespace {

bool is_sensory(const Cell& cell) {
  return cell.kind == CellKind::light_touch || cell.kind == CellKind::pin_prick;
}
bool is_score(const Cell& cell) { return is_sensory(cell) || cell.kind == CellKind::motor; }
bool is_answer(const Cell& cell) {
  return cell.kind == CellKind::anal_contraction || cell.kind == CellKind::deep_pressure;
}

std::optional<Score> parse_score(const Cell& cell, std::string_view text) {
  return is_sensory(cell) ? parse_sensory_score(text) : parse_motor_score(text);
}

/// Empty if none; outer empty if not a level with a key muscle.
std::optional<std::optional<Level>> parse_non_key(std::string_view text) {
  if (text.empty()) return std::optional<Level>();
  const auto level = parse_level(text);
  for (std::size_t m = 0; level && m < key_muscles; ++m) {
    if (key_muscle_level(m) == *level) return level;
  }
  return std::nullopt;
}

bool put(Exam& exam, const Cell& cell, std::string_view text) {
  if (is_score(cell)) {
    const auto score = parse_score(cell, text);
    if (score) score_at(exam, cell) = *score;
    return score.has_value();
  }
  if (is_answer(cell)) {
    const auto answer = parse_answer(text);
    if (!answer) return false;
    (cell.kind == CellKind::anal_contraction ? exam.voluntary_anal_contraction
                                             : exam.deep_anal_pressure) = *answer;
    return true;
  }
  const auto non_key = parse_non_key(text);
  if (non_key) side_of(exam, cell.side).non_key_muscle = *non_key;
  return non_key.has_value();
}

/// The present notation for one of a former edition; empty if it is none.
std::string migrated(const Cell& cell, std::string_view text) {
  if (is_answer(cell)) {
    for (const std::string_view yes : {"yes", "YES", "Y", "y", "1"}) {
      if (text == yes) return "Yes";
    }
    for (const std::string_view no : {"no", "NO", "N", "n", "0"}) {
      if (text == no) return "No";
    }
  }
  for (const std::string_view unknown : {"UNK", "unk", "N/A", "NA", "nt", "ND"}) {
    if (text == unknown) return cell.kind == CellKind::non_key_muscle ? "" : "NT";
  }
  if (!is_score(cell)) return {};
  if (is_sensory(cell) && (text == "2*" || text == "2**" || text == "2!")) return "1**";
  if (!is_sensory(cell) && (text == "5*" || text == "5**" || text == "5!")) return "4**";
  if (text.ends_with('!')) {
    const std::string tagged = std::string(text.substr(0, text.size() - 1)) + "**";
    if (parse_score(cell, tagged)) return tagged;
  }
  return {};
}

bool is_legacy(const Cell& cell, std::string_view text) {
  return !migrated(cell, text).empty() ||
         (cell.kind == CellKind::non_key_muscle && (text == "UNK" || text == "N/A"));
}

CellIssue issue(const Cell& cell, std::string_view text) {
  if (text.empty()) {
    return {cell, "isncsci.empty-cell", "nothing is entered; a test that was not done is NT"};
  }
  if (is_legacy(cell, text)) {
    return {cell, "isncsci.legacy-notation",
            fmt::format("\"{}\" is a notation of a former edition; as \"{}\" if you ask for the "
                        "migration",
                        text, migrated(cell, text))};
  }
  if (is_answer(cell)) {
    return {cell, "isncsci.illegal-answer", fmt::format("\"{}\" is not Yes, No or NT", text)};
  }
  if (cell.kind == CellKind::non_key_muscle) {
    return {cell, "isncsci.illegal-non-key",
            fmt::format("\"{}\" is not a level with a key muscle (C5-T1, L2-S1)", text)};
  }
  const bool sensory = is_sensory(cell);
  return {cell, "isncsci.illegal-score",
          fmt::format("\"{}\" is not {} or NT, alone or below normal with * or **", text,
                      sensory ? "0, 1, 2" : "0 to 5")};
}

}  // namespace

ExamReading read_exam(const ExamText& text, Legacy legacy) {
  ExamReading reading;
  for (const Cell& cell : all_cells()) {
    const std::string_view given = text[cell];
    if (put(reading.exam, cell, given)) continue;
    if (legacy == Legacy::migrate && is_legacy(cell, given)) {
      const std::string now = migrated(cell, given);
      put(reading.exam, cell, now);
      reading.migrated.push_back({cell, std::string(given), now});
      continue;
    }
    reading.issues.push_back(issue(cell, given));
  }
  return reading;
}

ExamStrings to_text(const Exam& exam) {
  ExamStrings text;
  for (const Cell& cell : all_cells()) {
    if (is_score(cell)) {
      text[cell] = to_text(score_at(exam, cell));
    } else if (cell.kind == CellKind::non_key_muscle) {
      const auto level = side_of(exam, cell.side).non_key_muscle;
      text[cell] = level ? std::string(name(*level)) : std::string();
    } else {
      text[cell] = to_text(cell.kind == CellKind::anal_contraction ? exam.voluntary_anal_contraction
                                                                   : exam.deep_anal_pressure);
    }
  }
  return text;
}

}  // namespace caudata::isncsci
