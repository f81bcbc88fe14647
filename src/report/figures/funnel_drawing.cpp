// SPDX-License-Identifier: Apache-2.0
#include "report/figures/funnel_drawing.hpp"

#include <algorithm>
#include <array>

namespace caudata::report {
namespace {

constexpr double row_height = 34, bar_height = 20, number_column = 150, axis_height = 30;
constexpr double least_width = 1.5;  // so that a rare reason can be seen
constexpr int ticks = 5;

struct Look {
  const char* style;
  Hatch hatch;
};
constexpr std::array<Look, loss_count> looks{{{"red shade-1", Hatch::rising},
                                              {"amber shade-1", Hatch::falling},
                                              {"grey shade-3", Hatch::crossed},
                                              {"grey shade-1", Hatch::dotted}}};

const Look& look(Loss loss) { return looks[static_cast<std::size_t>(loss)]; }

std::vector<LegendItem> keys(const std::vector<FunnelBar>& bars) {
  std::vector<LegendItem> items{{"", "still there", "blue shade-2", Hatch::none}};
  for (std::size_t i = 0; i < loss_count; ++i) {
    const auto loss = static_cast<Loss>(i);
    if (std::ranges::any_of(bars, [&](const FunnelBar& bar) { return bar.loss == loss; }))
      items.push_back({"", name(loss), look(loss).style, look(loss).hatch});
  }
  return items;
}

double rows_height(const std::vector<FunnelBar>& bars) {
  return row_height * static_cast<double>(bars.size());
}

void draw_bar(Svg& svg, const Scale& scale, const FunnelBar& bar, double y) {
  row_label(svg, bar.words, y);
  const double top = y - bar_height / 2, end = scale(bar.left);
  svg.rect({scale(0), top, end - scale(0), bar_height}, "blue shade-2");
  if (bar.loss && bar.lost > 0)
    svg.area({end, top, std::max(least_width, scale(bar.lost) - scale(0)), bar_height},
             look(*bar.loss).style, look(*bar.loss).hatch, bar.words + ": " + bar.number);
  svg.text({chart_width, y + 4.5}, bar.number, "t12", Anchor::end);
}

}  // namespace

double funnel_height(const std::vector<FunnelBar>& bars) {
  return rows_height(bars) + axis_height + legend_height(keys(bars), chart_width - label_column);
}

void draw_funnel(Svg& svg, const std::vector<FunnelBar>& bars, double most, double top) {
  const Scale scale{0, std::max(1.0, most), label_column, chart_width - number_column};
  const double bottom = top + rows_height(bars);
  grid(svg, scale, top, bottom, axis_step(scale.to, ticks), 0);
  double y = top + row_height / 2;
  for (const FunnelBar& bar : bars) {
    draw_bar(svg, scale, bar, y);
    y += row_height;
  }
  legend(svg, keys(bars), {label_column, bottom + axis_height}, chart_width - label_column);
}

}  // namespace caudata::report
