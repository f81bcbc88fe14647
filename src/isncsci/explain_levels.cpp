// SPDX-License-Identifier: Apache-2.0
#include <fmt/format.h>

#include <algorithm>

#include "isncsci/explain_open.hpp"
#include "isncsci/explain_reasons.hpp"
#include "isncsci/explain_words.hpp"
#include "isncsci/motor_level.hpp"
#include "isncsci/text.hpp"

namespace caudata::isncsci {
namespace {

constexpr ScoreSet normal_sense = 0b100, at_least_three = 0b111000, full = 0b100000;
constexpr unsigned sacral = dermatomes - 1;
constexpr Level last_level{intact.index - 1};  // S3
constexpr std::size_t most_scores_in_words = 4;

Cell muscle_cell(SideOf side, unsigned muscle) {
  return {CellKind::motor, side, static_cast<std::uint8_t>(muscle)};
}

std::vector<Cell> abnormal_cells(const Explained& e, SideOf side, unsigned dermatome) {
  return never(e, dermatome_cells(side, dermatome), normal_sense);
}

std::vector<Cell> limb_cells(SideOf side, Level level) {
  std::vector<Cell> cells;
  const bool arm = level.index == detail::t1;
  const std::uint32_t limb = arm ? detail::arm_dermatomes : detail::leg_dermatomes;
  for (unsigned i = 0; i < dermatomes; ++i) {
    if (limb >> i & 1u) append(cells, dermatome_cells(side, i));
  }
  return cells;
}

bool has_muscle(Level level) {
  return ((detail::arm_levels | detail::leg_levels) >> level.index & 1u) != 0;
}

Reason follows_sensory(const Explained& e, SideOf side, Level level) {
  Reason reason{"isncsci.motor-level.follows-sensory", "", abnormal_cells(e, side, level.index)};
  reason.text = fmt::format(
      "no deficit above; where no muscle is tested the motor level follows sensation, and {}",
      with_scores(e, reason.cells));
  if (level == last_level && e.exam.voluntary_anal_contraction == Answer::no) {
    reason.cells.push_back(contraction_cell);
  }
  return reason;
}

Reason without_contraction() {
  return {"isncsci.motor-level.anal",
          "no deficit in any muscle, but no voluntary anal contraction",
          {contraction_cell}};
}

bool is_limb_end(Level level) { return level.index == detail::t1 || level.index == detail::s1; }

/// What else holds the motor level at a key muscle, were it 5: the next muscle below 3, or at the
/// end of a limb its dermatomes.
std::vector<Cell> held_by(const Explained& e, SideOf side, Level level) {
  if (is_limb_end(level)) return never(e, limb_cells(side, level), normal_sense);
  const unsigned muscle = first_muscle_at_or_below(level.index);
  return never(e, {muscle_cell(side, muscle + 1)}, at_least_three);
}

Reason at_muscle(const Explained& e, SideOf side, Level level) {
  Reason reason{
      "isncsci.motor-level", "", {muscle_cell(side, first_muscle_at_or_below(level.index))}};
  const std::vector<Cell> held = held_by(e, side, level);
  if (!never(e, reason.cells, full).empty()) {
    reason.text = fmt::format("{}, that is at least 3, and all muscles above are 5",
                              with_scores(e, reason.cells));
  } else if (is_limb_end(level)) {
    reason.rule = "isncsci.motor-level.gate";
    reason.text = fmt::format(
        "all muscles down to {} are 5, but sensation of the limb ({}) is not normal: {}",
        name(level), level.index == detail::t1 ? "C5 to T2" : "L2 to S2", with_scores(e, held));
  } else {
    reason.text = fmt::format("{}, all above are 5, and {}, below 3", with_scores(e, reason.cells),
                              with_scores(e, held));
  }
  append(reason.cells, held);
  return reason;
}

std::string level_words(const char* what, SideOf side, const LevelSet& levels) {
  return fmt::format("{} {} {}", side_word(side), what, spaced(to_text(levels)));
}

}  // namespace

std::vector<Cell> dermatome_cells(SideOf side, unsigned dermatome) {
  const auto index = static_cast<std::uint8_t>(dermatome);
  return {{CellKind::light_touch, side, index}, {CellKind::pin_prick, side, index}};
}

std::vector<Cell> never(const Explained& e, const std::vector<Cell>& cells, ScoreSet values) {
  std::vector<Cell> found;
  std::ranges::copy_if(cells, std::back_inserter(found),
                       [&](const Cell& cell) { return (values_of(e.sets, cell) & values) == 0; });
  return found;
}

std::string with_scores(const Explained& e, const std::vector<Cell>& cells) {
  std::vector<std::string> words;
  for (const Cell& cell : cells) {
    if (words.size() < most_scores_in_words) words.push_back(cell_with_score(e.exam, cell));
  }
  if (cells.size() > words.size()) {
    words.push_back(fmt::format("{} more", cells.size() - words.size()));
  }
  return join_words(words, "and");
}

void append(std::vector<Cell>& cells, const std::vector<Cell>& more) {
  for (const Cell& cell : more) {
    if (std::ranges::find(cells, cell) == cells.end()) cells.push_back(cell);
  }
}

Reason sensory_level_reason(const Explained& e, SideOf side) {
  constexpr std::string_view rule = "isncsci.sensory-level";
  const Level level = e.of(side).sensory.only();
  if (level == intact) {
    return {rule, "light touch and pin prick are normal from C2 to S4-5",
            dermatome_cells(side, sacral)};
  }
  const std::vector<Cell> abnormal = abnormal_cells(e, side, level.index);
  const std::string deficit = with_scores(e, abnormal);
  if (level.index == 0) return {rule, deficit, abnormal};
  Reason reason{rule, "", dermatome_cells(side, level.index - 1u)};
  reason.text = fmt::format("light touch and pin prick are normal {}{}; {}",
                            level.index == 1 ? "at " : "from C2 to ", name(level), deficit);
  append(reason.cells, abnormal);
  return reason;
}

Reason motor_level_reason(const Explained& e, SideOf side) {
  const Level level = e.of(side).motor.only();
  if (level == intact) {
    Reason reason{"isncsci.motor-level.anal",
                  "no deficit in any muscle, and voluntary anal contraction",
                  {contraction_cell}};
    append(reason.cells, dermatome_cells(side, sacral));
    return reason;
  }
  if (has_muscle(level)) return at_muscle(e, side, level);
  if (detail::gate_levels >> level.index & 1u) {
    const Cell next = muscle_cell(side, first_muscle_at_or_below(level.index));
    return {"isncsci.motor-level.first-muscle",
            fmt::format("no deficit above; {}, below 3", cell_with_score(e.exam, next)),
            {next}};
  }
  if (level == last_level && abnormal_cells(e, side, level.index).empty()) {
    return without_contraction();
  }
  return follows_sensory(e, side, level);
}

Reason neurological_level_reason(const Explained& e) {
  constexpr std::string_view rule = "isncsci.neurological-level";
  const LevelSet level = e.result.neurological_level;
  Reason reason{rule, "", {}};
  if (level == LevelSet(intact)) {
    reason.text = "no deficit on either side; voluntary anal contraction does not enter";
    for (const SideOf side : {SideOf::right, SideOf::left}) {
      append(reason.cells, dermatome_cells(side, sacral));
    }
    return reason;
  }
  std::vector<std::string> words;
  for (const SideOf side : {SideOf::right, SideOf::left}) {
    const SideResult& result = e.of(side);
    words.push_back(level_words("sensory", side, result.sensory));
    words.push_back(level_words("motor", side, result.motor));
    if (result.sensory == level) append(reason.cells, sensory_level_reason(e, side).cells);
    // At S3 a motor level may rest on anal contraction alone, which does not enter here.
    if (result.motor == level && level != LevelSet(last_level)) {
      append(reason.cells, motor_level_reason(e, side).cells);
    }
  }
  reason.text = fmt::format("the most rostral of {}", join_words(words, "and"));
  return reason;
}

}  // namespace caudata::isncsci
