// SPDX-License-Identifier: Apache-2.0
#include <fmt/format.h>

#include "oc/verdict_rows.hpp"
#include "report/figures/comparison_figures.hpp"
#include "report/figures/frame.hpp"
#include "report/number_text.hpp"

namespace caudata::report {
namespace {

constexpr int panels_per_row = 3;
constexpr double panel_width = 232, panel_height = 222, panel_gap = 12;
constexpr double plot_left = 40, plot_top = 26, plot_side = 150, ring = 6.5;
constexpr double nudge = 13;  // between letters that would cover each other

struct Spot {
  Point at;
  std::string letter, tip;
};

std::vector<std::string> scenarios(const ComparisonInput& input) {
  std::vector<std::string> names{oc::averaged_scenario};
  for (const oc::Truth& truth : input.result.truths) names.push_back(truth.scenario);
  return names;
}

/// Designs with the same figures stand beside each other.
void keep_apart(std::vector<Spot>& spots) {
  for (std::size_t i = 1; i < spots.size(); ++i)
    for (bool again = true; again;) {
      again = false;
      for (std::size_t k = 0; k < i; ++k) {
        const double dx = spots[i].at.x - spots[k].at.x, dy = spots[i].at.y - spots[k].at.y;
        if (dx * dx + dy * dy >= nudge * nudge) continue;
        spots[i].at.x = spots[k].at.x - nudge - 0.5;
        again = true;
      }
    }
}

void draw_panel(Svg& svg, const ComparisonInput& input, const DesignIndex& oc, Point corner,
                const std::string& scenario) {
  const Scale x{0, 1, corner.x + plot_left, corner.x + plot_left + plot_side};
  const double bottom = corner.y + plot_top + plot_side;
  const auto up = [&](double p) { return bottom - p * plot_side; };
  svg.text({corner.x + plot_left, corner.y + 14},
           wrap(scenario, 13, panel_width - plot_left, 1).front(), "t13 strong");
  for (const double tick : {0.0, 0.25, 0.5, 0.75, 1.0}) {
    svg.line({x(tick), up(0)}, {x(tick), up(1)}, tick > 0 ? "grid" : "axis");
    svg.line({x(0), up(tick)}, {x(1), up(tick)}, tick > 0 ? "grid" : "axis");
    svg.text({x(tick), bottom + 15}, fixed(100 * tick, 0), "t12 soft", Anchor::middle);
    svg.text({x(0) - 6, up(tick) + 4}, fixed(100 * tick, 0), "t12 soft", Anchor::end);
  }
  std::vector<Spot> spots;
  for (std::size_t i = 0; i < input.result.contenders.size(); ++i) {
    const std::string& design = input.result.contenders[i].label;
    const oc::Estimate* correct = oc.find(scenario, design, "p_correct");
    const oc::Estimate* over = oc.find(scenario, design, "p_overdose");
    if (correct == nullptr || over == nullptr) continue;
    spots.push_back({{x(correct->value), up(over->value)},
                     design_letter(i),
                     fmt::format("{}: correct {} %, overdose {} %", design,
                                 percent_with_error(*correct), percent_with_error(*over))});
  }
  keep_apart(spots);
  for (const Spot& spot : spots) {
    svg.circle(spot.at, ring, "plate", spot.tip);
    svg.text({spot.at.x, spot.at.y + 4.2}, spot.letter, "t12 strong", Anchor::middle);
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

Figure overdose_against_correct(const ComparisonInput& input) {
  const DesignIndex oc(input.result.rows);
  const auto names = scenarios(input);
  std::vector<LegendItem> designs;
  for (std::size_t i = 0; i < input.result.contenders.size(); ++i)
    designs.push_back({design_letter(i), input.result.contenders[i].label, "plate", Hatch::none});
  const double top = legend_height(designs, chart_width) + 10;
  const std::size_t rows = (names.size() + panels_per_row - 1) / panels_per_row;
  const double bottom = top + static_cast<double>(rows) * panel_height;

  const std::string alt =
      "A panel per scenario: P(correct) to the right, P(overdose) upwards, a letter per design; "
      "best is the lower right corner.";
  Svg svg("designs-verdict", chart_width, bottom + 4, "P(overdose) against P(correct)", alt);
  legend(svg, designs, {0, 2}, chart_width);
  for (std::size_t i = 0; i < names.size(); ++i) {
    const double column = static_cast<double>(i % panels_per_row);
    const double row = static_cast<double>(i / panels_per_row);
    draw_panel(svg, input, oc, {column * (panel_width + panel_gap), top + row * panel_height},
               names[i]);
  }
  return {"designs-verdict",
          "P(overdose) upwards against P(correct) to the right, in percent of trials. Best is the "
          "lower right corner.",
          svg.finish(),
          alt,
          verdict_table(input, oc),
          input.command};
}

}  // namespace caudata::report
