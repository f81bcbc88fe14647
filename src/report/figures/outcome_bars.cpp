// SPDX-License-Identifier: Apache-2.0
#include <fmt/format.h>

#include "report/figures/figures.hpp"
#include "report/figures/frame.hpp"
#include "report/number_text.hpp"
#include "report/oc_index.hpp"

namespace caudata::report {
namespace {

constexpr double row_height = 38, bar_height = 24;
constexpr double least_labelled = 0.032,
                 least_numbered =
                     0.075;  // shares of the bar that a letter, or letter and number, fit

struct Outcome {
  std::string key, words, metric, style;
  Place place;
  Hatch hatch{Hatch::none};
};

/// All final conclusions, best first; the same order in every bar.
std::vector<Outcome> outcomes(const trial::Protocol& protocol) {
  static const char* const shade[] = {"shade-4", "shade-3", "shade-2", "shade-1"};
  const auto all = levels(protocol);
  std::vector<Outcome> list;
  for (const auto& [metric, words, hue, hatch] :
       {std::tuple{"p_maximum_administered", "maximum administered dose = {} (MTD not reached)",
                   "blue", Hatch::none},
        std::tuple{"p_mtd", "MTD = {}", "amber", Hatch::rising}}) {
    for (std::size_t i = all.size(); i-- > 0;) {
      const std::size_t step = std::min<std::size_t>(all.size() - 1 - i, 3);
      list.push_back({"",
                      fmt::format(fmt::runtime(words), all[i].name()),
                      metric,
                      fmt::format("{} {}", hue, shade[step]),
                      {all[i].part_name, all[i].dose_name},
                      hatch});
    }
  }
  for (std::size_t i = all.size(); i-- > 0;) {
    if (all[i].part_name == protocol.parts.back().name) continue;
    list.push_back({"",
                    all[i].name() + " cleared, next part not tolerated",
                    "p_next_part_not_tolerated",
                    i % 2 == 0 ? "grey shade-3" : "grey shade-1",
                    {all[i].part_name, all[i].dose_name},
                    Hatch::rising});
  }
  list.push_back({"", "no safe dose", "p_no_safe_dose", "red shade-3", {}, Hatch::crossed});
  list.push_back(
      {"", "stopped for safety", "p_stopped_for_safety", "red shade-1", {}, Hatch::falling});
  list.push_back(
      {"", "n reached before a conclusion", "p_n_reached", "grey shade-1", {}, Hatch::dotted});
  list.push_back({"", "accrual too slow", "p_accrual_ended", "grey shade-3", {}, Hatch::none});
  return list;
}

/// Only what happens under some scenario, with a letter each.
std::vector<Outcome> seen_outcomes(const ReportInput& input, const OcIndex& oc) {
  std::vector<Outcome> seen;
  for (Outcome& outcome : outcomes(input.protocol)) {
    double most = 0;
    for (const trial::Scenario& s : input.protocol.scenarios)
      if (const auto* e = oc.best(s.name, outcome.place, outcome.metric))
        most = std::max(most, e->value);
    if (most <= 0) continue;
    outcome.key = std::string(1, static_cast<char>('A' + seen.size()));
    seen.push_back(outcome);
  }
  return seen;
}

void draw_bar(Svg& svg, const Scale& scale, double y, const std::string& scenario,
              const std::vector<Outcome>& list, const OcIndex& oc) {
  double from = 0;
  for (const Outcome& outcome : list) {
    const oc::Estimate* e = oc.best(scenario, outcome.place, outcome.metric);
    if (e == nullptr || e->value <= 0) continue;
    const std::string share = percent(e->value, e->mc_error) + " %";
    const Box box{scale(from), y, scale(from + e->value) - scale(from), bar_height};
    svg.area(box, outcome.style, outcome.hatch, scenario + ": " + outcome.words + ", " + share);
    const Point centre{box.x + box.width / 2, y + bar_height / 2};
    if (e->value >= least_numbered) {
      svg.label(centre, outcome.key + " " + fixed(100 * e->value, 0));
    } else if (e->value >= least_labelled) {
      svg.label(centre, outcome.key);
    }
    from += e->value;
  }
}

Table outcome_table(const ReportInput& input, const std::vector<Outcome>& list, const OcIndex& oc) {
  Table table{"outcomes",
              "Final conclusions by scenario, percent of trials",
              {{"scenario", "", Align::left}},
              {},
              {},
              Fold::open};
  for (const Outcome& outcome : list)
    table.columns.push_back({outcome.key + ": " + outcome.words, "%", Align::right});
  for (const trial::Scenario& s : input.protocol.scenarios) {
    std::vector<Cell> row{{s.name, {}}};
    for (const Outcome& outcome : list) {
      const auto* e = oc.best(s.name, outcome.place, outcome.metric);
      row.push_back(e == nullptr ? Cell{"–", {}} : Cell{percent_with_error(*e), e->value});
    }
    table.rows.push_back(row);
  }
  table.notes = {
      "Exact where an exact figure exists (no ±), otherwise simulated ± Monte Carlo standard "
      "error."};
  return table;
}

}  // namespace

Figure outcome_bars(const ReportInput& input) {
  const OcIndex oc(input.estimates);
  const auto list = seen_outcomes(input, oc);
  std::vector<LegendItem> items;
  for (const Outcome& o : list) items.push_back({o.key, o.words, o.style, o.hatch});
  const double rows = static_cast<double>(input.protocol.scenarios.size());
  const double top = legend_height(items, chart_width) + 14, bottom = top + rows * row_height;
  const Scale scale{0, 1, label_column, chart_width - 24};

  const std::string alt =
      "One bar per scenario, divided by how the trial ends. The table has the numbers.";
  Svg svg("outcomes", chart_width, bottom + 42, "Final conclusions by scenario", alt);
  legend(svg, items, {0, 2}, chart_width);
  for (int percent_mark = 0; percent_mark <= 100; percent_mark += 20) {
    const double x = scale(percent_mark / 100.0);
    svg.line({x, top}, {x, bottom}, percent_mark == 0 ? "axis" : "grid");
    svg.text({x, bottom + 16}, std::to_string(percent_mark), "t12 soft", Anchor::middle);
  }
  svg.text({(scale.left + scale.right) / 2, bottom + 36}, "percent of trials", "t12 soft",
           Anchor::middle);
  double y = top + (row_height - bar_height) / 2;
  for (const trial::Scenario& s : input.protocol.scenarios) {
    row_label(svg, s.name, y + bar_height / 2);
    draw_bar(svg, scale, y, s.name, list, oc);
    y += row_height;
  }
  return {"outcomes",
          "How the trial ends under each scenario. Letters name the conclusion, numbers are "
          "percent of trials.",
          svg.finish(),
          alt,
          outcome_table(input, list, oc),
          input.reproducibility.canonical_command};
}

}  // namespace caudata::report
