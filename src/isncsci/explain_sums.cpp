// SPDX-License-Identifier: Apache-2.0
#include <optional>

#include "isncsci/explain_reasons.hpp"

namespace caudata::isncsci {
namespace {

std::vector<Cell> untested(const Exam& exam, CellKind kind, std::optional<SideOf> side,
                           std::size_t first, std::size_t last) {
  std::vector<Cell> cells;
  for (const Cell& cell : all_cells()) {
    if (cell.kind != kind || (side && cell.side != *side)) continue;
    if (cell.index < first || cell.index >= last) continue;
    if (!score_at(exam, cell).testable()) cells.push_back(cell);
  }
  return cells;
}

}  // namespace

std::vector<std::vector<Cell>> untested_of_sums(const Exam& exam) {
  const auto right = SideOf::right, left = SideOf::left;
  const auto cells = [&](CellKind kind, std::optional<SideOf> side, std::size_t first,
                         std::size_t last) { return untested(exam, kind, side, first, last); };
  using enum CellKind;
  const auto none = std::nullopt;
  return {
      cells(motor, right, 0, arm_muscles),          cells(motor, left, 0, arm_muscles),
      cells(motor, none, 0, arm_muscles),           cells(motor, right, arm_muscles, key_muscles),
      cells(motor, left, arm_muscles, key_muscles), cells(motor, none, arm_muscles, key_muscles),
      cells(motor, right, 0, key_muscles),          cells(motor, left, 0, key_muscles),
      cells(light_touch, right, 0, dermatomes),     cells(light_touch, left, 0, dermatomes),
      cells(light_touch, none, 0, dermatomes),      cells(pin_prick, right, 0, dermatomes),
      cells(pin_prick, left, 0, dermatomes),        cells(pin_prick, none, 0, dermatomes)};
}

}  // namespace caudata::isncsci
