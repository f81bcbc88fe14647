// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "isncsci/admissible.hpp"
#include "isncsci/cell.hpp"
#include "isncsci/classification.hpp"

/// Why determined results are what they are. Scores that leave the result as it is may be open.
namespace caudata::isncsci {

/// An examination, what its scores may be, and its classification.
struct Explained {
  const Exam& exam;
  AdmissibleExam sets;
  Classification result;

  const SideResult& of(SideOf side) const {
    return side == SideOf::right ? result.right : result.left;
  }
  const AdmissibleSide& sets_of(SideOf side) const {
    return side == SideOf::right ? sets.right : sets.left;
  }
};

struct Reason {
  std::string_view rule;
  std::string text;
  std::vector<Cell> cells;
};

inline constexpr Cell contraction_cell{CellKind::anal_contraction, SideOf::right, 0};
inline constexpr Cell pressure_cell{CellKind::deep_pressure, SideOf::right, 0};

/// Precondition of each: the result is determined.
Reason sensory_level_reason(const Explained& e, SideOf side);
Reason motor_level_reason(const Explained& e, SideOf side);
Reason neurological_level_reason(const Explained& e);
Reason completeness_reason(const Explained& e);
/// Complete, motor incomplete, half of the muscles: as far as the questions go.
std::vector<Reason> scale_reasons(const Explained& e);
Reason sensory_zone_reason(const Explained& e, SideOf side);
Reason motor_zone_reason(const Explained& e, SideOf side);

class OpenCells;
/// What leaves a result open, and what each candidate needs.
Reason open_reason(const Exam& exam, const OpenCells& open, Variable variable);
/// Why a result carries a star.
Reason tag_reason(const Explained& e, Variable variable);
/// The scores of each sum that were not tested, in the order of the sums in result_keys.
std::vector<std::vector<Cell>> untested_of_sums(const Exam& exam);

/// Cells of a dermatome (C2: 0).
std::vector<Cell> dermatome_cells(SideOf side, unsigned dermatome);
/// Of these, the cells that cannot have any of the values.
std::vector<Cell> never(const Explained& e, const std::vector<Cell>& cells, ScoreSet values);
/// "right C6 light touch is 1 and right C6 pin prick is 0": the first few, then how many more.
std::string with_scores(const Explained& e, const std::vector<Cell>& cells);
void append(std::vector<Cell>& cells, const std::vector<Cell>& more);

}  // namespace caudata::isncsci
