// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "isncsci/exam.hpp"

namespace caudata::isncsci {

enum class CellKind : std::uint8_t {
  light_touch,
  pin_prick,
  motor,
  non_key_muscle,
  anal_contraction,
  deep_pressure
};

enum class SideOf : std::uint8_t { right, left };

/// Where on the worksheet something stands.
struct Cell {
  CellKind kind{};
  SideOf side{};          // light_touch, pin_prick, motor, non_key_muscle
  std::uint8_t index{0};  // light_touch, pin_prick: dermatome 0 … 27; motor: key muscle 0 … 9
  friend auto operator<=>(const Cell&, const Cell&) = default;
};

/// "right.lt.C5", "left.motor.L2", "right.nk", "vac", "dap"
std::string name(const Cell& cell);
std::optional<Cell> parse_cell(std::string_view text);

/// The level of a sensory or motor cell.
Level level_of(const Cell& cell);

/// All cells of the worksheet in its order: per side light touch, pin prick, motor, non-key muscle;
/// then VAC, DAP.
const std::vector<Cell>& all_cells();

/// Precondition: a sensory or motor cell.
const Score& score_at(const Exam& exam, const Cell& cell);
Score& score_at(Exam& exam, const Cell& cell);

inline const ExamSide& side_of(const Exam& exam, SideOf side) {
  return side == SideOf::right ? exam.right : exam.left;
}
inline ExamSide& side_of(Exam& exam, SideOf side) {
  return side == SideOf::right ? exam.right : exam.left;
}

}  // namespace caudata::isncsci
