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
using evidence::Verdict;

Cell number(double value) { return {fmt::format("{:.4g}", value), value}; }

Cell range(const evidence::Interval& i) {
  return {fmt::format("{:.4g} to {:.4g}", i.lower, i.upper), i.lower};
}

Cell score(const Prediction& p) {
  return p.z ? Cell{fixed(*p.z, 2), *p.z} : Cell{"– (" + p.why_no_z + ")", {}};
}

/// "failed", or "not judged: 7 persons".
std::string verdict_text(const Prediction& p) {
  if (p.value) return name(verdict(p));
  return fmt::format("{}: {} persons", name(verdict(p)), p.persons);
}

std::string why_not_judged() {
  return fmt::format(
      "Not judged: fewer than {} virtual persons: a share of them may err by 11 points (standard "
      "error) or more",
      evidence::fewest_persons);
}

std::vector<Cell> row(const Target& t, const Prediction& p) {
  std::vector<Cell> cells{{t.id, {}}, {verdict_text(p), {}}, number(t.observed), range(t.limits)};
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
  const bool low = miss(t, p) == evidence::Miss::too_low;
  return fmt::format(
      "{}: predicted {:.4g}, too {}: observed {:.4g}, allowed {:.4g} to {:.4g}{}. {}", t.id,
      *p.value, low ? "low" : "high", t.observed, t.limits.lower, t.limits.upper,
      p.inside_90 ? "; inside the 90 % interval" : "", why_missed(reason_for_miss(t, p), t.source));
}

std::string not_judged_text(const Target& t, const Prediction& p) {
  return fmt::format("{}: {}. Source: {}", t.id, p.why_not, t.source);
}

/// Of the targets with this verdict, as `words` has them.
template <class Words>
List listed(const ValidationInput& input, Verdict verdict, std::string title, Words words) {
  List list{std::move(title), {}, Tone::limit};
  for (std::size_t i = 0; i < input.targets.size(); ++i)
    if (evidence::verdict(input.predictions[i]) == verdict)
      list.items.push_back(words(input.targets[i], input.predictions[i]));
  return list;
}

void add_failures(Section& section, const ValidationInput& input) {
  List failed = listed(input, Verdict::failed, "Outside the tolerance", failure_text);
  if (failed.items.empty())
    section.blocks.push_back(Claim{"Every judged target is within its tolerance.", Tone::plain});
  else
    section.blocks.push_back(std::move(failed));
  List open = listed(input, Verdict::not_judged, why_not_judged(), not_judged_text);
  if (!open.items.empty()) section.blocks.push_back(std::move(open));
}

KeyFigures key_figures(const evidence::Coverage& c) {
  const auto of = [&](int k) { return fmt::format("{} of {}", k, c.predicted); };
  KeyFigures figures{{{of(c.predicted - c.within_tolerance), "outside their tolerance"},
                      {of(c.within_tolerance), "within their tolerance"},
                      {of(c.inside_90), "observed numbers inside the predicted 90 % interval"}}};
  if (c.predicted < c.targets)
    figures.figures.push_back({std::to_string(c.targets - c.predicted), "not judged"});
  return figures;
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

std::string coverage_text(const evidence::Coverage& c) {
  const int open = c.targets - c.predicted;
  return fmt::format(
      "{} of {} judged targets within their tolerance, {} outside; {} observed numbers inside the "
      "90 % interval.{}",
      c.within_tolerance, c.predicted, c.predicted - c.within_tolerance, c.inside_90,
      open == 0 ? "" : fmt::format(" Beside them {}. {}.", open, why_not_judged()));
}

std::string changes_text(const evidence::VerdictChanges& changes,
                         const evidence::StoredValidation& stored) {
  if (changes.compared == 0) return "No target of this table is among the stored predictions.\n";
  std::string text = fmt::format(
      "{} of {} targets have another verdict than stored (with {} virtual persons, seed {}){}\n",
      changes.changed.size(), changes.compared, stored.persons, stored.seed,
      changes.changed.empty() ? "." : ":");
  for (const evidence::VerdictChange& change : changes.changed)
    text +=
        fmt::format("  {}: {}, stored as {}\n", change.id, name(change.now), name(change.stored));
  return text;
}

Table terminal_table(const ValidationInput& input) {
  Table table{"terminal", input.file, {}, {}, {}, Fold::open};
  for (const char* title : {"target", "verdict"}) table.columns.push_back({title, "", Align::left});
  for (const char* title : {"observed", "allowed", "predicted", "90 % interval", "z"})
    table.columns.push_back({title, "", Align::right});
  for (std::size_t i = 0; i < input.targets.size(); ++i) {
    const std::vector<Cell> all = row(input.targets[i], input.predictions[i]);
    table.rows.push_back({all[0], all[1], all[2], all[3], all[4], all[6], all[7]});
  }
  return table;
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
  document.sections = {{"summary", "How it fares", {key_figures(c), how(input)}},
                       pictures(input),
                       {"all", "Every target", {validation_table(input)}}};
  add_failures(document.sections.front(), input);
  return document;
}

}  // namespace caudata::report
