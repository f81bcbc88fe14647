// SPDX-License-Identifier: Apache-2.0
#include "report/graft/stacked_rows.hpp"

#include <fmt/format.h>

#include <numeric>

#include "report/number_text.hpp"

namespace caudata::report {
namespace {

constexpr double stacked_row_height = 30, stacked_bar_height = 20, stacked_top = 8;
constexpr double stacked_labels = 74, stacked_counts = 96;
constexpr double stacked_least_numbered = 0.07;  // share of the bar that a number fits

std::uint64_t row_total(const StackedRow& row) {
  return std::accumulate(row.counts.begin(), row.counts.end(), std::uint64_t{0});
}

void draw_stacked_row(Svg& svg, const Scale& scale, double y, const StackedRow& row,
                      const std::vector<StackedKind>& kinds) {
  const std::uint64_t all = row_total(row);
  std::uint64_t before = 0;
  for (std::size_t k = 0; k < kinds.size(); ++k) {
    if (row.counts[k] == 0) continue;
    const double from = scale(share_of(before, all));
    before += row.counts[k];
    const double share = share_of(row.counts[k], all);
    const Box box{from, y, scale(share_of(before, all)) - from, stacked_bar_height};
    svg.area(box, kinds[k].style, kinds[k].hatch,
             fmt::format("{}: {} {} %", row.label, kinds[k].words, percent_of(row.counts[k], all)));
    if (share >= stacked_least_numbered)
      svg.label({box.x + box.width / 2, y + stacked_bar_height / 2}, fixed(100 * share, 0));
  }
}

std::vector<LegendItem> occurring(const std::vector<StackedKind>& kinds,
                                  const std::vector<StackedRow>& rows) {
  std::vector<LegendItem> items;
  for (std::size_t k = 0; k < kinds.size(); ++k)
    for (const StackedRow& row : rows)
      if (row.counts[k] > 0) {
        items.push_back({"", kinds[k].words, kinds[k].style, kinds[k].hatch});
        break;
      }
  return items;
}

}  // namespace

std::string stacked_rows(const std::string& id, const std::string& title, const std::string& alt,
                         const std::vector<StackedKind>& kinds,
                         const std::vector<StackedRow>& rows) {
  const std::vector<LegendItem> items = occurring(kinds, rows);
  const double bottom = stacked_top + stacked_row_height * static_cast<double>(rows.size());
  const double height = bottom + 46 + legend_height(items, chart_width);
  const Scale scale{0, 1, stacked_labels, chart_width - stacked_counts};
  Svg svg(id, chart_width, height, title, alt);
  for (int tick = 0; tick <= 4; ++tick) {
    const double x = scale(0.25 * tick);
    svg.line({x, stacked_top - 4}, {x, bottom}, tick == 0 ? "axis" : "grid");
    svg.text({x, bottom + 16}, fmt::format("{} %", 25 * tick), "t12 soft", Anchor::middle);
  }
  double y = stacked_top;
  for (const StackedRow& row : rows) {
    const double base = y + stacked_bar_height / 2 + 4.5;
    svg.text({stacked_labels - 10, base}, row.label, "t13", Anchor::end);
    draw_stacked_row(svg, scale, y, row, kinds);
    svg.text({chart_width, base}, row.count_text, "t12 soft", Anchor::end);
    y += stacked_row_height;
  }
  legend(svg, items, {0, bottom + 34}, chart_width);
  return svg.finish();
}

}  // namespace caudata::report
