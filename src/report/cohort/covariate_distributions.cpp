// SPDX-License-Identifier: Apache-2.0
#include <fmt/format.h>

#include <algorithm>
#include <map>

#include "report/cohort/cohort_figures.hpp"
#include "report/examination_text.hpp"
#include "report/figures/frame.hpp"
#include "report/number_text.hpp"

namespace caudata::report {
namespace {

constexpr double bar_row = 17, title_row = 30, panel_gap = 16, column_width = 345;
constexpr double panel_labels = 132, panel_numbers = 52;
constexpr int decade = 10, week = 7;

struct Bar {
  std::string label;
  std::uint64_t count{0};
};
struct Panel {
  std::string title;
  std::vector<Bar> bars;
  double height() const { return title_row + bar_row * static_cast<double>(bars.size()); }
};

/// The last bin is open and holds the highest percent, which may reach far.
std::vector<Bar> bins(const oc::Histogram& histogram, int width) {
  std::vector<Bar> bars;
  if (histogram.total() == 0) return bars;
  constexpr double shown_singly = 0.99;
  const int first = histogram.quantile(0) / width;
  const int last = histogram.quantile(shown_singly) / width;
  std::map<int, std::uint64_t> sums;
  for (const auto& [value, times] : histogram.counts())
    sums[std::min(value / width, last)] += times;
  for (int bin = first; bin < last; ++bin)
    bars.push_back({fmt::format("{}–{}", bin * width, bin * width + width - 1), sums[bin]});
  bars.push_back({fmt::format("{} or more", last * width), sums[last]});
  return bars;
}

Panel levels_at_admission(const oc::CohortSums& sums) {
  Panel panel{"Level at admission", {}};
  for (std::uint8_t i = 0; i < patient::injury_levels; ++i)
    panel.bars.push_back({std::string(isncsci::name(isncsci::Level{i})), sums.level[i]});
  return panel;
}

Panel causes(const oc::CohortSums& sums) {
  Panel panel{"Cause", {}};
  for (std::size_t i = 0; i < patient::cause_count; ++i)
    panel.bars.push_back({name(static_cast<patient::InjuryCause>(i)), sums.cause[i]});
  return panel;
}

Panel grades(const oc::CohortSums& sums) {
  Panel panel{"AIS at admission", {}};
  for (std::size_t grade = 0; grade < oc::grades_at_admission; ++grade) {
    std::uint64_t n = 0;
    for (const std::uint64_t count : sums.occasions[trial::ExaminationGrid::admission].grade[grade])
      n += count;
    panel.bars.push_back({std::string("AIS ") + grade_letter(grade), n});
  }
  return panel;
}

Panel person_and_care(const oc::CohortSums& sums) {
  return {
      "Person and care",
      {{"men", sums.sex[static_cast<std::size_t>(patient::Sex::male)]},
       {"surgery in 24 h",
        sums.surgery[static_cast<std::size_t>(patient::Surgery::within_24_hours)]},
       {"methylprednisolone", sums.steroids[static_cast<std::size_t>(patient::Steroids::given)]}}};
}

struct Columns {
  std::vector<Panel> left, right;
};
Columns panels(const oc::CohortSums& sums) {
  return {
      {{"Age, years", bins(sums.age, decade)}, causes(sums), grades(sums), person_and_care(sums)},
      {levels_at_admission(sums),
       {"Screening, days after injury", bins(sums.screening_day, week)}}};
}

double height(const std::vector<Panel>& column) {
  double sum = 0;
  for (const Panel& panel : column) sum += panel.height() + panel_gap;
  return sum;
}

void draw_panel(Svg& svg, const Panel& panel, Point at, std::uint64_t persons) {
  svg.text({at.x, at.y + 16}, panel.title, "t13 strong");
  double most = 0;
  for (const Bar& bar : panel.bars) most = std::max(most, share_of(bar.count, persons));
  const double full = column_width - panel_labels - panel_numbers;
  double y = at.y + title_row - 4;
  for (const Bar& bar : panel.bars) {
    const double part = share_of(bar.count, persons), x = at.x + panel_labels;
    svg.text({x - 8, y + 12}, bar.label, "t12", Anchor::end);
    const double width = most > 0 ? full * part / most : 0;
    svg.rect({x, y + 1, width, bar_row - 3}, "blue shade-3", fmt::format("{} persons", bar.count));
    svg.text({x + width + 6, y + 12}, percent_of(bar.count, persons) + " %", "t12 soft");
    y += bar_row;
  }
}

void draw_column(Svg& svg, const std::vector<Panel>& column, double x, std::uint64_t persons) {
  double y = 0;
  for (const Panel& panel : column) {
    draw_panel(svg, panel, {x, y}, persons);
    y += panel.height() + panel_gap;
  }
}

Table numbers(const Columns& columns, std::uint64_t persons) {
  Table table{"covariates",
              "Covariates of the persons who come",
              {{"covariate", "", Align::left},
               {"value", "", Align::left},
               {"persons", "", Align::right},
               {"share", "%", Align::right}},
              {},
              {},
              Fold::open};
  for (const auto* column : {&columns.left, &columns.right})
    for (const Panel& panel : *column)
      for (const Bar& bar : panel.bars)
        table.rows.push_back({{panel.title, {}},
                              {bar.label, {}},
                              {with_commas(bar.count), static_cast<double>(bar.count)},
                              percent_cell(bar.count, persons)});
  return table;
}

}  // namespace

Figure covariate_distributions(const CohortInput& input) {
  const Columns columns = panels(input.sums);
  const std::string alt =
      "Bars: the share of persons by age, cause, grade, care, level at admission and day of "
      "screening.";
  Svg svg("covariates", chart_width, std::max(height(columns.left), height(columns.right)),
          "Covariates", alt);
  draw_column(svg, columns.left, 0, input.sums.persons);
  draw_column(svg, columns.right, chart_width - column_width, input.sums.persons);
  return {
      "covariates",
      "Who comes to screening. Each panel has a scale of its own; the numbers are shares of all "
      "persons.",
      svg.finish(),
      alt,
      numbers(columns, input.sums.persons),
      input.reproducibility.canonical_command};
}

}  // namespace caudata::report
