// SPDX-License-Identifier: Apache-2.0
#include "isncsci/cell.hpp"

#include <map>
#include <utility>

#include "core/contract.hpp"

namespace caudata::isncsci {
namespace {

std::string_view word(SideOf side) { return side == SideOf::right ? "right" : "left"; }

std::string_view column(CellKind kind) {
  switch (kind) {
    case CellKind::light_touch:
      return "lt";
    case CellKind::pin_prick:
      return "pp";
    case CellKind::motor:
      return "motor";
    case CellKind::non_key_muscle:
      return "nk";
    case CellKind::anal_contraction:
      return "vac";
    case CellKind::deep_pressure:
      return "dap";
  }
  return {};
}

std::vector<Cell> make_cells() {
  std::vector<Cell> cells;
  for (const SideOf side : {SideOf::right, SideOf::left}) {
    for (const CellKind kind : {CellKind::light_touch, CellKind::pin_prick, CellKind::motor}) {
      const std::size_t count = kind == CellKind::motor ? key_muscles : dermatomes;
      for (std::size_t i = 0; i < count; ++i) {
        cells.push_back({kind, side, static_cast<std::uint8_t>(i)});
      }
    }
    cells.push_back({CellKind::non_key_muscle, side, 0});
  }
  cells.push_back({CellKind::anal_contraction, SideOf::right, 0});
  cells.push_back({CellKind::deep_pressure, SideOf::right, 0});
  return cells;
}

std::map<std::string, Cell, std::less<>> make_index() {
  std::map<std::string, Cell, std::less<>> index;
  for (const Cell& cell : all_cells()) index.emplace(name(cell), cell);
  return index;
}

}  // namespace

std::string name(const Cell& cell) {
  std::string text;
  switch (cell.kind) {
    case CellKind::anal_contraction:
    case CellKind::deep_pressure:
      return std::string(column(cell.kind));
    case CellKind::non_key_muscle:
      return std::string(word(cell.side)) + ".nk";
    case CellKind::light_touch:
    case CellKind::pin_prick:
    case CellKind::motor:
      break;
  }
  text += word(cell.side);
  text += '.';
  text += column(cell.kind);
  text += '.';
  text += name(level_of(cell));
  return text;
}

std::optional<Cell> parse_cell(std::string_view text) {
  static const auto index = make_index();
  const auto found = index.find(text);
  if (found == index.end()) return std::nullopt;
  return found->second;
}

Level level_of(const Cell& cell) {
  EXPECTS(cell.kind <= CellKind::motor);
  return cell.kind == CellKind::motor ? key_muscle_level(cell.index) : dermatome_level(cell.index);
}

const std::vector<Cell>& all_cells() {
  static const std::vector<Cell> cells = make_cells();
  return cells;
}

const Score& score_at(const Exam& exam, const Cell& cell) {
  EXPECTS(cell.kind <= CellKind::motor);
  const ExamSide& side = side_of(exam, cell.side);
  if (cell.kind == CellKind::motor) return side.motor[cell.index];
  return cell.kind == CellKind::light_touch ? side.light_touch[cell.index]
                                            : side.pin_prick[cell.index];
}

Score& score_at(Exam& exam, const Cell& cell) {
  return const_cast<Score&>(score_at(std::as_const(exam), cell));
}

}  // namespace caudata::isncsci
