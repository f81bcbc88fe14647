// SPDX-License-Identifier: Apache-2.0
#include <algorithm>

#include "report/figures/figures.hpp"
#include "report/figures/frame.hpp"
#include "report/number_text.hpp"

namespace caudata::report {
namespace {

constexpr double row_height = 46, tallest = 38;
constexpr int bins = 60;
constexpr double covered = 0.999;  // of the trials of each scenario; the last bin holds the rest

struct Binned {
  std::vector<double> share;
};

Binned bin(const oc::Histogram& h, double width) {
  Binned b{std::vector<double>(bins, 0.0)};
  for (const auto& [day, times] : h.counts()) {
    const int i = std::clamp(static_cast<int>(day / width), 0, bins - 1);
    b.share[static_cast<std::size_t>(i)] +=
        static_cast<double>(times) / static_cast<double>(h.total());
  }
  return b;
}

double bin_width(const ReportInput& input) {
  double longest = bins;
  for (const ScenarioDistributions& d : input.distributions)
    if (d.days_to_decision.total() > 0)
      longest = std::max(longest, static_cast<double>(d.days_to_decision.quantile(covered)) + 1);
  return longest / bins;
}

double highest_share(const ReportInput& input, double width) {
  double most = 0;
  for (const ScenarioDistributions& d : input.distributions) {
    if (d.days_to_decision.total() == 0) continue;
    const Binned b = bin(d.days_to_decision, width);
    most = std::max(most, *std::max_element(b.share.begin(), b.share.end()));
  }
  return most > 0 ? most : 1;
}

void draw_row(Svg& svg, const Scale& scale, const Binned& b, double width, double base, double unit,
              const std::string& scenario) {
  for (int i = 0; i < bins; ++i) {
    const double share = b.share[static_cast<std::size_t>(i)];
    if (share <= 0) continue;
    const double left = scale(i * width), right = scale((i + 1) * width), height = share * unit;
    svg.rect({left, base - height, right - left - 0.6, height}, "range-a",
             scenario + ": " + fixed(100 * share, 2) + " % of trials between day " +
                 fixed(i * width, 0) + " and " + fixed((i + 1) * width, 0));
  }
  svg.line({scale.left, base}, {scale.right, base}, "axis");
}

Table histogram_table(const ReportInput& input) {
  constexpr int columns = 12;
  const double width = bin_width(input) * bins / columns;
  Table table{"duration-histograms",
              "Days to the last dose decision, percent of trials",
              {{"scenario", "", Align::left}},
              {},
              {},
              Fold::open};
  for (int i = 0; i < columns; ++i) {
    const std::string from = fixed(i * width, 0);
    table.columns.push_back(
        {i + 1 < columns ? from + "–" + fixed((i + 1) * width, 0) + " d" : from + " d or more", "%",
         Align::right});
  }
  for (const ScenarioDistributions& d : input.distributions) {
    std::vector<double> share(columns, 0.0);
    for (const auto& [day, times] : d.days_to_decision.counts())
      share[static_cast<std::size_t>(std::clamp(static_cast<int>(day / width), 0, columns - 1))] +=
          static_cast<double>(times) / static_cast<double>(d.days_to_decision.total());
    std::vector<Cell> row{{d.scenario, {}}};
    for (const double s : share) row.push_back({fixed(100 * s, 1), s});
    table.rows.push_back(row);
  }
  return table;
}

}  // namespace

Figure duration_histograms(const ReportInput& input) {
  const double width = bin_width(input), longest = width * bins / core::days_per_month;
  const double rows = static_cast<double>(input.distributions.size());
  const double top = 8, bottom = top + rows * row_height;
  const Scale scale{0, width * bins, label_column, chart_width - 24};
  const Scale axis{0, longest, scale.left, scale.right};
  const double unit = tallest / highest_share(input, width);

  const std::string alt =
      "One histogram per scenario of the time to the last dose decision, all on the same axes.";
  Svg svg("duration-histograms", chart_width, bottom + 42, "Time to the last dose decision", alt);
  grid(svg, axis, top, bottom, axis_step(longest, 8), 0);
  svg.text({(scale.left + scale.right) / 2, bottom + 36},
           "months from the opening of the trial to the last dose decision", "t12 soft",
           Anchor::middle);
  double base = top + row_height;
  for (const ScenarioDistributions& d : input.distributions) {
    row_label(svg, d.scenario, base - row_height / 2);
    if (d.days_to_decision.total() > 0)
      draw_row(svg, scale, bin(d.days_to_decision, width), width, base, unit, d.scenario);
    base += row_height;
  }
  return {"duration-histograms",
          "How the time to the last dose decision spreads over trials. Equal heights are equal "
          "shares; the last bar holds everything later.",
          svg.finish(),
          alt,
          histogram_table(input),
          input.reproducibility.canonical_command};
}

}  // namespace caudata::report
