// SPDX-License-Identifier: Apache-2.0
#include <fmt/format.h>

#include "oc/correct_level.hpp"
#include "report/comparison_text.hpp"
#include "report/figures/comparison_figures.hpp"
#include "report/figures/frame.hpp"
#include "report/number_text.hpp"

namespace caudata::report {
namespace {

constexpr double bar_height = 17, bar_gap = 3, group_head = 24, group_gap = 10;
constexpr double plate_margin = 10, left = 40, small_size = 12;

/// A stretch of a bar: a level that the trial may name, or an end without one.
struct Stretch {
  std::string name;
  std::string style;
  Hatch hatch{Hatch::none};
  double share{0};
};

const std::vector<LegendItem>& legend_items() {
  static const std::vector<LegendItem> items{
      {"", "correct: the highest tolerated level", "blue shade-3", Hatch::none},
      {"", "a tolerated level below it", "blue shade-1", Hatch::none},
      {"", "overdose: a level above the tolerated P(DLT)", "red shade-3", Hatch::crossed},
      {"", "no safe dose", "grey shade-3", Hatch::rising},
      {"", "ended by a limit", "grey shade-1", Hatch::dotted}};
  return items;
}

double value(const DesignIndex& oc, const std::string& scenario, const std::string& design,
             const char* metric) {
  const oc::Estimate* e = oc.find(scenario, design, metric);
  return e == nullptr ? 0 : e->value;
}

std::vector<Stretch> stretches(const ComparisonInput& input, const DesignIndex& oc,
                               const oc::Truth& truth, const std::string& design) {
  const trial::Comparison& c = input.comparison;
  const auto right = oc::correct_level(c.parts, truth, c.plan.tolerated);
  const auto& look = legend_items();
  const LegendItem& none = right ? look[3] : look[0];
  std::vector<Stretch> all{{"none safe", none.style, right ? none.hatch : Hatch::rising,
                            value(oc, truth.scenario, design, "p_no_safe_dose")}};
  for (std::size_t part = 0; part < c.parts.size(); ++part)
    for (std::size_t dose = 0; dose < c.parts[part].doses.size(); ++dose) {
      const design::DoseLevel level{static_cast<std::uint8_t>(part),
                                    static_cast<std::uint8_t>(dose)};
      const bool tolerated = truth.p[part][dose] <= c.plan.tolerated;
      const LegendItem& item = right == level ? look[0] : tolerated ? look[1] : look[2];
      const oc::Estimate* e = oc.find(truth.scenario, design, c.parts[part].name,
                                      c.parts[part].doses[dose], "p_selected");
      all.push_back({c.parts[part].name + " " + c.parts[part].doses[dose], item.style, item.hatch,
                     e == nullptr ? 0 : e->value});
    }
  all.push_back({"limit", look[4].style, look[4].hatch,
                 value(oc, truth.scenario, design, "p_stopped_for_safety") +
                     value(oc, truth.scenario, design, "p_n_reached") +
                     value(oc, truth.scenario, design, "p_accrual_ended")});
  return all;
}

void draw_bar(Svg& svg, const Scale& scale, double y, const std::vector<Stretch>& all,
              const std::string& tip) {
  double from = 0;
  for (const Stretch& s : all) {
    if (s.share <= 0) continue;
    const Box box{scale(from), y, scale(from + s.share) - scale(from), bar_height};
    svg.area(box, s.style, s.hatch, fmt::format("{}: {}, {} %", tip, s.name, percent(s.share, 0)));
    const std::string number = fixed(100 * s.share, 0);
    for (const std::string& words : {s.name + " " + number, number})
      if (text_width(words, small_size) + plate_margin < box.width) {
        svg.label({box.x + box.width / 2, y + bar_height / 2}, words);
        break;
      }
    from += s.share;
  }
}

double group_height(const ComparisonInput& input) {
  return group_head + static_cast<double>(input.result.contenders.size()) * (bar_height + bar_gap) +
         group_gap;
}

void draw_group(Svg& svg, const ComparisonInput& input, const DesignIndex& oc, const Scale& scale,
                double y, const oc::Truth& truth) {
  svg.text({0, y + 15}, truth.scenario, "t13 strong");
  svg.text({chart_width, y + 15}, "P(DLT): " + rates_text(input.comparison, truth), "t12 soft",
           Anchor::end);
  y += group_head;
  for (std::size_t i = 0; i < input.result.contenders.size(); ++i) {
    const std::string& design = input.result.contenders[i].label;
    svg.text({left - 10, y + 13}, design_letter(i), "t12 strong", Anchor::end);
    draw_bar(svg, scale, y, stretches(input, oc, truth, design), truth.scenario + ", " + design);
    y += bar_height + bar_gap;
  }
}

Table selection_table(const ComparisonInput& input, const DesignIndex& oc) {
  Table table{"designs-selection",
              "What the trial names, percent of trials",
              {{"scenario", "", Align::left}, {"design", "", Align::left}},
              {},
              {},
              Fold::open};
  table.columns.push_back({"no safe dose", "%", Align::right});
  for (const trial::Part& part : input.comparison.parts)
    for (const std::string& dose : part.doses)
      table.columns.push_back({part.name + " " + dose, "%", Align::right});
  const auto cell = [](const oc::Estimate* e) {
    return e == nullptr ? Cell{"–", {}} : Cell{percent_with_error(*e), e->value};
  };
  for (const oc::Truth& truth : input.result.truths)
    for (const oc::Contender& contender : input.result.contenders) {
      std::vector<Cell> row{{truth.scenario, {}}, {contender.label, {}}};
      row.push_back(cell(oc.find(truth.scenario, contender.label, "p_no_safe_dose")));
      for (const trial::Part& part : input.comparison.parts)
        for (const std::string& dose : part.doses)
          row.push_back(
              cell(oc.find(truth.scenario, contender.label, part.name, dose, "p_selected")));
      table.rows.push_back(row);
    }
  table.notes = {"Exact without ±, simulated ± Monte Carlo standard error."};
  return table;
}

}  // namespace

Figure selection_bars(const ComparisonInput& input) {
  const DesignIndex oc(input.result.rows);
  std::vector<LegendItem> designs;
  for (std::size_t i = 0; i < input.result.contenders.size(); ++i)
    designs.push_back({design_letter(i), input.result.contenders[i].label, "plate", Hatch::none});
  const double legend_bottom = legend_height(legend_items(), chart_width) + 6;
  const double top = legend_bottom + legend_height(designs, chart_width) + 8;
  const double bottom = top + static_cast<double>(input.result.truths.size()) * group_height(input);
  const Scale scale{0, 1, left, chart_width - 4};

  const std::string alt =
      "Per scenario one bar for each design, divided by the level that the trial names.";
  Svg svg("designs-selection", chart_width, bottom + 6, "What each design names", alt);
  legend(svg, legend_items(), {0, 2}, chart_width);
  legend(svg, designs, {0, legend_bottom}, chart_width);
  double y = top;
  for (const oc::Truth& truth : input.result.truths) {
    draw_group(svg, input, oc, scale, y, truth);
    y += group_height(input);
  }
  return {"designs-selection",
          "What the trial names under each scenario, by design. Numbers are percent of trials.",
          svg.finish(),
          alt,
          selection_table(input, oc),
          input.command};
}

}  // namespace caudata::report
