// SPDX-License-Identifier: Apache-2.0
#include <fmt/format.h>

#include "report/figures/figures.hpp"
#include "report/figures/frame.hpp"
#include "report/number_text.hpp"
#include "report/oc_index.hpp"

namespace caudata::report {
namespace {

constexpr double row_height = 38;
constexpr double number_column = 132;
constexpr double whisker_errors = 2;  // standard errors each way
constexpr double symbol = 5;

const char* const evaluable_metric = "p_evaluable_exceeds_planned";
const char* const treated_metric = "p_treated_exceeds_planned";

void diamond(Svg& svg, Point c, const std::string& tip) {
  svg.polygon({{c.x, c.y - symbol - 1},
               {c.x + symbol + 1, c.y},
               {c.x, c.y + symbol + 1},
               {c.x - symbol - 1, c.y}},
              "solid", tip);
}

void draw_estimate(Svg& svg, const Scale& scale, const oc::Estimate* e, double y,
                   const std::string& what) {
  if (e == nullptr) return;
  const std::string share = percent_with_error(*e) + " %";
  if (e->method == oc::Method::exact) {
    diamond(svg, {scale(e->value), y}, what + ": " + share);
  } else {
    const double error = whisker_errors * e->mc_error;
    svg.line({scale(std::max(0.0, e->value - error)), y},
             {scale(std::min(1.0, e->value + error)), y}, "whisker");
    svg.circle({scale(e->value), y}, symbol, "hollow", what + ": " + share);
  }
  svg.text({chart_width, y + 4.5}, share, "t12", Anchor::end);
}

Table exceeded_table(const ReportInput& input, const OcIndex& oc) {
  Table table{"planned-exceeded",
              "Probability that more patients are needed than planned",
              {{"scenario", "", Align::left},
               {"more evaluable patients, exact", "%", Align::right},
               {"more evaluable patients, simulated", "%", Align::right},
               {"more dosed patients, simulated", "%", Align::right}},
              {},
              {},
              Fold::open};
  const auto cell = [](const oc::Estimate* e) {
    return e == nullptr ? Cell{"–", {}} : Cell{percent_with_error(*e), e->value};
  };
  for (const trial::Scenario& s : input.protocol.scenarios)
    table.rows.push_back({{s.name, {}},
                          cell(oc.find(s.name, {}, evaluable_metric, oc::Method::exact)),
                          cell(oc.find(s.name, {}, evaluable_metric, oc::Method::monte_carlo)),
                          cell(oc.find(s.name, {}, treated_metric, oc::Method::monte_carlo))});
  return table;
}

}  // namespace

Figure planned_exceeded(const ReportInput& input) {
  const OcIndex oc(input.estimates);
  const double rows = static_cast<double>(input.protocol.scenarios.size());
  const double top = 34, bottom = top + rows * row_height;
  const Scale scale{0, 1, label_column, chart_width - number_column};
  const std::string planned = input.protocol.identity.planned_patients
                                  ? std::to_string(*input.protocol.identity.planned_patients)
                                  : "the planned number";
  const std::string alt =
      "Per scenario the probability that more patients are needed than planned.";
  Svg svg("planned-exceeded", chart_width, bottom + 42, "More patients than planned", alt);
  diamond(svg, {8, 10}, "");
  svg.text({20, 14.5}, fmt::format("evaluable patients above {} (exact)", planned), "t12");
  svg.circle({316, 10}, symbol, "hollow");
  svg.text({328, 14.5},
           fmt::format("dosed patients above {} (simulated, ± 2 standard errors)", planned), "t12");
  for (int mark = 0; mark <= 100; mark += 20) {
    svg.line({scale(mark / 100.0), top}, {scale(mark / 100.0), bottom},
             mark == 0 ? "axis" : "grid");
    svg.text({scale(mark / 100.0), bottom + 16}, std::to_string(mark), "t12 soft", Anchor::middle);
  }
  svg.text({(scale.left + scale.right) / 2, bottom + 36}, "probability, percent", "t12 soft",
           Anchor::middle);
  double y = top + row_height / 2;
  for (const trial::Scenario& s : input.protocol.scenarios) {
    row_label(svg, s.name, y);
    svg.line({scale.left, y + row_height / 2}, {chart_width, y + row_height / 2}, "rule");
    draw_estimate(svg, scale, oc.best(s.name, {}, evaluable_metric), y - 8, s.name + ", evaluable");
    draw_estimate(svg, scale, oc.best(s.name, {}, treated_metric), y + 8, s.name + ", dosed");
    y += row_height;
  }
  return {"planned-exceeded",
          fmt::format("Probability that the trial needs more than {} patients.", planned),
          svg.finish(),
          alt,
          exceeded_table(input, oc),
          input.reproducibility.canonical_command};
}

}  // namespace caudata::report
