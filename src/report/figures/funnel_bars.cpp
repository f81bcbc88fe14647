// SPDX-License-Identifier: Apache-2.0
#include <fmt/format.h>

#include <algorithm>

#include "report/figures/figures.hpp"
#include "report/figures/frame.hpp"
#include "report/funnel.hpp"
#include "report/number_text.hpp"
#include "report/oc_index.hpp"

namespace caudata::report {
namespace {

constexpr double row_height = 28, bar_height = 18, number_column = 150, top = 30;
constexpr double least_width = 1.5;  // so that a rare reason can be seen
constexpr int ticks = 5;

/// One bar: who is still there, or who leaves here.
struct Row {
  std::string words;
  const oc::Estimate* persons;
  double from{0};  // where its bar begins
  bool leaves{true};
};

/// Arrivals, then each loss where the rest ends, then the dosed.
std::vector<Row> rows(const OcIndex& oc, const std::string& scenario) {
  const auto find = [&](const char* metric) { return oc.best(scenario, {}, metric); };
  const oc::Estimate* arrivals = find(funnel_arrivals);
  if (arrivals == nullptr) return {};
  std::vector<Row> all{{"came to screening", arrivals, 0, false}};
  double left = arrivals->value;
  for (const FunnelStep& step : funnel_steps()) {
    const oc::Estimate* lost = find(step.metric);
    if (lost == nullptr) continue;
    left -= lost->value;
    all.push_back({step.words, lost, std::max(0.0, left), true});
  }
  if (const oc::Estimate* dosed = find(funnel_dosed)) all.push_back({"dosed", dosed, 0, false});
  return all;
}

Table table_of(const std::vector<Row>& rows, const std::string& scenario) {
  Table table{"screening-funnel",
              "From arrival to the first dose, mean per trial, under \"" + scenario + "\"",
              {{"step", "", Align::left},
               {"persons ± standard error", "", Align::right},
               {"of those who came", "%", Align::right}},
              {},
              {},
              Fold::open};
  for (const Row& row : rows) {
    const double share = row.persons->value / rows.front().persons->value;
    table.rows.push_back({{row.leaves ? "excluded: " + row.words : row.words, {}},
                          value_with_error(row.persons),
                          {fixed(100 * share, 1), share}});
  }
  table.notes = {
      "In the order in which a person is asked: who fails two criteria counts at the first. "
      "Excluded "
      "persons and the dosed add up to those who came."};
  return table;
}

void draw(Svg& svg, const Scale& scale, double y, const Row& row) {
  row_label(svg, row.words, y);
  const double width =
      std::max(least_width, scale(row.from + row.persons->value) - scale(row.from));
  const Box box{scale(row.from), y - bar_height / 2, width, bar_height};
  const std::string number = value_with_error(row.persons).text;
  svg.area(box, row.leaves ? "grey shade-3" : "blue shade-3",
           row.leaves ? Hatch::rising : Hatch::none, row.words + ": " + number);
  svg.text({chart_width, y + 4.5}, number, "t12", Anchor::end);
}

}  // namespace

Figure funnel_bars(const ReportInput& input, const std::string& scenario) {
  const OcIndex oc(input.estimates);
  const std::vector<Row> all = rows(oc, scenario);
  const double bottom = top + static_cast<double>(all.size()) * row_height;
  const double most = all.empty() ? 1 : std::max(1.0, all.front().persons->value);
  const Scale scale{0, most, label_column, chart_width - number_column};
  const std::string alt =
      "A bar for those who came to screening, one for those excluded at each step, and one for the "
      "dosed.";
  Svg svg("screening-funnel", chart_width, bottom + 42, "Screening funnel", alt);
  svg.text({0, 14}, "persons per trial, mean ± Monte Carlo standard error", "t12 soft");
  grid(svg, scale, top, bottom, axis_step(most, ticks), 0);
  double y = top + row_height / 2;
  for (const Row& row : all) {
    draw(svg, scale, y, row);
    y += row_height;
  }
  return {"screening-funnel",
          "Who comes to screening and who is dosed, mean per trial, under the scenario \"" +
              scenario + "\".",
          svg.finish(),
          alt,
          table_of(all, scenario),
          input.reproducibility.canonical_command};
}

}  // namespace caudata::report
