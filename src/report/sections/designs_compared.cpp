// SPDX-License-Identifier: Apache-2.0
#include "report/sections/designs_compared.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "oc/verdict_rows.hpp"
#include "report/comparison_text.hpp"
#include "report/figures/comparison_figures.hpp"
#include "report/number_text.hpp"

namespace caudata::report {
namespace {

struct Shown {
  const char* metric;
  const char* title;
  const char* unit;
};

/// The columns of a table of designs, as a statistician asks for them.
constexpr Shown shown[] = {{"p_correct", "correct", "%"},
                           {"p_overdose", "overdose", "%"},
                           {"p_underdose", "below correct", "%"},
                           {"p_no_safe_dose", "no safe dose", "%"},
                           {"mean_evaluable", "patients, mean", ""},
                           {"mean_dlt", "DLTs, mean", ""},
                           {"days_at_steady_accrual_mean", "duration, mean", "months"}};

Cell cell(const oc::Estimate* e, const Shown& what) {
  if (e == nullptr) return {"–", {}};
  if (std::string_view(what.unit) == "%") return {percent_with_error(*e), e->value};
  if (std::string_view(what.unit) != "months") return value_with_error(e);
  const std::string months_of = months(e->value);
  if (e->method == oc::Method::exact) return {months_of, e->value};
  return {months_of + " ± " + months(e->mc_error), e->value};
}

std::string method_text(const oc::Contender& contender) {
  return contender.method == oc::Method::exact
             ? "exact"
             : fmt::format("simulated, {} trials", with_commas(contender.trials));
}

Table table_of_designs(const ComparisonInput& input, const DesignIndex& oc,
                       const std::string& scenario, std::string id, std::string caption) {
  Table table{std::move(id), std::move(caption), {{"design", "", Align::left}}, {}, {}, Fold::open};
  for (const Shown& what : shown) table.columns.push_back({what.title, what.unit, Align::right});
  table.columns.push_back({"method", "", Align::left});
  for (std::size_t i = 0; i < input.result.contenders.size(); ++i) {
    const oc::Contender& contender = input.result.contenders[i];
    std::vector<Cell> row{{design_letter(i) + "  " + contender.label, {}}};
    for (const Shown& what : shown)
      row.push_back(cell(oc.find(scenario, contender.label, what.metric), what));
    row.push_back({method_text(contender), {}});
    table.rows.push_back(row);
  }
  return table;
}

Claim what_counts(const ComparisonInput& input) {
  return {fmt::format(
              "A level counts as tolerated if its true P(DLT) is at most {}. Correct: the trial "
              "names the highest tolerated level of the last part that has one, or no safe dose if "
              "none is tolerated. Overdose: it names a level above. What is missing to 100 % ended "
              "by a limit.",
              shortest(input.comparison.plan.tolerated)),
          Tone::plain};
}

/// What the calendar of simulated designs lacks beside the steady one of the exact ones.
std::string what_simulated_durations_lack(const ComparisonInput& input) {
  const bool any = std::ranges::any_of(input.result.contenders, [](const oc::Contender& c) {
    return c.method == oc::Method::monte_carlo;
  });
  if (!any) return {};
  return " Simulated designs have one review at the end of a part, no sentinel holds and no "
         "reviews "
         "between cohorts: their durations are too short by up to a hold and a review a cohort.";
}

Claim duration_rule(const ComparisonInput& input) {
  return {
      fmt::format(
          "Durations: {} patients a month who are eligible and consent, at equal intervals, "
          "sentinel, stagger, window and "
          "review as stated, no replacement; a patient who comes between cohorts is not kept.{}",
          fixed(input.comparison.accrual.rate, 2), what_simulated_durations_lack(input)),
      Tone::note};
}

Table designs_in_words(const ComparisonInput& input) {
  Table table{"designs",
              "The designs",
              {{"design", "", Align::left},
               {"in words", "", Align::left},
               {"patients, most", "", Align::right},
               {"method", "", Align::left},
               {"states", "", Align::right}},
              {},
              {},
              Fold::open};
  const auto count = [](std::uint64_t n) {
    return n == 0 ? Cell{"–", {}} : Cell{with_commas(n), static_cast<double>(n)};
  };
  for (std::size_t i = 0; i < input.result.contenders.size(); ++i) {
    const oc::Contender& c = input.result.contenders[i];
    table.rows.push_back({{design_letter(i) + "  " + c.label, {}},
                          {c.name, {}},
                          count(static_cast<std::uint64_t>(c.most_patients)),
                          {method_text(c), {}},
                          count(c.states)});
  }
  table.notes = {
      "Exact: every course of the trial enumerated, equal states merged; the figures carry no "
      "error "
      "but rounding. Simulated: ± Monte Carlo standard error."};
  if (input.comparison.procedure_stopping)
    table.notes.push_back(
        "Events of the procedure are independent of each other and of the DLTs, and looked at when "
        "a cohort is complete.");
  return table;
}

}  // namespace

Section designs_compared(const ComparisonInput& input) {
  const DesignIndex oc(input.result.rows);
  Section section{"designs-compared", "Designs compared", {}};
  section.blocks.push_back(what_counts(input));
  section.blocks.push_back(table_of_designs(input, oc, oc::averaged_scenario, "designs-average",
                                            "Averaged over " + prior_text(input.comparison)));
  section.blocks.push_back(overdose_and_correct(input));
  section.blocks.push_back(selection_bars(input));
  section.blocks.push_back(Heading{"Scenario by scenario"});
  for (std::size_t i = 0; i < input.result.truths.size(); ++i) {
    const oc::Truth& truth = input.result.truths[i];
    section.blocks.push_back(table_of_designs(
        input, oc, truth.scenario, fmt::format("designs-scenario-{}", i + 1),
        fmt::format("{}: P(DLT) {}; correct is {}", truth.scenario,
                    rates_text(input.comparison, truth), correct_text(input.comparison, truth))));
  }
  section.blocks.push_back(designs_in_words(input));
  section.blocks.push_back(duration_rule(input));
  return section;
}

}  // namespace caudata::report
