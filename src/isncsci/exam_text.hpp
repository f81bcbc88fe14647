// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <array>
#include <string>
#include <string_view>
#include <vector>

#include "isncsci/cell.hpp"

namespace caudata::isncsci {

/// An examination as a file gives it: one text per cell. An empty non-key muscle is none; every
/// other empty cell is a mistake.
template <class Text>
struct ExamOf {
  struct Side {
    std::array<Text, dermatomes> light_touch{};
    std::array<Text, dermatomes> pin_prick{};
    std::array<Text, key_muscles> motor{};
    Text non_key_muscle{};
    friend auto operator<=>(const Side&, const Side&) = default;
  };
  Side right, left;
  Text anal_contraction{};
  Text deep_pressure{};

  Text& operator[](const Cell& cell) {
    Side& side = cell.side == SideOf::right ? right : left;
    switch (cell.kind) {
      case CellKind::light_touch:
        return side.light_touch[cell.index];
      case CellKind::pin_prick:
        return side.pin_prick[cell.index];
      case CellKind::motor:
        return side.motor[cell.index];
      case CellKind::non_key_muscle:
        return side.non_key_muscle;
      case CellKind::anal_contraction:
        return anal_contraction;
      case CellKind::deep_pressure:
        break;
    }
    return deep_pressure;
  }
  const Text& operator[](const Cell& cell) const { return const_cast<ExamOf&>(*this)[cell]; }
  friend auto operator<=>(const ExamOf&, const ExamOf&) = default;
};
using ExamText = ExamOf<std::string_view>;
using ExamStrings = ExamOf<std::string>;

/// One cell that is not legal. Rules: `isncsci.empty-cell`,
/// `isncsci.legacy-notation`, `isncsci.illegal-score`, `isncsci.illegal-answer`,
/// `isncsci.illegal-non-key`.
struct CellIssue {
  Cell cell;
  std::string_view rule;
  std::string message;
};

/// One cell that was rewritten from an older notation.
struct CellChange {
  Cell cell;
  std::string from, to;
};

/// Notations of former editions and programs: "5*" and "2*" (normal but for another condition; now
/// a score below normal marked "**"), "3!" (now "3**"), "UNK" and "N/A" (now NT), and answers in
/// other letters ("yes", "Y", "1").
enum class Legacy : std::uint8_t { reject, migrate };

struct ExamReading {
  Exam exam;
  std::vector<CellIssue> issues;  // empty: `exam` is complete
  std::vector<CellChange> migrated;
};

/// Every cell of `text`; all mistakes at once.
ExamReading read_exam(const ExamText& text, Legacy legacy = Legacy::reject);

/// read_exam(to_text(exam)) is exam.
ExamStrings to_text(const Exam& exam);

}  // namespace caudata::isncsci
