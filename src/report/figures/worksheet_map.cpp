// SPDX-License-Identifier: Apache-2.0
#include "report/figures/worksheet_map.hpp"

#include <fmt/format.h>

#include <array>

#include "isncsci/cell.hpp"
#include "isncsci/score_text.hpp"
#include "report/svg.hpp"

namespace caudata::report {
namespace {

using isncsci::Cell;
using isncsci::CellKind;
using isncsci::SideOf;

constexpr double row = 16, cell_width = 38, spine = 44, muscle_names = 124, header = 34;
constexpr std::size_t widest_text = 4;  // bytes of a score that fit a cell in ordinary type
constexpr double side_width = muscle_names + 3 * cell_width;
constexpr double width = 2 * side_width + spine;
constexpr double bottom = header + row * isncsci::dermatomes;
constexpr double height = bottom + 44;

/// The movements that the key muscles are tested by.
constexpr std::array<const char*, isncsci::key_muscles> movements = {
    "elbow flexors",      "wrist extensors",      "elbow extensors", "finger flexors",
    "finger abductors",   "hip flexors",          "knee extensors",  "ankle dorsiflexors",
    "long toe extensors", "ankle plantar flexors"};

double y_of(isncsci::Level level) { return header + row * (level.index - 1); }

/// Columns from the spine outward: light touch, pin prick, muscle.
double x_of(SideOf side, std::size_t column) {
  const double offset = cell_width * static_cast<double>(column);
  return side == SideOf::right ? side_width - cell_width - offset : side_width + spine + offset;
}

void draw_score(Svg& svg, const isncsci::Exam& exam, const Cell& cell) {
  const auto column = static_cast<std::size_t>(cell.kind);
  const Box box{x_of(cell.side, column), y_of(level_of(cell)), cell_width - 1, row - 1};
  const isncsci::Score& score = score_at(exam, cell);
  const std::string text = isncsci::to_text(score), tip = name(cell) + " " + text;
  const Point middle{box.x + box.width / 2, box.y + row - 4};
  const bool muscle = cell.kind == CellKind::motor;
  const char* size = text.size() > widest_text ? "t9" : "t11";
  if (!score.testable()) {
    svg.area(box, "score-nt", Hatch::rising, tip);
    if (score.mark != isncsci::Mark::none) svg.rect(box, "marked");
    svg.text(middle, text, fmt::format("{} halo", size), Anchor::middle);
    return;
  }
  svg.rect(box, fmt::format("{}-{}", muscle ? "motor" : "sense", score.value), tip);
  const bool dark = score.value >= (muscle ? isncsci::against_gravity : isncsci::normal_sensation);
  svg.text(middle, text, fmt::format("{}{}", size, dark ? " on-score" : ""), Anchor::middle);
  if (score.mark != isncsci::Mark::none) svg.rect(box, "marked");
}

void draw_side(Svg& svg, const isncsci::Exam& exam, SideOf side) {
  const char* word = side == SideOf::right ? "RIGHT" : "LEFT";
  svg.text({x_of(side, 1) + cell_width / 2, 12}, word, "t12 strong", Anchor::middle);
  constexpr std::array<const char*, 3> titles{"touch", "prick", "muscle"};
  for (std::size_t column = 0; column < titles.size(); ++column) {
    svg.text({x_of(side, column) + cell_width / 2, 28}, titles[column], "t10 soft", Anchor::middle);
  }
  for (std::size_t m = 0; m < isncsci::key_muscles; ++m) {
    const double x = side == SideOf::right ? muscle_names - 5 : width - muscle_names + 5;
    svg.text({x, y_of(isncsci::key_muscle_level(m)) + row - 4}, movements[m], "t10 soft",
             side == SideOf::right ? Anchor::end : Anchor::start);
  }
  const auto non_key = side_of(exam, side).non_key_muscle;
  const double x = side == SideOf::right ? 0 : width;
  svg.text({x, bottom + 14},
           fmt::format("non-key muscle: {}", non_key ? isncsci::name(*non_key) : "none"), "t11",
           side == SideOf::right ? Anchor::start : Anchor::end);
}

void draw_levels(Svg& svg, const isncsci::LevelSet& levels) {
  const char* style = levels.determined() ? "nli" : "nli open";
  for (std::uint8_t i = 0; i < isncsci::level_count; ++i) {
    if (!levels.contains(isncsci::Level{i})) continue;
    const double y = header + row * i - .5;
    svg.line({muscle_names - 2, y}, {width - muscle_names + 2, y}, style);
  }
}

}  // namespace

std::string worksheet_map(const isncsci::Exam& exam, const isncsci::Classification& result) {
  Svg svg("worksheet", width, height, "Scores by level",
          "Light touch, pin prick and key muscles, right and left, from C2 to S4-5; a heavy line "
          "below the neurological level of injury, broken lines where it is not determined.");
  for (std::size_t i = 0; i < isncsci::dermatomes; ++i) {
    const isncsci::Level level = isncsci::dermatome_level(i);
    svg.text({width / 2, y_of(level) + row - 4}, isncsci::name(level), "t11 strong",
             Anchor::middle);
  }
  for (const Cell& cell : isncsci::all_cells()) {
    if (cell.kind <= CellKind::motor) draw_score(svg, exam, cell);
  }
  for (const SideOf side : {SideOf::right, SideOf::left}) draw_side(svg, exam, side);
  draw_levels(svg, result.neurological_level);
  svg.text({width / 2, bottom + 14},
           fmt::format("VAC {} · DAP {}", isncsci::to_text(exam.voluntary_anal_contraction),
                       isncsci::to_text(exam.deep_anal_pressure)),
           "t11 strong", Anchor::middle);
  svg.text(
      {width / 2, bottom + 34},
      "line: neurological level; hatched: not testable; framed: marked (* not normal, ** normal)",
      "t10 soft", Anchor::middle);
  return svg.finish();
}

}  // namespace caudata::report
