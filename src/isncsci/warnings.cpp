// SPDX-License-Identifier: Apache-2.0
#include "isncsci/warnings.hpp"

#include <fmt/format.h>

#include <bit>

#include "isncsci/impairment_scale.hpp"

namespace caudata::isncsci {
namespace {

constexpr Cell contraction{CellKind::anal_contraction, SideOf::right, 0};
constexpr Cell pressure{CellKind::deep_pressure, SideOf::right, 0};

bool is_only(AisSet set, AsiaImpairmentScale grade) { return set == AisSet(grade); }

Level most_caudal(LevelSet set) {
  return Level{static_cast<std::uint8_t>(std::bit_width(set.bits()) - 1)};
}
Level most_rostral(LevelSet set) {
  return Level{static_cast<std::uint8_t>(std::countr_zero(set.bits()))};
}

bool felt(Score score) { return score.testable() && score.value > 0; }

void check_normal(const Exam& exam, const Classification& result, std::vector<Warning>& found) {
  const bool intact_only = result.neurological_level == LevelSet(intact);
  if (intact_only && exam.voluntary_anal_contraction == Answer::no) {
    found.push_back({"isncsci.normal-without-contraction",
                     "every score is normal and there is no voluntary anal contraction: the "
                     "neurological level is intact, the motor level S3, AIS B; check VAC",
                     {contraction}});
  }
  if (is_only(result.ais, AsiaImpairmentScale::e) && exam.deep_anal_pressure == Answer::no) {
    found.push_back({"isncsci.normal-without-pressure",
                     "AIS E without deep anal pressure: check DAP",
                     {pressure}});
  }
  if (result.ais.contains(AsiaImpairmentScale::e)) {
    found.push_back({"isncsci.e-without-history",
                     "AIS E is for people with a documented earlier deficit of a spinal cord "
                     "injury; scores cannot show it",
                     {}});
  }
}

void check_contraction(const Exam& exam, std::vector<Warning>& found) {
  bool felt_at_s45 = false;
  for (const ExamSide* side : {&exam.right, &exam.left}) {
    const Score touch = side->light_touch.back(), prick = side->pin_prick.back();
    felt_at_s45 |= felt(touch) || felt(prick) || !touch.testable() || !prick.testable();
  }
  if (exam.voluntary_anal_contraction == Answer::yes && exam.deep_anal_pressure == Answer::no &&
      !felt_at_s45) {
    found.push_back({"isncsci.contraction-alone",
                     "voluntary anal contraction without any sensation at S4-5 and without deep "
                     "anal pressure: the injury counts as motor incomplete; check VAC and DAP",
                     {contraction, pressure}});
  }
}

/// Sensation more than three levels below the neurological level of a complete injury.
void check_complete(const Exam& exam, const Classification& result, std::vector<Warning>& found) {
  if (!is_only(result.ais, AsiaImpairmentScale::a)) return;
  Warning warning{"isncsci.sensation-below-complete", "", {}};
  const unsigned from = most_caudal(result.neurological_level).index + more_than_three_levels;
  for (const Cell& cell : all_cells()) {
    if (cell.kind > CellKind::pin_prick || level_of(cell).index < from) continue;
    if (felt(score_at(exam, cell))) warning.cells.push_back(cell);
  }
  if (warning.cells.empty()) return;
  warning.message =
      "the injury is complete and there is sensation more than three levels below: "
      "check the anorectal examination";
  found.push_back(std::move(warning));
}

void check_non_key(const Exam& exam, const Classification& result, std::vector<Warning>& found) {
  for (const SideOf side : {SideOf::right, SideOf::left}) {
    const auto non_key = side_of(exam, side).non_key_muscle;
    const LevelSet motor = side == SideOf::right ? result.right.motor : result.left.motor;
    if (!non_key || non_key_function_below(non_key, most_rostral(motor))) continue;
    found.push_back({"isncsci.non-key-near",
                     fmt::format("the non-key muscle at {} is not more than three levels below the "
                                 "motor level of its side: it decides nothing",
                                 name(*non_key)),
                     {{CellKind::non_key_muscle, side, 0}}});
  }
}

}  // namespace

std::vector<Warning> warnings(const Exam& exam, const Classification& result) {
  std::vector<Warning> found;
  check_normal(exam, result, found);
  check_contraction(exam, found);
  check_complete(exam, result, found);
  check_non_key(exam, result, found);
  return found;
}

}  // namespace caudata::isncsci
