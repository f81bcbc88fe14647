// SPDX-License-Identifier: Apache-2.0
#include <fmt/format.h>

#include <algorithm>

#include "report/figures/figures.hpp"
#include "report/figures/funnel_drawing.hpp"
#include "report/number_text.hpp"
#include "report/oc_index.hpp"

namespace caudata::report {
namespace {

constexpr double top = 30;

struct Row {
  FunnelBar bar;
  const oc::Estimate* persons;
};

/// Arrivals, then who is left after each loss, then the dosed.
std::vector<Row> rows(const OcIndex& oc, const std::string& scenario) {
  const auto find = [&](const char* metric) { return oc.best(scenario, {}, metric); };
  const auto number = [](const oc::Estimate* e) { return value_with_error(e).text; };
  const oc::Estimate* arrivals = find(funnel_arrivals);
  if (arrivals == nullptr) return {};
  double left = arrivals->value;
  std::vector<Row> all{{{"came to screening", left, 0, {}, number(arrivals)}, arrivals}};
  for (const FunnelStep& step : funnel_steps()) {
    const oc::Estimate* lost = find(step.metric);
    if (lost == nullptr) continue;
    left -= lost->value;
    all.push_back({{words(step), std::max(0.0, left), lost->value, step.loss, number(lost)}, lost});
  }
  if (const oc::Estimate* dosed = find(funnel_dosed))
    all.push_back({{"dosed", dosed->value, 0, {}, number(dosed)}, dosed});
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
    table.rows.push_back(
        {{row.bar.words, {}}, value_with_error(row.persons), {fixed(100 * share, 1), share}});
  }
  table.notes = {
      "In the order in which a person is asked: who fails two criteria counts at the first. Those "
      "lost at the steps and the dosed add up to those who came."};
  return table;
}

}  // namespace

Figure funnel_bars(const ReportInput& input, const std::string& scenario) {
  const OcIndex oc(input.estimates);
  const std::vector<Row> all = rows(oc, scenario);
  std::vector<FunnelBar> bars;
  for (const Row& row : all) bars.push_back(row.bar);
  const std::string alt =
      "A bar for those who came to screening, one for each step at which persons leave, with those "
      "still there and those lost, and one for the dosed.";
  Svg svg("screening-funnel", chart_width, top + funnel_height(bars), "Screening funnel", alt);
  svg.text({0, 14}, "persons per trial, mean ± Monte Carlo standard error", "t12 soft");
  draw_funnel(svg, bars, bars.empty() ? 1 : bars.front().left, top);
  return {"screening-funnel",
          "Who comes to screening and who is dosed, mean per trial, under the scenario \"" +
              scenario + "\".",
          svg.finish(),
          alt,
          table_of(all, scenario),
          input.reproducibility.canonical_command};
}

}  // namespace caudata::report
