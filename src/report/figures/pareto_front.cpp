// SPDX-License-Identifier: Apache-2.0
#include "report/figures/pareto_front.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "report/figures/frame.hpp"
#include "report/number_text.hpp"

namespace caudata::report {
namespace {

constexpr double top = 34, height = 380, left = 60, dot = 3.5, front_dot = 5, best_ring = 9;
constexpr int ticks = 6;

struct Plot {
  Scale x, y;
};

/// A scale around the values, with round borders.
Scale scale_over(double least, double most, double from, double to) {
  const double step = axis_step(std::max(most - least, 0.01), ticks);
  const double low = step * static_cast<int>(least / step);
  double high = low + step;
  while (high < most) high += step;
  return {low, high, from, to};
}

Plot plot_of(const std::vector<oc::Candidate>& all) {
  const auto [c0, c1] = std::ranges::minmax(all, {}, &oc::Candidate::correct);
  const auto [o0, o1] = std::ranges::minmax(all, {}, &oc::Candidate::overdose);
  return {scale_over(c0.correct, c1.correct, left, chart_width - 20),
          scale_over(o0.overdose, o1.overdose, top + height, top)};
}

void draw_axes(Svg& svg, const Plot& plot) {
  for (int i = 0; i <= ticks; ++i) {
    const double share = static_cast<double>(i) / ticks;
    const double x = plot.x.from + share * (plot.x.to - plot.x.from);
    const double y = plot.y.from + share * (plot.y.to - plot.y.from);
    svg.line({plot.x(x), top}, {plot.x(x), top + height}, i == 0 ? "axis" : "grid");
    svg.line({left, plot.y(y)}, {chart_width - 20, plot.y(y)}, i == 0 ? "axis" : "grid");
    svg.text({plot.x(x), top + height + 16}, fixed(100 * x, 1), "t12 soft", Anchor::middle);
    svg.text({left - 8, plot.y(y) + 4}, fixed(100 * y, 1), "t12 soft", Anchor::end);
  }
  svg.text({(left + chart_width) / 2, top + height + 36}, "P(correct), %", "t12 soft",
           Anchor::middle);
  svg.text({0, top - 14}, "P(overdose), %", "t12 soft");
}

std::string tip(const SearchInput& input, const oc::Candidate& c) {
  std::string text;
  for (std::size_t i = 0; i < c.values.size(); ++i)
    text += fmt::format("{} = {}, ", input.search.options[i], option_text(c.values[i]));
  return fmt::format("{}correct {} %, overdose {} %, {} patients", text, percent(c.correct, 0),
                     percent(c.overdose, 0), fixed(c.evaluable, 1));
}

}  // namespace

Figure pareto_front(const SearchInput& input) {
  const auto& all = input.search.candidates;
  const Plot plot = plot_of(all);
  const std::string alt =
      "A point per candidate: P(correct) to the right, P(overdose) upwards; dark points are on the "
      "Pareto front, the ring is the best admissible one.";
  Svg svg("pareto-front", chart_width, top + height + 44, "Pareto front", alt);
  draw_axes(svg, plot);
  const auto at = [&](const oc::Candidate& c) {
    return Point{plot.x(c.correct), plot.y(c.overdose)};
  };
  for (const oc::Candidate& c : all)
    if (!c.on_front)
      svg.circle(at(c), dot, c.admissible ? "blue shade-1" : "grey shade-1", tip(input, c));
  if (input.search.best >= 0)
    svg.circle(at(all[static_cast<std::size_t>(input.search.best)]), best_ring, "amber shade-2");
  for (const oc::Candidate& c : all)
    if (c.on_front) svg.circle(at(c), front_dot, "blue shade-4", tip(input, c));
  return {"pareto-front",
          "Candidates by P(correct) and P(overdose), averaged over the prior on scenarios. Grey: "
          "outside a "
          "constraint; dark: on the Pareto front, which also weighs the mean number of patients; "
          "ringed: the best.",
          svg.finish(),
          alt,
          front_table(input),
          input.command};
}

}  // namespace caudata::report
