// SPDX-License-Identifier: Apache-2.0
#include <fmt/format.h>

#include "oc/verdict_rows.hpp"
#include "report/figures/comparison_figures.hpp"
#include "report/figures/frame.hpp"
#include "report/number_text.hpp"

namespace caudata::report {
namespace {

constexpr int panels_per_row = 3;
constexpr double panel_width = 232, panel_gap = 12, plot_left = 28, plot_side = 188;
constexpr double plot_top = 30, row_step = 15, axis_room = 40;
constexpr double dot = 4, half_cross = 3.6;

std::vector<std::string> scenarios(const ComparisonInput& input) {
  std::vector<std::string> names{oc::averaged_scenario};
  for (const oc::Truth& truth : input.result.truths) names.push_back(truth.scenario);
  return names;
}

double plot_height(const ComparisonInput& input) {
  return static_cast<double>(input.result.contenders.size()) * row_step + 6;
}

void draw_axis(Svg& svg, const Scale& x, double top, double bottom) {
  for (const double tick : {0.0, 0.25, 0.5, 0.75, 1.0}) {
    svg.line({x(tick), top}, {x(tick), bottom}, tick > 0 ? "grid" : "axis");
    svg.text({x(tick), bottom + 15}, fixed(100 * tick, 0), "t12 soft", Anchor::middle);
  }
}

void draw_cross(Svg& svg, Point at) {
  svg.line({at.x - half_cross, at.y - half_cross}, {at.x + half_cross, at.y + half_cross}, "cross");
  svg.line({at.x - half_cross, at.y + half_cross}, {at.x + half_cross, at.y - half_cross}, "cross");
}

void draw_panel(Svg& svg, const ComparisonInput& input, const DesignIndex& oc, Point corner,
                const std::string& scenario) {
  const Scale x{0, 1, corner.x + plot_left, corner.x + plot_left + plot_side};
  const double top = corner.y + plot_top, bottom = top + plot_height(input);
  svg.text({x(0), corner.y + 16}, wrap(scenario, 13, plot_side, 1).front(), "t13 strong");
  draw_axis(svg, x, top, bottom);
  for (std::size_t i = 0; i < input.result.contenders.size(); ++i) {
    const std::string& design = input.result.contenders[i].label;
    const double y = top + (static_cast<double>(i) + 0.5) * row_step + 3;
    svg.text({x(0) - 9, y + 4}, design_letter(i), "t12 strong", Anchor::end);
    const oc::Estimate* correct = oc.find(scenario, design, "p_correct");
    const oc::Estimate* over = oc.find(scenario, design, "p_overdose");
    if (correct == nullptr || over == nullptr) continue;
    svg.line({x(0), y}, {x(correct->value), y}, "rule");
    svg.circle({x(correct->value), y}, dot, "solid",
               fmt::format("{}: correct {} %, overdose {} %", design, percent_with_error(*correct),
                           percent_with_error(*over)));
    draw_cross(svg, {x(over->value), y});
  }
}

Table verdict_table(const ComparisonInput& input, const DesignIndex& oc) {
  Table table{"designs-verdict",
              "P(correct) and P(overdose), percent of trials",
              {{"scenario", "", Align::left},
               {"design", "", Align::left},
               {"correct", "%", Align::right},
               {"overdose", "%", Align::right}},
              {},
              {},
              Fold::open};
  const auto cell = [](const oc::Estimate* e) {
    return e == nullptr ? Cell{"–", {}} : Cell{percent_with_error(*e), e->value};
  };
  for (const std::string& scenario : scenarios(input))
    for (const oc::Contender& contender : input.result.contenders)
      table.rows.push_back({{scenario, {}},
                            {contender.label, {}},
                            cell(oc.find(scenario, contender.label, "p_correct")),
                            cell(oc.find(scenario, contender.label, "p_overdose"))});
  return table;
}

}  // namespace

Figure overdose_and_correct(const ComparisonInput& input) {
  const DesignIndex oc(input.result.rows);
  const auto names = scenarios(input);
  std::vector<LegendItem> designs;
  for (std::size_t i = 0; i < input.result.contenders.size(); ++i)
    designs.push_back({design_letter(i), input.result.contenders[i].label, "plate", Hatch::none});
  const double top = legend_height(designs, chart_width) + 10;
  const double panel_height = plot_top + plot_height(input) + axis_room;
  const std::size_t rows = (names.size() + panels_per_row - 1) / panels_per_row;

  const std::string alt =
      "A panel per scenario and a row per design: a dot at P(correct), a cross at P(overdose).";
  Svg svg("designs-verdict", chart_width, top + static_cast<double>(rows) * panel_height,
          "P(correct) and P(overdose)", alt);
  legend(svg, designs, {0, 2}, chart_width);
  for (std::size_t i = 0; i < names.size(); ++i) {
    const double column = static_cast<double>(i % panels_per_row);
    const double row = static_cast<double>(i / panels_per_row);
    draw_panel(svg, input, oc, {column * (panel_width + panel_gap), top + row * panel_height},
               names[i]);
  }
  return {"designs-verdict",
          "P(correct) as a dot and P(overdose) as a cross, in percent of trials. Good are dots far "
          "to the right and crosses far to the left.",
          svg.finish(),
          alt,
          verdict_table(input, oc),
          input.command};
}

}  // namespace caudata::report
