// SPDX-License-Identifier: Apache-2.0
#include "report/figures/frame.hpp"

#include <algorithm>

#include "report/number_text.hpp"

namespace caudata::report {
namespace {

constexpr double text_size = 13, small_size = 12;
constexpr double line_height = 16;
constexpr double legend_row = 22, swatch_width = 26, swatch_height = 14, legend_gap = 22;

/// A key is printed strong, which is wider than what `text_width` expects.
double key_width(const LegendItem& item) {
  constexpr double least = 16, strong = 1.1, after = 6;
  if (item.key.empty()) return 0;
  return std::max(least, strong * text_width(item.key, small_size) + after);
}

double item_width(const LegendItem& item) {
  return swatch_width + 6 + key_width(item) + text_width(item.words, small_size) + legend_gap;
}

template <class Place>
double lay_out(const std::vector<LegendItem>& items, double width, Place&& place) {
  double x = 0, y = 0;
  for (const LegendItem& item : items) {
    if (x > 0 && x + item_width(item) - legend_gap > width) {
      x = 0;
      y += legend_row;
    }
    place(item, Point{x, y});
    x += item_width(item);
  }
  return items.empty() ? 0 : y + legend_row;
}

}  // namespace

void row_label(Svg& svg, const std::string& words, double y) {
  const auto lines = wrap(words, text_size, label_column - 14, 2);
  double baseline = y + 4.5 - (static_cast<double>(lines.size()) - 1) * line_height / 2;
  for (const std::string& line : lines) {
    svg.text({label_column - 12, baseline}, line, "t13", Anchor::end);
    baseline += line_height;
  }
}

void grid(Svg& svg, const Scale& scale, double top, double bottom, double step, int decimals) {
  constexpr double rounding = 1e-9;  // of a step, so that the last tick is not lost
  for (int i = 0; scale.from + i * step <= scale.to + rounding * step; ++i) {
    const double value = scale.from + i * step;
    svg.line({scale(value), top}, {scale(value), bottom}, i == 0 ? "axis" : "grid");
    svg.text({scale(value), bottom + 16}, fixed(value, decimals), "t12 soft", Anchor::middle);
  }
}

double legend_height(const std::vector<LegendItem>& items, double width) {
  return lay_out(items, width, [](const LegendItem&, Point) {});
}

void legend(Svg& svg, const std::vector<LegendItem>& items, Point at, double width) {
  lay_out(items, width, [&](const LegendItem& item, Point p) {
    const Box swatch{at.x + p.x, at.y + p.y, swatch_width, swatch_height};
    svg.area(swatch, item.style, item.hatch);
    const double words_from = swatch.x + swatch_width + 6;
    if (!item.key.empty()) svg.text({words_from, swatch.y + 11.5}, item.key, "t12 strong");
    svg.text({words_from + key_width(item), swatch.y + 11.5}, item.words, "t12");
  });
}

std::vector<LevelOfPart> levels(const trial::Protocol& protocol) {
  std::vector<LevelOfPart> all;
  for (std::size_t part = 0; part < protocol.parts.size(); ++part)
    for (std::size_t dose = 0; dose < protocol.parts[part].doses.size(); ++dose)
      all.push_back({part, dose, protocol.parts[part].name, protocol.parts[part].doses[dose]});
  return all;
}

}  // namespace caudata::report
