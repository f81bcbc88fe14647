// SPDX-License-Identifier: Apache-2.0
#include "report/figures/forest_plot.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

#include "report/figures/frame.hpp"
#include "report/number_text.hpp"

namespace caudata::report {
namespace {

using evidence::Prediction;
using evidence::Target;

constexpr double top = 14, row_height = 19, label_width = 236, right_margin = 18, below = 48;
constexpr double label_size = 12;
constexpr double circle = 4, rhombus = 5;
constexpr double farthest = 5;  // tolerances; what lies beyond is drawn at the border

struct Row {
  const Target* target;
  const Prediction* prediction;
};

bool on(const Target& target, const Prediction& p, ForestAxis axis) {
  return p.value && evidence::is_share(target.statistic.kind) == (axis == ForestAxis::percent);
}

std::vector<Row> rows_on(const ValidationInput& input, ForestAxis axis) {
  std::vector<Row> rows;
  for (std::size_t i = 0; i < input.targets.size(); ++i)
    if (on(input.targets[i], input.predictions[i], axis))
      rows.push_back({&input.targets[i], &input.predictions[i]});
  return rows;
}

/// From the number of a target to the axis of the picture.
class Place {
 public:
  Place(const Target& target, ForestAxis axis, const Scale& scale)
      : target_(target), axis_(axis), scale_(scale) {}

  double operator()(double value) const {
    if (axis_ == ForestAxis::percent) return scale_(100 * value);
    const double half =
        std::max(target_.limits.upper - target_.observed, target_.observed - target_.limits.lower);
    return scale_(std::clamp((value - target_.observed) / half, -farthest, farthest));
  }

 private:
  const Target& target_;
  ForestAxis axis_;
  const Scale& scale_;
};

std::string tip(const Target& t, const Prediction& p) {
  return fmt::format(
      "{}: predicted {:.4g} ({:.4g} to {:.4g}), observed {:.4g}, allowed {:.4g} to "
      "{:.4g}",
      t.id, *p.value, p.interval_90.lower, p.interval_90.upper, t.observed, t.limits.lower,
      t.limits.upper);
}

void draw_row(Svg& svg, const Row& row, const Place& place, double y) {
  const Target& t = *row.target;
  const Prediction& p = *row.prediction;
  const std::string words = wrap(t.id, label_size, label_width - 8, 1).front();
  svg.text({0, y + 4}, words, p.within_tolerance ? "t12" : "t12 strong");
  svg.line({place(t.limits.lower), y}, {place(t.limits.upper), y}, "allowed");
  const char* line = p.within_tolerance ? "whisker" : "whisker-failed";
  svg.line({place(p.interval_90.lower), y}, {place(p.interval_90.upper), y}, line);
  const double x = place(t.observed);
  svg.polygon({{x, y - rhombus}, {x + rhombus, y}, {x, y + rhombus}, {x - rhombus, y}}, "solid",
              tip(t, p));
  svg.circle({place(*p.value), y}, circle, p.within_tolerance ? "hollow" : "red shade-3",
             tip(t, p));
}

void draw_axis(Svg& svg, const Scale& scale, double bottom, double step, const char* words) {
  for (double at = scale.from; at <= scale.to; at += step) {
    svg.line({scale(at), top}, {scale(at), bottom}, "grid");
    svg.text({scale(at), bottom + 16}, fixed(at, 0), "t12 soft", Anchor::middle);
  }
  svg.text({(scale.left + scale.right) / 2, bottom + 36}, words, "t12 soft", Anchor::middle);
}

std::string caption(ForestAxis axis) {
  return fmt::format(
      "{}. Grey band: what the tolerance allows; rhombus: observed; circle and line: predicted "
      "with 90 % interval for a study of that size. Filled and bold: outside the tolerance.",
      axis == ForestAxis::percent
          ? "Shares and probabilities"
          : "Scores, slopes and rates as distance from the observed number, in tolerances; what "
            "lies beyond 5 stands at the border");
}

Table numbers(const ValidationInput& input, ForestAxis axis) {
  ValidationInput part;
  for (std::size_t i = 0; i < input.targets.size(); ++i)
    if (on(input.targets[i], input.predictions[i], axis)) {
      part.targets.push_back(input.targets[i]);
      part.predictions.push_back(input.predictions[i]);
    }
  Table table = validation_table(part);
  table.id = axis == ForestAxis::percent ? "forest-shares" : "forest-others";
  return table;
}

}  // namespace

bool any_on(const ValidationInput& input, ForestAxis axis) { return !rows_on(input, axis).empty(); }

Figure forest_plot(const ValidationInput& input, ForestAxis axis) {
  const std::vector<Row> rows = rows_on(input, axis);
  const double bottom = top + row_height * static_cast<double>(rows.size());
  const bool percent_axis = axis == ForestAxis::percent;
  const Scale scale{percent_axis ? 0 : -farthest, percent_axis ? 100 : farthest, label_width,
                    chart_width - right_margin};
  const std::string id = percent_axis ? "forest-shares" : "forest-others";
  const std::string alt = "Predicted against observed, a row per target: " + caption(axis);
  Svg svg(id, chart_width, bottom + below, "Predicted against observed", alt);
  draw_axis(svg, scale, bottom, percent_axis ? 20 : 1,
            percent_axis ? "%" : "(number - observed) / half width of the tolerance");
  for (std::size_t i = 0; i < rows.size(); ++i)
    draw_row(svg, rows[i], Place(*rows[i].target, axis, scale),
             top + row_height * (static_cast<double>(i) + 0.5));
  return {id, caption(axis), svg.finish(), alt, numbers(input, axis), input.command};
}

}  // namespace caudata::report
