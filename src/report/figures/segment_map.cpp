// SPDX-License-Identifier: Apache-2.0
#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <optional>

#include "report/examination_text.hpp"
#include "report/figures/figures.hpp"
#include "report/figures/frame.hpp"
#include "report/figures/segment_map.hpp"
#include "report/number_text.hpp"

namespace caudata::report {
namespace {

constexpr double row_height = 16, segment_column = 44, visit_gap = 12, header = 88;
constexpr double narrowest_cell = 12, widest_cell = 20;
constexpr double lesion_column = 62, cord_half = 20;
constexpr std::size_t columns_per_visit = 6;

using Visit = ExaminationSeries::Visit;

std::optional<std::size_t> key_muscle_of(std::size_t row) {
  for (std::size_t m = 0; m < isncsci::key_muscles; ++m)
    if (isncsci::key_muscle_level(m) == isncsci::dermatome_level(row)) return m;
  return std::nullopt;
}

/// The six columns of a visit from the patient's right to the left, motor scores nearest the
/// middle.
std::optional<isncsci::Score> score_at(const isncsci::Exam& exam, std::size_t column,
                                       std::size_t row) {
  const isncsci::ExamSide& side = column < 3 ? exam.right : exam.left;
  switch (column) {
    case 0:
    case 5:
      return side.light_touch[row];
    case 1:
    case 4:
      return side.pin_prick[row];
    default:
      break;
  }
  const auto muscle = key_muscle_of(row);
  return muscle ? std::optional(side.motor[*muscle]) : std::nullopt;
}
bool is_motor(std::size_t column) { return column == 2 || column == 3; }

/// Where the visits begin.
double first_column(const SegmentMapContext& context) {
  return segment_column + (context.lesion ? lesion_column : 0);
}

/// Visits that fit the width: all, or evenly spread with the first and the last.
std::vector<const Visit*> shown(const ExaminationSeries& series, double from) {
  const auto most = static_cast<std::size_t>((chart_width - from) /
                                             (columns_per_visit * narrowest_cell + visit_gap));
  const std::size_t n = series.visits.size(), k = std::min(n, most);
  std::vector<const Visit*> list;
  for (std::size_t i = 0; i < k; ++i)
    list.push_back(&series.visits[k == 1 ? 0 : i * (n - 1) / (k - 1)]);
  return list;
}

void draw_cell(Svg& svg, Box box, const isncsci::Score& score, std::size_t column,
               const std::string& tip) {
  if (!score.testable()) {
    svg.area(box, "score-nt", Hatch::rising, tip);
    return;
  }
  svg.rect(box, fmt::format("{}-{}", is_motor(column) ? "motor" : "sense", score.value), tip);
  const bool dark = is_motor(column) ? score.value >= 3 : score.value == 2;
  svg.text({box.x + box.width / 2, box.y + 12.2}, std::to_string(score.value),
           dark ? "t12 on-score" : "t12", Anchor::middle);
}

void draw_neurological_level(Svg& svg, const Visit& visit, double left, double right) {
  const isncsci::LevelSet& set = visit.classification.neurological_level;
  for (std::uint8_t index = 0; index < isncsci::level_count - 1; ++index)
    if (set.contains(isncsci::Level{index}))
      svg.line({left - 3, header + row_height * index}, {right + 3, header + row_height * index},
               "nli");
}

void draw_visit(Svg& svg, const Visit& visit, double left, double cell) {
  static constexpr std::array<const char*, columns_per_visit> title{"LT", "PP", "M",
                                                                    "M",  "PP", "LT"};
  const double width = cell * columns_per_visit, middle = left + width / 2;
  svg.text({middle, 13}, wrap(visit.name, 13, width + visit_gap - 2, 1).front(), "t13 strong",
           Anchor::middle);
  svg.text({middle, 29}, fmt::format("day {}", visit.days_since_injury), "t12 soft",
           Anchor::middle);
  svg.text({middle, 45},
           wrap("AIS " + ais_text(visit.classification.ais) + ", NLI " +
                    level_text(visit.classification.neurological_level),
                11.2, width + visit_gap, 1)
               .front(),
           "t12", Anchor::middle);
  svg.text({left + cell * 1.5, 66}, "right", "t11 soft", Anchor::middle);
  svg.text({left + cell * 4.5, 66}, "left", "t11 soft", Anchor::middle);
  for (std::size_t column = 0; column < columns_per_visit; ++column) {
    const double x = left + static_cast<double>(column) * cell;
    svg.text({x + cell / 2, 82}, title[column], "t11 soft", Anchor::middle);
    for (std::size_t row = 0; row < isncsci::dermatomes; ++row) {
      const auto score = score_at(visit.exam, column, row);
      if (!score) continue;
      const std::string tip =
          fmt::format("{}, {} {}, {}", visit.name, column < 3 ? "right" : "left", title[column],
                      isncsci::name(isncsci::dermatome_level(row)));
      draw_cell(svg, {x, header + row_height * static_cast<double>(row), cell - 1, row_height - 1},
                *score, column, tip);
    }
  }
  draw_neurological_level(svg, visit, left, left + width);
}

void draw_totals(Svg& svg, const Visit& visit, double middle, double y) {
  const isncsci::Classification& c = visit.classification;
  for (const std::string& text : {total_text(c.upper_extremity_motor_score) + " / " +
                                      total_text(c.lower_extremity_motor_score),
                                  total_text(c.light_touch) + " / " + total_text(c.pin_prick),
                                  std::string(answer_text(visit.exam.voluntary_anal_contraction)) +
                                      " / " + answer_text(visit.exam.deep_anal_pressure)}) {
    svg.text({middle, y}, text, "t12", Anchor::middle);
    y += 16;
  }
}

constexpr const char* destroyed_words = "grey matter destroyed";
constexpr const char* zone_words = "zone of transition: supply down to 1/e";

/// The two halves of the cord beside the rows: what is destroyed, and over it, in the outer half of
/// the width, the zone in which axons end. Both begin at the rostral end.
void draw_lesion(Svg& svg, const LesionOutline& lesion) {
  constexpr double left = segment_column;
  const auto y = [](double row) { return header + row_height * row; };
  svg.text({left + cord_half, 13}, "lesion", "t13 strong", Anchor::middle);
  svg.text({left + cord_half / 2, 66}, "R", "t11 soft", Anchor::middle);
  svg.text({left + 1.5 * cord_half, 66}, "L", "t11 soft", Anchor::middle);
  for (std::size_t side = 0; side < anatomy::sides; ++side) {
    const LesionOutline::Half& half = lesion.side[side];
    const double x = left + cord_half * static_cast<double>(side);
    const auto part = [&](double from, double to) {
      return Box{x, y(from), cord_half - 1, std::max(0.5, row_height * (to - from))};
    };
    svg.rect(part(0, isncsci::dermatomes), "grey shade-1");
    if (half.caudal > half.rostral)
      svg.area(part(half.rostral, half.caudal), "red shade-3", Hatch::none, destroyed_words);
    if (half.zone > half.rostral) {
      Box strip = part(half.rostral, half.zone);
      strip.width /= 2;
      if (side > 0) strip.x += strip.width;
      svg.area(strip, "amber shade-2", Hatch::falling, zone_words);
    }
  }
}

void draw_keys(Svg& svg, const SegmentMapContext& context, double y) {
  svg.line({0, y}, {18, y}, "nli");
  svg.text({24, y + 4},
           "neurological level of injury (NLI). Totals under each visit: UEMS / LEMS, LT / PP, VAC "
           "/ DAP.",
           "t12 soft");
  if (!context.lesion) return;
  svg.rect({0, y + 14, 18, 12}, "red shade-3");
  svg.text({24, y + 24}, destroyed_words, "t12 soft");
  svg.area({170, y + 14, 18, 12}, "amber shade-2", Hatch::falling);
  svg.text({194, y + 24}, zone_words, "t12 soft");
}

Table cell_table(const ExaminationSeries& series, const std::string& id) {
  Table table{id,
              "Scores by segment",
              {{"visit", "", Align::left},
               {"day", "d", Align::right},
               {"side", "", Align::left},
               {"modality", "", Align::left}},
              {},
              {},
              Fold::open};
  for (std::size_t row = 0; row < isncsci::dermatomes; ++row)
    table.columns.push_back(
        {std::string(isncsci::name(isncsci::dermatome_level(row))), "", Align::right});
  for (const Visit& visit : series.visits) {
    for (std::size_t column = 0; column < columns_per_visit; ++column) {
      const char* modality = is_motor(column)             ? "motor"
                             : column == 0 || column == 5 ? "light touch"
                                                          : "pin prick";
      std::vector<Cell> cells{{visit.name, {}},
                              {std::to_string(visit.days_since_injury), visit.days_since_injury},
                              {column < 3 ? "right" : "left", {}},
                              {modality, {}}};
      for (std::size_t row = 0; row < isncsci::dermatomes; ++row) {
        const auto score = score_at(visit.exam, column, row);
        cells.push_back({score ? score_text(*score) : "", {}});
      }
      table.rows.push_back(cells);
    }
  }
  table.notes = {"Days since injury. Light touch and pin prick 0–2, motor 0–5; NT: not testable."};
  return table;
}

}  // namespace

Figure segment_map(const ExaminationSeries& series, std::size_t ordinal,
                   const SegmentMapContext& context) {
  const std::string id = fmt::format("examination-{}", ordinal);
  double left = first_column(context);
  const auto visits = shown(series, left);
  const double n = std::max(1.0, static_cast<double>(visits.size()));
  const double cell =
      std::min(widest_cell, ((chart_width - left) / n - visit_gap) / columns_per_visit);
  const double bottom = header + row_height * isncsci::dermatomes;
  const std::string alt = fmt::format(
      "Scores of light touch (LT), pin prick (PP) and key muscles (M), right and left, by segment "
      "and visit; "
      "a heavy line marks the neurological level of injury{}.",
      context.lesion ? "; beside them the lesion of the cord" : "");
  Svg svg(id, chart_width, bottom + (context.lesion ? 116 : 92),
          "Examination over visits: " + series.description, alt);
  for (std::size_t row = 0; row < isncsci::dermatomes; ++row)
    svg.text({segment_column - 8, header + row_height * static_cast<double>(row) + 12.2},
             isncsci::name(isncsci::dermatome_level(row)), "t12", Anchor::end);
  if (context.lesion) draw_lesion(svg, *context.lesion);
  for (const Visit* visit : visits) {
    const double middle = left + cell * columns_per_visit / 2;
    draw_visit(svg, *visit, left, cell);
    draw_totals(svg, *visit, middle, bottom + 18);
    left += cell * columns_per_visit + visit_gap;
  }
  draw_keys(svg, context, bottom + 84);
  return {id,
          fmt::format("Examination over visits: {} ({}).", series.description, context.origin),
          svg.finish(),
          alt,
          cell_table(series, id),
          series.replay_command};
}

Figure segment_map(const ExaminationSeries& series, std::size_t ordinal) {
  return segment_map(series, ordinal,
                     {fmt::format("scenario {}, trial {}", series.scenario, series.trial), {}});
}

}  // namespace caudata::report
