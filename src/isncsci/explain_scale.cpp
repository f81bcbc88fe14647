// SPDX-License-Identifier: Apache-2.0
#include <fmt/format.h>

#include <bit>

#include "isncsci/explain_open.hpp"
#include "isncsci/explain_reasons.hpp"
#include "isncsci/explain_words.hpp"
#include "isncsci/impairment_scale.hpp"
#include "isncsci/text.hpp"

namespace caudata::isncsci {
namespace {

constexpr ScoreSet zero = 0b000001, below_three = 0b000111, at_least_three = 0b111000;
constexpr unsigned sacral = dermatomes - 1;
constexpr SideOf both_sides[] = {SideOf::right, SideOf::left};

std::vector<Cell> sacral_cells() {
  std::vector<Cell> cells;
  for (const SideOf side : both_sides) append(cells, dermatome_cells(side, sacral));
  return cells;
}

/// Cells that prove sensation at S4-5 or deep anal pressure.
std::vector<Cell> sensory_sparing(const Explained& e) {
  std::vector<Cell> cells = never(e, sacral_cells(), zero);
  if (e.exam.deep_anal_pressure == Answer::yes) cells.push_back(pressure_cell);
  return cells;
}

std::vector<Cell> muscles_from(SideOf side, unsigned level) {
  std::vector<Cell> cells;
  for (unsigned m = first_muscle_at_or_below(level); m < key_muscles; ++m) {
    cells.push_back({CellKind::motor, side, static_cast<std::uint8_t>(m)});
  }
  return cells;
}

unsigned most_caudal(const LevelSet& levels) {
  return static_cast<unsigned>(std::bit_width(levels.bits())) - 1;
}

/// Cells that prove function more than three levels below the motor level of their side.
std::vector<Cell> far_function(const Explained& e) {
  std::vector<Cell> cells;
  for (const SideOf side : both_sides) {
    const unsigned far = most_caudal(e.of(side).motor) + more_than_three_levels;
    append(cells, never(e, muscles_from(side, far), zero));
    const auto non_key = side_of(e.exam, side).non_key_muscle;
    if (non_key && non_key->index >= far) {
      cells.push_back({CellKind::non_key_muscle, side, 0});
    }
  }
  return cells;
}

Reason motor_complete(const Explained& e) {
  Reason reason{"isncsci.ais.motor-incomplete",
                "motor incomplete? No: no voluntary anal contraction and no function more than "
                "three levels below the motor level of the same side",
                {contraction_cell}};
  for (const SideOf side : both_sides) {
    const LevelSet& motor = e.of(side).motor;
    if (!motor.determined()) continue;
    append(reason.cells, muscles_from(side, motor.only().index + more_than_three_levels));
  }
  return reason;
}

Reason motor_incomplete(const Explained& e) {
  Reason reason{"isncsci.ais.motor-incomplete", "", {}};
  const std::vector<Cell> sparing = sensory_sparing(e), function = far_function(e);
  const bool contracts = e.exam.voluntary_anal_contraction == Answer::yes;
  if (contracts) reason.cells.push_back(contraction_cell);
  if (!sparing.empty() && !function.empty()) {
    append(reason.cells, sparing);
    append(reason.cells, function);
  }
  if (contracts) {
    reason.text = "motor incomplete? Yes: voluntary anal contraction";
  } else if (reason.cells.empty()) {
    reason.text =
        "motor incomplete? Yes: every possible examination has function more than three levels "
        "below a motor level, or voluntary anal contraction";
  } else {
    reason.text = fmt::format(
        "motor incomplete? Yes: sacral sensation ({}) and function more than three levels below "
        "the motor level of the same side ({})",
        with_scores(e, sparing), with_scores(e, function));
  }
  return reason;
}

std::string from_to(std::size_t least, std::size_t most) {
  return least == most ? std::to_string(least) : fmt::format("{} to {}", least, most);
}

Reason half_of_the_muscles(const Explained& e) {
  Reason reason{"isncsci.ais.half-of-the-muscles", "", {}};
  const bool half = e.result.ais == AisSet(AsiaImpairmentScale::d);
  const char* answer = half ? "Yes" : "No";
  if (!e.result.neurological_level.determined()) {
    reason.text = fmt::format(
        "at least half of the key muscles below the neurological level 3 or more? {}, whichever "
        "of {} the level is",
        answer, spaced(to_text(e.result.neurological_level)));
    return reason;
  }
  const Level level = e.result.neurological_level.only();
  for (const SideOf side : both_sides) append(reason.cells, muscles_from(side, level.index + 1u));
  const std::size_t all = reason.cells.size();
  if (all == 0) {
    reason.text = fmt::format("there is no key muscle below {}", name(level));
    return reason;
  }
  const std::size_t least = never(e, reason.cells, below_three).size();
  const std::size_t most = all - never(e, reason.cells, at_least_three).size();
  reason.text =
      fmt::format("at least half of the {} key muscles below {} 3 or more? {}: {} {}", all,
                  name(level), answer, from_to(least, most), most == 1 ? "is" : "are");
  return reason;
}

}  // namespace

Reason completeness_reason(const Explained& e) {
  constexpr std::string_view rule = "isncsci.completeness";
  if (e.result.completeness == CompletenessSet(Completeness::complete)) {
    Reason reason{rule,
                  "no voluntary anal contraction, no deep anal pressure and no sensation at S4-5",
                  {contraction_cell, pressure_cell}};
    append(reason.cells, sacral_cells());
    return reason;
  }
  Reason reason{rule, "", {}};
  if (e.exam.voluntary_anal_contraction == Answer::yes) reason.cells.push_back(contraction_cell);
  append(reason.cells, sensory_sparing(e));
  reason.text = with_scores(e, reason.cells);
  return reason;
}

namespace {

/// Every score is normal.
Reason normal(const Explained& e) {
  Reason reason{"isncsci.ais.normal",
                "every score is normal and there is voluntary anal contraction; an earlier deficit "
                "must be documented",
                {contraction_cell}};
  append(reason.cells, neurological_level_reason(e).cells);
  return reason;
}

}  // namespace

std::vector<Reason> scale_reasons(const Explained& e) {
  using Grade = AsiaImpairmentScale;
  const AisSet grade = e.result.ais;
  Reason complete = completeness_reason(e);
  complete.rule = "isncsci.ais.complete";
  complete.text =
      (grade == AisSet(Grade::a) ? "complete? Yes: " : "complete? No: ") + complete.text;
  std::vector<Reason> reasons{std::move(complete)};
  if (grade == AisSet(Grade::e)) {
    reasons.push_back(normal(e));
  } else if (grade == AisSet(Grade::b)) {
    reasons.push_back(motor_complete(e));
  } else if (grade != AisSet(Grade::a)) {
    reasons.push_back(motor_incomplete(e));
    reasons.push_back(half_of_the_muscles(e));
  }
  return reasons;
}

}  // namespace caudata::isncsci
