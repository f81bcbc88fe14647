// SPDX-License-Identifier: Apache-2.0
#include <fmt/format.h>

#include <algorithm>
#include <array>

#include "report/cohort/cohort_figures.hpp"
#include "report/examination_text.hpp"
#include "report/figures/frame.hpp"
#include "report/number_text.hpp"

namespace caudata::report {
namespace {

constexpr double top = 30, plot_height = 200, axis_left = 34, panel_gap = 14;
constexpr std::array<double, 5> quantiles{0.05, 0.25, 0.5, 0.75, 0.95};
constexpr int score_ticks = 2;

/// Quantiles of one score on one day; nothing where nobody has the grade.
struct Band {
  int day{0};
  std::uint64_t persons{0};
  double mean{0};
  std::array<int, quantiles.size()> q{};
};

std::vector<Band> bands(const CohortInput& input, isncsci::ScoreSum score, std::size_t grade) {
  std::vector<Band> all;
  for (const auto& [occasion, day] : fixed_days(input)) {
    const oc::Histogram& histogram =
        input.sums.occasions[occasion].score[grade][static_cast<std::size_t>(score)];
    if (histogram.total() == 0) continue;
    Band band{day, histogram.total(), histogram.mean(), {}};
    for (std::size_t i = 0; i < quantiles.size(); ++i) band.q[i] = histogram.quantile(quantiles[i]);
    all.push_back(band);
  }
  std::ranges::stable_sort(all, {}, &Band::day);
  return all;
}

struct Frame {
  Scale x, y;
};

void draw_area(Svg& svg, const std::vector<Band>& all, const Frame& frame, std::size_t low,
               const char* style, const char* tip) {
  const std::size_t high = quantiles.size() - 1 - low;
  std::vector<Point> corners;
  for (const Band& band : all) corners.push_back({frame.x(band.day), frame.y(band.q[high])});
  for (auto band = all.rbegin(); band != all.rend(); ++band)
    corners.push_back({frame.x(band->day), frame.y(band->q[low])});
  svg.polygon(corners, style, tip);
}

void draw_axes(Svg& svg, const Frame& frame, int most, bool with_numbers) {
  const double bottom = top + plot_height;
  for (int i = 0; i <= score_ticks; ++i) {
    const double value = static_cast<double>(most) * i / score_ticks;
    svg.line({frame.x.left, frame.y(value)}, {frame.x.right, frame.y(value)},
             i == 0 ? "axis" : "grid");
    if (with_numbers)
      svg.text({frame.x.left - 6, frame.y(value) + 4}, shortest(value), "t12 soft", Anchor::end);
  }
  const double step = axis_step(frame.x.to, 3);
  for (double day = 0; day <= frame.x.to; day += step) {
    svg.line({frame.x(day), bottom}, {frame.x(day), bottom + 4}, "axis");
    svg.text({frame.x(day), bottom + 17}, shortest(day), "t12 soft", Anchor::middle);
  }
}

void draw_panel(Svg& svg, const std::vector<Band>& all, const Frame& frame, std::size_t grade) {
  const std::uint64_t n = all.empty() ? 0 : all.front().persons;
  svg.text({(frame.x.left + frame.x.right) / 2, 16},
           fmt::format("AIS {} (n = {})", grade_letter(grade), with_commas(n)), "t13 strong",
           Anchor::middle);
  if (all.empty()) return;
  draw_area(svg, all, frame, 0, "range-b", "5 % to 95 %");
  draw_area(svg, all, frame, 1, "range-a", "25 % to 75 %");
  for (std::size_t i = 0; i < all.size(); ++i) {
    const Point at{frame.x(all[i].day), frame.y(all[i].q[2])};
    if (i > 0) svg.line({frame.x(all[i - 1].day), frame.y(all[i - 1].q[2])}, at, "median");
    svg.circle(
        at, 2.6, "solid",
        fmt::format("day {}: median {}, mean {}", all[i].day, all[i].q[2], fixed(all[i].mean, 1)));
  }
}

Table empty_table(isncsci::ScoreSum score) {
  return {fmt::format("scores-{}", static_cast<int>(score)),
          fmt::format("{} over time, by AIS at admission", name(score)),
          {{"at admission", "", Align::left},
           {"day", "d", Align::right},
           {"n", "", Align::right},
           {"mean", "", Align::right},
           {"5 %", "", Align::right},
           {"25 %", "", Align::right},
           {"median", "", Align::right},
           {"75 %", "", Align::right},
           {"95 %", "", Align::right}},
          {},
          {},
          Fold::open};
}

void add_rows(Table& table, const std::vector<Band>& all, std::size_t grade) {
  for (const Band& band : all) {
    std::vector<Cell> cells{{std::string("AIS ") + grade_letter(grade), {}},
                            {std::to_string(band.day), static_cast<double>(band.day)},
                            {with_commas(band.persons), static_cast<double>(band.persons)},
                            {fixed(band.mean, 1), band.mean}};
    for (const int q : band.q) cells.push_back({std::to_string(q), static_cast<double>(q)});
    table.rows.push_back(std::move(cells));
  }
}

}  // namespace

Figure score_bands(const CohortInput& input, isncsci::ScoreSum score) {
  const std::string id = fmt::format("scores-{}", static_cast<int>(score));
  const std::string alt = fmt::format(
      "{} over days since injury, a panel per grade at admission: median, middle half and 5 to 95 "
      "percent band.",
      name(score));
  const double bottom = top + plot_height;
  Svg svg(id, chart_width, bottom + 62, fmt::format("{} over time", name(score)), alt);
  Table table = empty_table(score);
  int last_day = 1;
  for (const auto& [occasion, day] : fixed_days(input)) last_day = std::max(last_day, day);
  const double width = (chart_width - axis_left) / oc::grades_at_admission - panel_gap;
  for (std::size_t grade = 0; grade < oc::grades_at_admission; ++grade) {
    const double left = axis_left + static_cast<double>(grade) * (width + panel_gap);
    const Frame frame{{0, static_cast<double>(last_day), left, left + width},
                      {0, static_cast<double>(highest(score)), bottom, top}};
    const std::vector<Band> all = bands(input, score, grade);
    draw_axes(svg, frame, highest(score), grade == 0);
    draw_panel(svg, all, frame, grade);
    add_rows(table, all, grade);
  }
  svg.text({chart_width / 2, bottom + 34}, "days since injury", "t12 soft", Anchor::middle);
  legend(svg,
         {{"", "middle half", "range-a", Hatch::none}, {"", "5 % to 95 %", "range-b", Hatch::none}},
         {axis_left, bottom + 42}, chart_width - axis_left);
  return {
      id,
      fmt::format("{} under natural recovery, by AIS at admission: median (line), middle half, 5 "
                  "to 95 %.",
                  name(score)),
      svg.finish(),
      alt,
      std::move(table),
      input.reproducibility.canonical_command};
}

}  // namespace caudata::report
