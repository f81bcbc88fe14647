// SPDX-License-Identifier: Apache-2.0
#include <fmt/format.h>

#include "report/figures/figures.hpp"
#include "report/number_text.hpp"
#include "report/oc_index.hpp"
#include "report/sections/sections.hpp"

namespace caudata::report {
namespace {

bool is_probability(const std::string& metric) { return metric.rfind("p_", 0) == 0; }

Cell value_cell(const oc::Estimate& e) {
  return is_probability(e.metric) ? Cell{percent_with_error(e), e.value} : value_with_error(&e);
}

/// The claims a reader looks for first, one row per scenario.
Table at_a_glance(const ReportInput& input, const OcIndex& oc) {
  Table table{"at-a-glance",
              "At a glance",
              {{"scenario", "", Align::left},
               {"ends at the highest level", "%", Align::right},
               {"ends with an MTD", "%", Align::right},
               {"no safe dose", "%", Align::right},
               {"more evaluable patients than planned", "%", Align::right},
               {"dosed patients, mean", "", Align::right},
               {"DLTs, mean", "", Align::right}},
              {},
              {},
              Fold::open};
  const auto share = [&](const std::string& s, const Place& place, const char* metric) {
    const oc::Estimate* e = oc.best(s, place, metric);
    return e == nullptr ? Cell{"–", {}} : value_cell(*e);
  };
  const trial::Part& last = input.protocol.parts.back();
  for (const trial::Scenario& s : input.protocol.scenarios) {
    double mtd = 0, error = 0;
    for (const trial::Part& part : input.protocol.parts)
      for (const std::string& dose : part.doses)
        if (const auto* e = oc.best(s.name, {part.name, dose}, "p_mtd")) {
          mtd += e->value;
          error += e->mc_error;  // an upper bound: the shares exclude each other
        }
    oc::Estimate sum;
    sum.value = mtd;
    sum.mc_error = error;
    sum.method = error > 0 ? oc::Method::monte_carlo : oc::Method::exact;
    table.rows.push_back({{s.name, {}},
                          share(s.name, {last.name, last.doses.back()}, "p_maximum_administered"),
                          {percent_with_error(sum), sum.value},
                          share(s.name, {}, "p_no_safe_dose"),
                          share(s.name, {}, "p_evaluable_exceeds_planned"),
                          share(s.name, {}, "mean_treated"),
                          share(s.name, {}, "mean_dlt")});
  }
  table.notes = {
      "Exact where an exact figure exists (no ±), otherwise simulated ± Monte Carlo standard "
      "error."};
  return table;
}

Table exact_beside_simulated(const ReportInput& input, const OcIndex& oc) {
  Table table{"exact-and-simulated",
              "Exact and simulated, side by side",
              {{"scenario", "", Align::left},
               {"level", "", Align::left},
               {"metric", "", Align::left},
               {"exact", "", Align::right},
               {"simulated ± standard error", "", Align::right},
               {"|z|", "", Align::right}},
              {},
              {},
              Fold::folded};
  for (const oc::Estimate& exact : input.estimates) {
    if (exact.method != oc::Method::exact) continue;
    const auto* simulated =
        oc.find(exact.scenario, {exact.part, exact.dose}, exact.metric, oc::Method::monte_carlo);
    if (simulated == nullptr) continue;
    const auto z = distance(exact, *simulated);
    const std::string level = exact.part.empty() ? "trial" : exact.part + " " + exact.dose;
    const char* unit = is_probability(exact.metric) ? " %" : "";
    table.rows.push_back({{exact.scenario, {}},
                          {level, {}},
                          {exact.metric, {}},
                          {value_cell(exact).text + unit, exact.value},
                          {value_cell(*simulated).text + unit, simulated->value},
                          z ? Cell{fixed(*z, 2), *z} : Cell{"–", {}}});
  }
  table.notes = {
      "|z|: distance between the two in standard errors of the simulated figure. Metrics are "
      "defined in docs/metrics.md."};
  return table;
}

struct Agreement {
  int compared{0};
  double furthest{0};
};
Agreement agreement(const Table& table) {
  Agreement a;
  for (const auto& row : table.rows) {
    ++a.compared;
    if (row.back().order) a.furthest = std::max(a.furthest, *row.back().order);
  }
  return a;
}

}  // namespace

Section operating_characteristics(const ReportInput& input) {
  const OcIndex oc(input.estimates);
  Section section{"results", "Operating characteristics", {}};
  section.blocks.push_back(
      Claim{fmt::format("{} simulated trials per scenario; the same patients under every scenario.",
                        with_commas(input.reproducibility.trials)),
            Tone::plain});
  section.blocks.push_back(at_a_glance(input, oc));
  section.blocks.push_back(outcome_bars(input));
  section.blocks.push_back(planned_exceeded(input));
  const Table both = exact_beside_simulated(input, oc);
  const Agreement a = agreement(both);
  if (a.compared > 0)
    section.blocks.push_back(
        Claim{fmt::format("{} figures were computed twice, by enumeration of all paths and by "
                          "simulation. The largest distance is {} standard errors.",
                          a.compared, fixed(a.furthest, 2)),
              Tone::plain});
  section.blocks.push_back(both);
  return section;
}

}  // namespace caudata::report
