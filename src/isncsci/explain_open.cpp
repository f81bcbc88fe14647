// SPDX-License-Identifier: Apache-2.0
#include "isncsci/explain_open.hpp"

#include <algorithm>
#include <bit>

#include "core/contract.hpp"
#include "isncsci/attainable.hpp"
#include "isncsci/text.hpp"

namespace caudata::isncsci {
namespace {

ScoreSet& values_in(AdmissibleExam& exam, const Cell& cell) {
  AdmissibleSide& side = cell.side == SideOf::right ? exam.right : exam.left;
  switch (cell.kind) {
    case CellKind::light_touch:
      return side.light_touch[cell.index];
    case CellKind::pin_prick:
      return side.pin_prick[cell.index];
    case CellKind::motor:
      return side.motor[cell.index];
    case CellKind::anal_contraction:
      return exam.anal_contraction;
    case CellKind::deep_pressure:
    case CellKind::non_key_muscle:
      break;
  }
  EXPECTS(cell.kind == CellKind::deep_pressure);
  return exam.deep_pressure;
}

template <class Use>
void for_each_bit(std::uint32_t bits, Use use) {
  for (; bits != 0; bits &= bits - 1) use(static_cast<unsigned>(std::countr_zero(bits)));
}

Candidates bits(const ZoneOfPartialPreservation& zone) {
  return zone.level.bits() | std::uint32_t{zone.may_be_not_applicable} << not_applicable_bit;
}

Candidates candidates_with(AdmissibleExam exam, const Cell& cell, ScoreSet values,
                           Variable variable) {
  set_values(exam, cell, values);
  return candidates(attainable(exam), variable);
}

}  // namespace

ScoreSet values_of(const AdmissibleExam& exam, const Cell& cell) {
  return values_in(const_cast<AdmissibleExam&>(exam), cell);
}

void set_values(AdmissibleExam& exam, const Cell& cell, ScoreSet values) {
  EXPECTS(values != 0);
  values_in(exam, cell) = values;
}

Candidates candidates(const Classification& result, Variable variable) {
  switch (variable) {
    case Variable::sensory_level_right:
      return result.right.sensory.bits();
    case Variable::sensory_level_left:
      return result.left.sensory.bits();
    case Variable::motor_level_right:
      return result.right.motor.bits();
    case Variable::motor_level_left:
      return result.left.motor.bits();
    case Variable::neurological_level:
      return result.neurological_level.bits();
    case Variable::completeness:
      return result.completeness.bits();
    case Variable::ais:
      return result.ais.bits();
    case Variable::sensory_zpp_right:
      return bits(result.right.sensory_zpp);
    case Variable::sensory_zpp_left:
      return bits(result.left.sensory_zpp);
    case Variable::motor_zpp_right:
      return bits(result.right.motor_zpp);
    case Variable::motor_zpp_left:
      break;
  }
  return bits(result.left.motor_zpp);
}

std::string candidate_text(Variable variable, unsigned candidate) {
  if (variable == Variable::completeness) {
    return to_text(CompletenessSet::from_bits(1u << candidate));
  }
  if (variable == Variable::ais) return to_text(AisSet::from_bits(1u << candidate));
  if (candidate == not_applicable_bit) return "NA";
  return to_text(LevelSet::from_bits(1u << candidate));
}

OpenCells::OpenCells(const AdmissibleExam& exam) : exam_(exam), result_(attainable(exam)) {
  for (const Cell& cell : all_cells()) {
    if (cell.kind == CellKind::non_key_muscle) continue;
    const ScoreSet values = values_of(exam, cell);
    if (std::has_single_bit(values)) continue;
    Tried tried{cell, {}};
    for_each_bit(values, [&](unsigned value) {
      AdmissibleExam fixed = exam;
      set_values(fixed, cell, static_cast<ScoreSet>(1u << value));
      tried.trials.push_back({value, attainable(fixed)});
    });
    tried_.push_back(std::move(tried));
  }
}

bool OpenCells::matters(const Tried& tried, Variable variable) {
  const auto of = [&](const Trial& trial) { return candidates(trial.result, variable); };
  return std::ranges::any_of(
      tried.trials, [&](const Trial& trial) { return of(trial) != of(tried.trials.front()); });
}

std::vector<Cell> OpenCells::of(Variable variable) const {
  std::vector<Cell> cells;
  for (const Tried& tried : tried_) {
    if (matters(tried, variable)) cells.push_back(tried.cell);
  }
  return cells;
}

/// What every examination with the candidate has: values of a cell without which it is impossible.
Need OpenCells::need(Variable variable, unsigned candidate) const {
  Need need;
  need.candidate = candidate;
  AdmissibleExam restricted = exam_;
  for (const Tried& tried : tried_) {
    ScoreSet possible = 0;
    for (const Trial& trial : tried.trials) {
      const bool has = candidates(trial.result, variable) >> candidate & 1u;
      possible |= static_cast<ScoreSet>(has ? 1u << trial.value : 0u);
    }
    if (possible == values_of(exam_, tried.cell)) continue;
    need.all.push_back({tried.cell, possible});
    set_values(restricted, tried.cell, possible);
  }
  if (candidates(attainable(restricted), variable) != 1u << candidate) {
    find_sufficient(need, variable, restricted);
  }
  return need;
}

/// Where what is necessary is not enough: cells of which some values, alone, are.
void OpenCells::find_sufficient(Need& need, Variable variable,
                                const AdmissibleExam& restricted) const {
  AdmissibleExam otherwise = restricted;
  for (const Tried& tried : tried_) {
    if (!matters(tried, variable)) continue;
    const ScoreSet values = values_of(restricted, tried.cell);
    ScoreSet enough = 0;
    for_each_bit(values, [&](unsigned value) {
      const auto one = static_cast<ScoreSet>(1u << value);
      if (candidates_with(restricted, tried.cell, one, variable) == 1u << need.candidate) {
        enough |= one;
      }
    });
    if (enough == 0) continue;
    need.one_of.push_back({tried.cell, enough});
    set_values(otherwise, tried.cell, static_cast<ScoreSet>(values & ~enough));
  }
  const bool otherwise_too =
      (candidates(attainable(otherwise), variable) >> need.candidate & 1u) != 0;
  need.strength = need.one_of.empty() ? Need::Strength::at_least
                  : otherwise_too     ? Need::Strength::for_instance
                                      : Need::Strength::exactly;
}

std::vector<Need> OpenCells::needs(Variable variable) const {
  std::vector<Need> needs;
  for_each_bit(candidates(result_, variable),
               [&](unsigned candidate) { needs.push_back(need(variable, candidate)); });
  return needs;
}

}  // namespace caudata::isncsci
