// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <vector>

#include "report/report_input.hpp"
#include "report/svg.hpp"

/// What pictures with one row per scenario have in common.
namespace caudata::report {

inline constexpr double chart_width =
    720;  // at the width of a printed page one unit is about 0.95 CSS pixels
inline constexpr double label_column = 158;

/// A linear map from values to a horizontal stretch of the picture.
struct Scale {
  double from{0}, to{1};     // values
  double left{0}, right{1};  // places
  double operator()(double value) const {
    return left + (value - from) / (to - from) * (right - left);
  }
};

/// The words of a row at its left, in at most two lines, centred on y.
void row_label(Svg& svg, const std::string& words, double y);

/// Thin vertical lines at every tick of an axis from 0, with their numbers below.
void grid(Svg& svg, const Scale& scale, double top, double bottom, double step, int decimals);

struct LegendItem {
  std::string key;  // a letter that the picture prints, or ""
  std::string words;
  std::string style;
  Hatch hatch{Hatch::none};
};
/// Height that `legend` needs for its items at this width.
double legend_height(const std::vector<LegendItem>& items, double width);
void legend(Svg& svg, const std::vector<LegendItem>& items, Point at, double width);

/// The levels of the protocol in order, part by part.
struct LevelOfPart {
  std::size_t part{0}, dose{0};
  std::string part_name, dose_name;
  std::string name() const { return part_name + " " + dose_name; }
};
std::vector<LevelOfPart> levels(const trial::Protocol& protocol);

}  // namespace caudata::report
