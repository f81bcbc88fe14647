// SPDX-License-Identifier: Apache-2.0
#include <array>

#include "report/figures/figures.hpp"
#include "report/figures/frame.hpp"
#include "report/number_text.hpp"
#include "report/oc_index.hpp"

namespace caudata::report {
namespace {

constexpr double row_height = 38, bar_height = 22;
constexpr double least_labelled_width = 34;

struct Look {
  const char* style;
  Hatch hatch;
};
constexpr std::array<Look, 6> looks{{{"blue shade-1", Hatch::none},
                                     {"blue shade-3", Hatch::rising},
                                     {"amber shade-1", Hatch::none},
                                     {"amber shade-3", Hatch::falling},
                                     {"grey shade-1", Hatch::dotted},
                                     {"grey shade-3", Hatch::crossed}}};
const Look& look(std::size_t i) { return looks[i % looks.size()]; }

double treated(const OcIndex& oc, const std::string& scenario, const LevelOfPart& level) {
  const auto* e = oc.best(scenario, {level.part_name, level.dose_name}, "mean_treated");
  return e == nullptr ? 0 : e->value;
}

double most_treated(const ReportInput& input, const OcIndex& oc) {
  double most = input.protocol.identity.planned_patients.value_or(1);
  for (const trial::Scenario& s : input.protocol.scenarios) {
    double sum = 0;
    for (const LevelOfPart& level : levels(input.protocol)) sum += treated(oc, s.name, level);
    most = std::max(most, sum);
  }
  return most;
}

enum class Layer { areas, numbers };

void draw_row(Svg& svg, const ReportInput& input, const OcIndex& oc, const Scale& scale, double y,
              const std::string& scenario, Layer layer) {
  const auto all = levels(input.protocol);
  double sum = 0;
  for (std::size_t i = 0; i < all.size(); ++i) {
    const double value = treated(oc, scenario, all[i]);
    if (value <= 0) continue;
    const Box box{scale(sum), y, scale(sum + value) - scale(sum), bar_height};
    if (layer == Layer::areas)
      svg.area(box, look(i).style, look(i).hatch,
               scenario + ", " + all[i].name() + ": " + fixed(value, 2));
    else if (box.width >= least_labelled_width)
      svg.label({box.x + box.width / 2, y + bar_height / 2}, fixed(value, 1));
    sum += value;
  }
  if (layer == Layer::numbers)
    svg.text({chart_width, y + bar_height / 2 + 4.5}, fixed(sum, 1), "t13 strong", Anchor::end);
}

/// The planned number lies over the bars and under their numbers.
void draw_rows(Svg& svg, const ReportInput& input, const OcIndex& oc, const Scale& scale,
               double top, Layer layer) {
  double y = top + (row_height - bar_height) / 2;
  for (const trial::Scenario& s : input.protocol.scenarios) {
    if (layer == Layer::areas) row_label(svg, s.name, y + bar_height / 2);
    draw_row(svg, input, oc, scale, y, s.name, layer);
    y += row_height;
  }
}

Table treated_table(const ReportInput& input, const OcIndex& oc) {
  Table table{"patients-per-level",
              "Mean number of dosed patients by level",
              {{"scenario", "", Align::left}},
              {},
              {},
              Fold::open};
  for (const LevelOfPart& level : levels(input.protocol))
    table.columns.push_back({level.name(), "patients", Align::right});
  table.columns.push_back({"whole trial", "patients", Align::right});
  for (const trial::Scenario& s : input.protocol.scenarios) {
    std::vector<Cell> row{{s.name, {}}};
    for (const LevelOfPart& level : levels(input.protocol))
      row.push_back(
          value_with_error(oc.best(s.name, {level.part_name, level.dose_name}, "mean_treated")));
    row.push_back(value_with_error(oc.best(s.name, {}, "mean_treated")));
    table.rows.push_back(row);
  }
  table.notes = {"Simulated ± Monte Carlo standard error. Replaced patients are counted."};
  return table;
}

}  // namespace

Figure patients_per_level(const ReportInput& input) {
  const OcIndex oc(input.estimates);
  std::vector<LegendItem> items;
  const auto all = levels(input.protocol);
  for (std::size_t i = 0; i < all.size(); ++i)
    items.push_back({"", all[i].name(), look(i).style, look(i).hatch});
  const double rows = static_cast<double>(input.protocol.scenarios.size());
  const double top = legend_height(items, chart_width) + 30, bottom = top + rows * row_height;
  const double most = most_treated(input, oc), step = axis_step(most, 8);
  const Scale scale{0, most * 1.02, label_column, chart_width - 60};

  const std::string alt =
      "One bar per scenario, divided by dose level; the mean total is at the end of each bar.";
  Svg svg("patients-per-level", chart_width, bottom + 42, "Dosed patients per level", alt);
  legend(svg, items, {0, 2}, chart_width);
  grid(svg, scale, top, bottom, step, step < 1 ? 1 : 0);
  svg.text({(scale.left + scale.right) / 2, bottom + 36}, "mean number of dosed patients",
           "t12 soft", Anchor::middle);
  draw_rows(svg, input, oc, scale, top, Layer::areas);
  if (const auto planned = input.protocol.identity.planned_patients) {
    svg.line({scale(*planned), top - 6}, {scale(*planned), bottom}, "mark");
    svg.text({scale(*planned), top - 11}, "planned: " + std::to_string(*planned), "t12 strong",
             Anchor::middle);
  }
  draw_rows(svg, input, oc, scale, top, Layer::numbers);
  svg.text({chart_width, top - 11}, "in all", "t12 soft", Anchor::end);
  return {"patients-per-level",
          "Dosed patients per level and in all, mean over trials; the dashed line is the "
          "registered number.",
          svg.finish(),
          alt,
          treated_table(input, oc),
          input.reproducibility.canonical_command};
}

}  // namespace caudata::report
