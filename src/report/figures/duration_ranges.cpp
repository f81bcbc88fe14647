// SPDX-License-Identifier: Apache-2.0
#include "report/figures/figures.hpp"
#include "report/figures/frame.hpp"
#include "report/number_text.hpp"

namespace caudata::report {
namespace {

constexpr double row_height = 44;
constexpr double number_column = 148;

struct Range {
  double low{0}, median{0}, high{0};  // days
};
Range range_of(const oc::Histogram& h) {
  return {static_cast<double>(h.quantile(0.1)), static_cast<double>(h.quantile(0.5)),
          static_cast<double>(h.quantile(0.9))};
}

std::string words(const Range& r) {
  return months(r.median) + " (" + months(r.low) + "–" + months(r.high) + ")";
}

void draw_range(Svg& svg, const Scale& scale, const Range& r, double y, const char* style,
                const std::string& tip) {
  const Box box{scale(r.low), y - 5, std::max(2.0, scale(r.high) - scale(r.low)), 10};
  svg.rect(box, style, tip + ": " + words(r) + " months");
  svg.line({scale(r.median), y - 8}, {scale(r.median), y + 8}, "median");
  svg.text({chart_width, y + 4.5}, words(r), "t12", Anchor::end);
}

Table range_table(const ReportInput& input) {
  Table table{"duration-ranges",
              "Duration from the opening of the trial",
              {{"scenario", "", Align::left},
               {"last dose decision: 10 %", "d", Align::right},
               {"median", "d", Align::right},
               {"90 %", "d", Align::right},
               {"last follow-up visit: 10 %", "d", Align::right},
               {"median", "d", Align::right},
               {"90 %", "d", Align::right}},
              {},
              {},
              Fold::open};
  for (const ScenarioDistributions& d : input.distributions) {
    std::vector<Cell> row{{d.scenario, {}}};
    for (const oc::Histogram* h : {&d.days_to_decision, &d.days_to_lock}) {
      const Range r = h->total() > 0 ? range_of(*h) : Range{};
      for (const double value : {r.low, r.median, r.high}) row.push_back({fixed(value, 0), value});
    }
    table.rows.push_back(row);
  }
  table.notes = {"Quantiles over simulated trials; whole days."};
  return table;
}

}  // namespace

Figure duration_ranges(const ReportInput& input) {
  double longest = 1;
  for (const ScenarioDistributions& d : input.distributions)
    if (d.days_to_lock.total() > 0)
      longest = std::max(longest, range_of(d.days_to_lock).high / core::days_per_month);
  const double rows = static_cast<double>(input.distributions.size());
  const double top = 46, bottom = top + rows * row_height;
  const double step = axis_step(longest, 8);
  const Scale scale{0, longest * 1.02 * core::days_per_month, label_column,
                    chart_width - number_column};
  const Scale axis{0, longest * 1.02, scale.left, scale.right};

  const std::string alt =
      "Per scenario two bars from the 10 % to the 90 % quantile of the duration, with the median "
      "marked.";
  Svg svg("duration-ranges", chart_width, bottom + 42, "Duration of the trial", alt);
  svg.rect({0, 5, 26, 10}, "range-a");
  svg.text({32, 14.5}, "to the last dose decision", "t12");
  svg.rect({212, 5, 26, 10}, "range-b");
  svg.text({244, 14.5}, "to the last follow-up visit", "t12");
  svg.line({440, 2}, {440, 18}, "median");
  svg.text({448, 14.5}, "median", "t12");
  svg.text({chart_width, 14.5}, "median (10–90 %), months", "t12 strong", Anchor::end);
  grid(svg, axis, top - 16, bottom, step, 0);
  svg.text({(scale.left + scale.right) / 2, bottom + 36}, "months from the opening of the trial",
           "t12 soft", Anchor::middle);
  double y = top + row_height / 2 - 6;
  for (const ScenarioDistributions& d : input.distributions) {
    row_label(svg, d.scenario, y);
    if (d.days_to_decision.total() > 0)
      draw_range(svg, scale, range_of(d.days_to_decision), y - 9, "range-a", d.scenario);
    if (d.days_to_lock.total() > 0)
      draw_range(svg, scale, range_of(d.days_to_lock), y + 9, "range-b", d.scenario);
    y += row_height;
  }
  return {"duration-ranges",
          "Calendar time that the trial takes: 10 to 90 % of trials (bar) and the median (line).",
          svg.finish(),
          alt,
          range_table(input),
          input.reproducibility.canonical_command};
}

}  // namespace caudata::report
