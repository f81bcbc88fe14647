// SPDX-License-Identifier: Apache-2.0
#include <fmt/format.h>

#include "isncsci/attainable.hpp"
#include "isncsci/explain_open.hpp"
#include "isncsci/explain_reasons.hpp"
#include "isncsci/explain_words.hpp"
#include "isncsci/side_bits.hpp"

namespace caudata::isncsci {
namespace {

constexpr ScoreSet zero = 0b000001;
constexpr unsigned sacral = dermatomes - 1;

/// The muscle at a level, if there is one.
std::vector<Cell> muscle_at(SideOf side, Level level) {
  const unsigned muscle = first_muscle_at_or_below(level.index);
  if (muscle == key_muscles || key_muscle_level(muscle) != level) return {};
  return {{CellKind::motor, side, static_cast<std::uint8_t>(muscle)}};
}

Reason sensory_zone_not_applicable(const Explained& e, SideOf side) {
  Reason reason{"isncsci.sensory-zone", "", never(e, dermatome_cells(side, sacral), zero)};
  if (e.exam.deep_anal_pressure == Answer::yes) reason.cells.push_back(pressure_cell);
  reason.text = fmt::format("does not apply: {}", with_scores(e, reason.cells));
  return reason;
}

bool non_key_is_zone(const Explained& e, SideOf side, Level zone) {
  const auto non_key = side_of(e.exam, side).non_key_muscle;
  return non_key == zone && never(e, muscle_at(side, zone), zero).empty() &&
         !e.of(side).motor.contains(zone);
}

/// Without function in the muscle the non-key muscle of the same level would be the zone.
bool non_key_would_be_zone(const Explained& e, SideOf side, const Cell& muscle) {
  AdmissibleExam without = e.sets;
  set_values(without, muscle, zero);
  const Classification then = attainable(without);
  return (side == SideOf::right ? then.right : then.left).motor_zpp == e.of(side).motor_zpp;
}

}  // namespace

Reason sensory_zone_reason(const Explained& e, SideOf side) {
  const ZoneOfPartialPreservation& zone = e.of(side).sensory_zpp;
  if (zone.may_be_not_applicable) return sensory_zone_not_applicable(e, side);
  const Level level = zone.level.only();
  Reason reason{"isncsci.sensory-zone", "", {pressure_cell}};
  append(reason.cells, dermatome_cells(side, sacral));
  if (level.index == 0) {
    reason.text = "no deep anal pressure and no sensation anywhere on this side";
    return reason;
  }
  const std::vector<Cell> felt = never(e, dermatome_cells(side, level.index - 1u), zero);
  reason.text = fmt::format(
      "no deep anal pressure and no sensation at S4-5 of this side; the most caudal sensation is "
      "{}",
      with_scores(e, felt));
  append(reason.cells, felt);
  return reason;
}

Reason motor_zone_reason(const Explained& e, SideOf side) {
  const ZoneOfPartialPreservation& zone = e.of(side).motor_zpp;
  Reason reason{"isncsci.motor-zone", "", {contraction_cell}};
  if (zone.may_be_not_applicable) {
    reason.text = "does not apply: voluntary anal contraction";
    return reason;
  }
  const Level level = zone.level.only();
  if (non_key_is_zone(e, side, level)) {
    reason.cells.push_back({CellKind::non_key_muscle, side, 0});
    reason.rule = "isncsci.motor-zone.non-key";
    reason.text = fmt::format(
        "no voluntary anal contraction; the {} non-key muscle at {} alone makes the injury motor "
        "incomplete",
        side_word(side), name(level));
    return reason;
  }
  const std::vector<Cell> muscle = never(e, muscle_at(side, level), zero);
  if (!muscle.empty()) {
    reason.text =
        fmt::format("no voluntary anal contraction; the most caudal muscle with function: {}",
                    with_scores(e, muscle));
    append(reason.cells, muscle);
    if (non_key_would_be_zone(e, side, muscle.front())) {
      reason.cells.push_back({CellKind::non_key_muscle, side, 0});
    }
    return reason;
  }
  reason.text =
      "no voluntary anal contraction; no muscle with function below the motor level, which is the "
      "zone";
  // Without voluntary anal contraction the motor level ends at S3 whatever S4-5 is.
  if (e.of(side).motor.determined() && level.index + 1 < intact.index)
    append(reason.cells, motor_level_reason(e, side).cells);
  return reason;
}

}  // namespace caudata::isncsci
