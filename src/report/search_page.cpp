// SPDX-License-Identifier: Apache-2.0
#include "report/search_page.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>

#include "core/overloaded.hpp"
#include "report/comparison_text.hpp"
#include "report/figures/pareto_front.hpp"
#include "report/number_text.hpp"

namespace caudata::report {
namespace {

constexpr int figure_decimals = 2;

Table empty_table(const SearchInput& input, std::string id, std::string caption, Fold fold) {
  Table table{std::move(id), std::move(caption), {}, {}, {}, fold};
  for (const std::string& option : input.search.options)
    table.columns.push_back({option, "", Align::right});
  for (const auto& [title, unit] :
       {std::pair{"correct", "%"}, std::pair{"overdose", "%"}, std::pair{"patients, mean", ""},
        std::pair{"DLTs, mean", ""}, std::pair{"duration, mean", "months"},
        std::pair{"patients, most", ""}, std::pair{"objective", ""}})
    table.columns.push_back({title, unit, Align::right});
  for (const char* title : {"admissible", "on the front"})
    table.columns.push_back({title, "", Align::left});
  return table;
}

Cell number(double value, int decimals) { return {fixed(value, decimals), value}; }

std::vector<Cell> row(const oc::Candidate& c) {
  std::vector<Cell> cells;
  for (const design::OptionValue& value : c.values) cells.push_back({option_text(value), {}});
  cells.push_back({percent(c.correct, 0), c.correct});
  cells.push_back({percent(c.overdose, 0), c.overdose});
  cells.push_back(number(c.evaluable, figure_decimals));
  cells.push_back(number(c.dlt, figure_decimals));
  cells.push_back({months(c.days), c.days});
  cells.push_back(number(c.most_patients, 0));
  cells.push_back(number(c.objective, 2 + figure_decimals));
  cells.push_back({c.admissible ? "yes" : "no", {}});
  cells.push_back({c.on_front ? "yes" : "no", {}});
  return cells;
}

std::string options_text(const SearchInput& input, const oc::Candidate& c) {
  std::string text;
  for (std::size_t i = 0; i < c.values.size(); ++i)
    text += fmt::format("{}{} = {}", i > 0 ? ", " : "", input.search.options[i],
                        option_text(c.values[i]));
  return text;
}

Claim best_claim(const SearchInput& input) {
  if (input.search.best < 0)
    return {"No candidate is within every constraint. Loosen one of them.", Tone::limit};
  const oc::Candidate& c = input.search.candidates[static_cast<std::size_t>(input.search.best)];
  return {
      fmt::format("Best: {} with {}. P(correct) {} %, P(overdose) {} %; on average {} patients, {} "
                  "DLTs and {} months; never more than {} patients in a trial.",
                  input.comparison.optimise->design, options_text(input, c), percent(c.correct, 0),
                  percent(c.overdose, 0), fixed(c.evaluable, figure_decimals),
                  fixed(c.dlt, figure_decimals), months(c.days), c.most_patients),
      Tone::plain};
}

Claim what_was_searched(const SearchInput& input) {
  const trial::Optimisation& o = *input.comparison.optimise;
  std::vector<std::string> limits;
  if (o.most_overdose) limits.push_back("P(overdose) at most " + shortest(*o.most_overdose));
  if (o.most_dlt) limits.push_back("DLTs on average at most " + shortest(*o.most_dlt));
  if (o.most_evaluable)
    limits.push_back("patients on average at most " + shortest(*o.most_evaluable));
  if (o.most_patients)
    limits.push_back(fmt::format("never more than {} patients", *o.most_patients));
  return {fmt::format("{} candidates of {} were enumerated exactly under {} scenarios and averaged "
                      "over {}; {} more combinations are refused by the design. "
                      "Constraints: {}.",
                      with_commas(input.search.candidates.size()), o.design,
                      input.comparison.scenarios.size(), prior_text(input.comparison),
                      with_commas(input.search.refused),
                      limits.empty() ? "none" : fmt::format("{}", fmt::join(limits, "; "))),
          Tone::plain};
}

}  // namespace

std::string option_text(const design::OptionValue& value) {
  return std::visit(core::Overloaded{[](bool flag) { return std::string(flag ? "true" : "false"); },
                                     [](std::int64_t whole) { return std::to_string(whole); },
                                     [](double real) { return shortest(real); },
                                     [](const std::string& text) { return text; },
                                     [](const std::vector<double>& list) {
                                       return fmt::format("[{}]", fmt::join(list, ", "));
                                     },
                                     [](const std::vector<std::string>& list) {
                                       return fmt::format("[{}]", fmt::join(list, ", "));
                                     }},
                    value);
}

Table candidates_table(const SearchInput& input) {
  Table table = empty_table(input, "candidates", "Every candidate", Fold::folded);
  for (const oc::Candidate& c : input.search.candidates) table.rows.push_back(row(c));
  return table;
}

Table front_table(const SearchInput& input) {
  Table table = empty_table(input, "pareto-front", "The Pareto front", Fold::open);
  std::vector<const oc::Candidate*> front;
  for (const oc::Candidate& c : input.search.candidates)
    if (c.on_front) front.push_back(&c);
  std::ranges::stable_sort(front, std::greater{}, &oc::Candidate::correct);
  for (const oc::Candidate* c : front) table.rows.push_back(row(*c));
  table.notes = {
      "On the front: no other admissible candidate is at least as good in P(correct), P(overdose) "
      "and mean patients, and better in one. All figures are exact."};
  return table;
}

Document compose(const SearchInput& input) {
  Document document;
  document.title =
      "Options of " + input.comparison.optimise->design + ": " + input.comparison.plan.title;
  document.subtitle = input.comparison.plan.id + ", searched with Caudata " + input.version;
  document.banner = {
      "Computed from stated probabilities. Not clinical evidence, not a medical device."};
  document.sections = {
      {"search", "Search", {what_was_searched(input), best_claim(input), pareto_front(input)}},
      {"all", "Every candidate", {candidates_table(input)}}};
  return document;
}

}  // namespace caudata::report
