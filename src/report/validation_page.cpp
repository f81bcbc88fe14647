// SPDX-License-Identifier: Apache-2.0
#include "report/validation_page.hpp"

#include <fmt/format.h>

#include "report/figures/forest_plot.hpp"
#include "report/missed_text.hpp"
#include "report/number_text.hpp"

namespace caudata::report {
namespace {

using evidence::Prediction;
using evidence::Target;

Cell number(double value) { return {fmt::format("{:.4g}", value), value}; }

Cell range(const evidence::Interval& i) {
  return {fmt::format("{:.4g} to {:.4g}", i.lower, i.upper), i.lower};
}

Cell score(const Prediction& p) {
  return p.z ? Cell{fixed(*p.z, 2), *p.z} : Cell{"– (" + p.why_no_z + ")", {}};
}

std::vector<Cell> row(const Target& t, const Prediction& p) {
  std::vector<Cell> cells{{t.id, {}}, {verdict(p), {}}, number(t.observed), range(t.limits)};
  if (p.value)
    for (Cell cell : {number(*p.value), number(p.mc_error), range(p.interval_90), score(p),
                      Cell{p.inside_90 ? "yes" : "no", {}}})
      cells.push_back(std::move(cell));
  else
    cells.insert(cells.end(), 5, Cell{"–", {}});
  cells.push_back({t.n ? fmt::format("{}", *t.n) : "–", t.n});
  cells.push_back({std::to_string(p.persons), static_cast<double>(p.persons)});
  for (const std::string& text :
       {t.statistic_text, t.population_text, evidence::to_text(t.baseline),
        t.visit ? evidence::to_text(*t.visit) : std::string("–"), std::string(name(t.split)),
        t.source})
    cells.push_back({text, {}});
  return cells;
}

std::string failure_text(const Target& t, const Prediction& p) {
  if (!p.value) return fmt::format("{}: not predicted. {}", t.id, why_missed(p.why_not, t.source));
  return fmt::format("{}: predicted {:.4g}, observed {:.4g}, allowed {:.4g} to {:.4g}{}. {}", t.id,
                     *p.value, t.observed, t.limits.lower, t.limits.upper,
                     p.inside_90 ? "; inside the 90 % interval" : "",
                     why_missed(t.if_missed, t.source));
}

Block failures(const ValidationInput& input) {
  List list{"Outside the tolerance, or not predicted", {}, Tone::limit};
  for (std::size_t i = 0; i < input.targets.size(); ++i)
    if (!input.predictions[i].within_tolerance)
      list.items.push_back(failure_text(input.targets[i], input.predictions[i]));
  if (list.items.empty()) return Claim{"Every target is within its tolerance.", Tone::plain};
  return list;
}

KeyFigures key_figures(const evidence::Coverage& c) {
  const auto of = [&](int k) { return fmt::format("{} of {}", k, c.targets); };
  return {{{of(c.targets - c.within_tolerance), "outside their tolerance, or not predicted"},
           {of(c.within_tolerance), "within their tolerance"},
           {of(c.inside_90), "observed numbers inside the predicted 90 % interval"}}};
}

Claim how(const ValidationInput& input) {
  return {
      fmt::format("{} virtual patients were followed from injury, a third from each region, "
                  "with {}. Seed {}. Targets: {}.",
                  with_commas(input.persons),
                  input.posterior_draws == 0
                      ? std::string("the central values of the parameters")
                      : fmt::format("{} posterior draws of the parameters", input.posterior_draws),
                  input.seed, input.file),
      Tone::plain};
}

Section pictures(const ValidationInput& input) {
  Section section{"pictures", "Predicted against observed", {}};
  for (const ForestAxis axis : {ForestAxis::percent, ForestAxis::tolerances})
    if (any_on(input, axis)) section.blocks.push_back(forest_plot(input, axis));
  return section;
}

}  // namespace

const char* verdict(const Prediction& p) {
  if (!p.value) return "not predicted";
  return p.within_tolerance ? "passed" : "failed";
}

std::string coverage_text(const evidence::Coverage& c) {
  return fmt::format(
      "{} of {} targets within their tolerance; {} observed numbers inside the 90 % interval; {} "
      "not predicted.",
      c.within_tolerance, c.targets, c.inside_90, c.targets - c.predicted);
}

Table validation_table(const ValidationInput& input) {
  Table table{"targets", "Every target", {}, {}, {}, Fold::open};
  for (const char* title : {"target", "verdict"}) table.columns.push_back({title, "", Align::left});
  for (const char* title :
       {"observed", "allowed", "predicted", "Monte Carlo error", "90 % interval", "z"})
    table.columns.push_back({title, "", Align::right});
  table.columns.push_back({"inside 90 %", "", Align::left});
  for (const char* title : {"n", "virtual patients"})
    table.columns.push_back({title, "", Align::right});
  for (const char* title : {"statistic", "population", "baseline", "visit", "split", "source"})
    table.columns.push_back({title, "", Align::left});
  for (std::size_t i = 0; i < input.targets.size(); ++i)
    table.rows.push_back(row(input.targets[i], input.predictions[i]));
  table.notes = {
      "z: (observed - predicted) in standard deviations of the difference; of an ICC on Fisher's "
      "scale, atanh; of a share of which fewer than five of n are expected to be counted, or not "
      "to be, the normal deviate with the tail of the beta-binomial count. Allowed values and "
      "intervals end where the statistic ends: shares at 0 and 1, an ICC at -1 and 1, SDs and "
      "rates at 0.",
      "The 90 % interval is of what a study of this n would observe: chance of the study, Monte "
      "Carlo error, and the posterior draws if there are any."};
  return table;
}

Document compose(const ValidationInput& input) {
  const evidence::Coverage c = evidence::coverage(input.predictions);
  Document document;
  document.title = "The virtual population against published numbers";
  document.subtitle = fmt::format("Caudata {}; parameters {}, targets {}", input.version,
                                  input.data_hash.substr(0, 12), input.targets_hash.substr(0, 12));
  document.banner = {"A comparison of a model with published summaries. Not clinical evidence."};
  document.sections = {{"summary", "How it fares", {key_figures(c), how(input), failures(input)}},
                       pictures(input),
                       {"all", "Every target", {validation_table(input)}}};
  return document;
}

}  // namespace caudata::report
