// SPDX-License-Identifier: Apache-2.0
#include <fmt/format.h>

#include <array>

#include "report/cohort/cohort_figures.hpp"
#include "report/examination_text.hpp"
#include "report/figures/frame.hpp"
#include "report/number_text.hpp"

namespace caudata::report {
namespace {

using GradeCounts = oc::CohortSums::GradeCounts;

constexpr double row = 21, panel_title = 26, panel_gap = 14, least_labelled = 16;

struct Look {
  const char* style;
  Hatch hatch;
};
constexpr std::array<Look, isncsci::ais_count> looks{{{"red shade-3", Hatch::none},
                                                      {"amber shade-3", Hatch::rising},
                                                      {"amber shade-1", Hatch::none},
                                                      {"blue shade-2", Hatch::none},
                                                      {"blue shade-4", Hatch::dotted}}};

std::uint64_t total(const GradeCounts& counts) {
  std::uint64_t sum = 0;
  for (const std::uint64_t n : counts) sum += n;
  return sum;
}

struct Panel {
  std::string title;
  std::vector<GradeCounts> rows;  // per examination
};

std::vector<Panel> panels(const oc::CohortSums& sums, const std::vector<ExaminationTime>& times) {
  std::vector<Panel> all{{"All persons", std::vector<GradeCounts>(times.size())}};
  for (std::size_t from = 0; from < oc::grades_at_admission; ++from) {
    Panel panel{std::string("AIS ") + grade_letter(from) + " at admission", {}};
    for (std::size_t i = 0; i < times.size(); ++i) {
      const GradeCounts& counts = sums.occasions[times[i].occasion].grade[from];
      panel.rows.push_back(counts);
      for (std::size_t g = 0; g < counts.size(); ++g) all.front().rows[i][g] += counts[g];
    }
    panel.title += fmt::format(" ({})", with_commas(total(panel.rows.front())));
    all.push_back(std::move(panel));
  }
  return all;
}

void draw_bar(Svg& svg, const GradeCounts& counts, double y) {
  const std::uint64_t all = total(counts);
  double x = label_column;
  for (std::size_t grade = 0; grade < counts.size(); ++grade) {
    if (counts[grade] == 0) continue;
    const double width = (chart_width - label_column) * share_of(counts[grade], all);
    const std::string share = percent_of(counts[grade], all);
    svg.area({x, y, width, row - 5}, looks[grade].style, looks[grade].hatch,
             fmt::format("AIS {}: {} %, {} persons", grade_letter(grade), share,
                         with_commas(counts[grade])));
    const std::string words = std::string(1, grade_letter(grade)) + " " + share + " %";
    if (width > text_width(words, 12) + least_labelled)
      svg.label({x + width / 2, y + (row - 5) / 2}, words);
    x += width;
  }
}

void draw_panel(Svg& svg, const Panel& panel, const std::vector<ExaminationTime>& times, double y) {
  svg.text({0, y + 14}, panel.title, "t13 strong");
  y += panel_title - 4;
  for (std::size_t i = 0; i < times.size(); ++i) {
    svg.text({label_column - 12, y + 12}, times[i].name, "t12", Anchor::end);
    draw_bar(svg, panel.rows[i], y);
    y += row;
  }
}

Table numbers(const std::vector<Panel>& all, const std::vector<ExaminationTime>& times) {
  Table table{"grades",
              "AIS at each examination, by AIS at admission",
              {{"at admission", "", Align::left}, {"examination", "", Align::left}},
              {},
              {},
              Fold::open};
  for (std::size_t grade = 0; grade < isncsci::ais_count; ++grade) {
    table.columns.push_back({std::string(1, grade_letter(grade)), "n", Align::right});
    table.columns.push_back({std::string(1, grade_letter(grade)), "%", Align::right});
  }
  for (const Panel& panel : all) {
    for (std::size_t i = 0; i < times.size(); ++i) {
      std::vector<Cell> cells{{panel.title, {}}, {times[i].name, {}}};
      const std::uint64_t n = total(panel.rows[i]);
      for (const std::uint64_t count : panel.rows[i]) {
        cells.push_back({with_commas(count), static_cast<double>(count)});
        cells.push_back(percent_cell(count, n));
      }
      table.rows.push_back(std::move(cells));
    }
  }
  return table;
}

}  // namespace

Figure grades_over_time(const CohortInput& input) {
  const std::vector<ExaminationTime> times = examination_times(input);
  const std::vector<Panel> all = panels(input.sums, times);
  const double panel_height = panel_title + row * static_cast<double>(times.size()) + panel_gap;
  const std::string alt =
      "Stacked bars: the share of grades A to E at each examination, for all persons and by grade "
      "at admission.";
  Svg svg("grades", chart_width, panel_height * static_cast<double>(all.size()) + 26,
          "AIS over time", alt);
  double y = 0;
  for (const Panel& panel : all) {
    draw_panel(svg, panel, times, y);
    y += panel_height;
  }
  std::vector<LegendItem> keys;
  for (std::size_t grade = 0; grade < isncsci::ais_count; ++grade)
    keys.push_back(
        {"", std::string("AIS ") + grade_letter(grade), looks[grade].style, looks[grade].hatch});
  legend(svg, keys, {label_column, y}, chart_width - label_column);
  return {"grades",
          "AIS at each examination under natural recovery, without examiner's error. The screening "
          "examination falls on each person's own day and stands here at its median.",
          svg.finish(),
          alt,
          numbers(all, times),
          input.reproducibility.canonical_command};
}

}  // namespace caudata::report
