// SPDX-License-Identifier: Apache-2.0
#include <fmt/format.h>

#include <cmath>

#include "oc/estimate_error.hpp"
#include "oc/exact_distance.hpp"
#include "report/exact_agreement.hpp"
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

/// P(one of several conclusions that exclude each other), from their single figures.
class ShareOfTrials {
 public:
  void add(const oc::Estimate* e) {
    if (e == nullptr) return;
    sum_.value += e->value;
    if (e->method == oc::Method::monte_carlo) sum_.method = oc::Method::monte_carlo;
    sum_.trials = std::max(sum_.trials, e->trials);
  }
  Cell cell() {
    if (sum_.method == oc::Method::monte_carlo && sum_.trials > 0) {
      const double count = std::round(sum_.value * static_cast<double>(sum_.trials));
      sum_.mc_error = oc::share(static_cast<std::uint64_t>(count), sum_.trials).error;
    }
    return {percent_with_error(sum_), sum_.value};
  }

 private:
  oc::Estimate sum_;  // exact until a simulated figure is added
};

/// What a trial ends with, in the order of the columns.
struct Endings {
  ShareOfTrials highest;  // highest level of the last part, MTD not reached
  ShareOfTrials below;    // another level: the next part was not tolerated, or the trial was cut
  ShareOfTrials mtd, none, stopped;
};

Endings endings(const trial::Protocol& protocol, const OcIndex& oc, const std::string& scenario) {
  Endings result;
  for (const trial::Part& part : protocol.parts) {
    for (const std::string& dose : part.doses) {
      const Place at{part.name, dose};
      const bool highest =
          part.name == protocol.parts.back().name && dose == protocol.parts.back().doses.back();
      (highest ? result.highest : result.below)
          .add(oc.best(scenario, at, "p_maximum_administered"));
      result.below.add(oc.best(scenario, at, "p_next_part_not_tolerated"));
      result.mtd.add(oc.best(scenario, at, "p_mtd"));
    }
  }
  result.none.add(oc.best(scenario, {}, "p_no_safe_dose"));
  result.stopped.add(oc.best(scenario, {}, "p_stopped_for_safety"));
  result.stopped.add(oc.best(scenario, {}, "p_n_reached"));
  if (const auto* e = oc.best(scenario, {}, "p_accrual_ended"); e != nullptr && e->value > 0)
    result.stopped.add(e);
  return result;
}

/// The claims a reader looks for first, one row per scenario. The first five figures of a row add
/// up to 100 %.
Table at_a_glance(const ReportInput& input, const OcIndex& oc) {
  const trial::Part& last = input.protocol.parts.back();
  Table table{
      "at-a-glance",
      "At a glance",
      {{"scenario", "", Align::left},
       {last.name + " " + last.doses.back() + " is cleared, MTD not reached", "%", Align::right},
       {"a level of an earlier part is the result", "%", Align::right},
       {"MTD found", "%", Align::right},
       {"no safe dose", "%", Align::right},
       {"stopped by a limit", "%", Align::right},
       {"more evaluable patients than planned", "%", Align::right},
       {"more dosed patients than planned", "%", Align::right},
       {"dosed patients, mean", "", Align::right},
       {"DLTs, mean", "", Align::right}},
      {},
      {},
      Fold::open};
  const auto value = [&](const std::string& scenario, const char* metric) {
    const oc::Estimate* e = oc.best(scenario, {}, metric);
    return e == nullptr ? Cell{"–", {}} : value_cell(*e);
  };
  for (const trial::Scenario& s : input.protocol.scenarios) {
    Endings ends = endings(input.protocol, oc, s.name);
    table.rows.push_back({{s.name, {}},
                          ends.highest.cell(),
                          ends.below.cell(),
                          ends.mtd.cell(),
                          ends.none.cell(),
                          ends.stopped.cell(),
                          value(s.name, "p_evaluable_exceeds_planned"),
                          value(s.name, "p_treated_exceeds_planned"),
                          value(s.name, "mean_treated"),
                          value(s.name, "mean_dlt")});
  }
  table.notes = {
      "The first five figures of a row add up to 100 %. Exact where an exact figure exists (no ±), "
      "otherwise simulated ± Monte Carlo standard error."};
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
    const auto z = oc::exact_distance(exact, *simulated);
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
      "|z|: distance between the two as a normal deviate: of a share by the binomial distribution "
      "of the exact figure, of a mean in standard errors of the simulated one, estimated from its "
      "trials. Metrics are defined "
      "in docs/metrics.md."};
  return table;
}

}  // namespace

Section operating_characteristics(const ReportInput& input) {
  const OcIndex oc(input.estimates);
  Section section{"results", "Operating characteristics", {}};
  section.blocks.push_back(
      Claim{fmt::format("{} simulated trials per scenario; the same patients under every scenario.",
                        with_commas(input.reproducibility.trials)),
            Tone::plain});
  if (!input.no_exact_because.empty())
    section.blocks.push_back(
        Claim{"All figures are simulated: " + input.no_exact_because + ".", Tone::plain});
  section.blocks.push_back(at_a_glance(input, oc));
  section.blocks.push_back(outcome_bars(input));
  section.blocks.push_back(planned_exceeded(input));
  const ExactAgreement both_ways = agreement(input.estimates);
  if (both_ways.compared > 0)
    section.blocks.push_back(
        Claim{in_words(both_ways), both_ways.by_chance() ? Tone::plain : Tone::limit});
  section.blocks.push_back(exact_beside_simulated(input, oc));
  return section;
}

}  // namespace caudata::report
