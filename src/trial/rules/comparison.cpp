// SPDX-License-Identifier: Apache-2.0
// What the values of a design file must satisfy together.
#include "design/entry.hpp"
#include "trial/comparison_draft.hpp"
#include "trial/rules/names.hpp"
#include "trial/rules/rules.hpp"
#include "trial/study.hpp"

namespace caudata::trial {
namespace {

/// Names and labels that results are told apart by.
void check_labels(Findings& findings, const Comparison& comparison) {
  for (std::size_t i = 1; i < comparison.designs.size(); ++i)
    for (std::size_t k = 0; k < i; ++k)
      if (comparison.designs[i].label == comparison.designs[k].label)
        return findings.error("design.duplicate-label", path_of("design", i, "label"),
                              fmt::format("there is already a [[design]] labelled \"{}\"",
                                          comparison.designs[i].label),
                              "labels tell them apart in results", "give each a label of its own");
}

void check_steady_accrual(Findings& findings, const Comparison& comparison) {
  if (comparison.accrual.rate > 0) return;
  findings.error("accrual.none", "accrual.rate", "no patient can be treated",
                 "the trial would never begin", "give at least 0.001 / mo");
}

const design::DesignEntry* known_design(Findings& findings, const std::string& name,
                                        const std::string& path) {
  const design::DesignEntry* entry = design::find_design(name);
  if (entry != nullptr) return entry;
  std::vector<std::string> names;
  for (const design::DesignEntry* e : design::design_entries()) names.emplace_back(e->name);
  findings.error("design.unknown", path, fmt::format("there is no design \"{}\"", name),
                 fmt::format("the designs are \"{}\"", fmt::join(names, "\", \"")),
                 did_you_mean(name, names));
  return nullptr;
}

/// Options and modifiers fit every part; the design itself if they do.
std::optional<design::AnyDesign> made(Findings& findings, const Comparison& comparison,
                                      const ComparedDesign& design, const std::string& path) {
  const Protocol protocol = as_protocol(comparison, design);
  const auto parts = ladder_of(protocol).parts;
  std::optional<design::AnyDesign> last;
  if (known_design(findings, design.design, path + ".design") == nullptr) {
    findings.add(design::check_modifiers(design.modifiers, parts.front()));
    return last;
  }
  for (const design::LadderPart& part : parts) {
    const auto design_of_part = part_design(*protocol.escalation, part);
    if (!design_of_part) {
      findings.add(design_of_part.error());
      return std::nullopt;
    }
    last = *design_of_part;
  }
  return last;
}

/// What a design changes of the conduct must make sense with what it leaves.
void check_own_conduct(Findings& findings, const Comparison& comparison, std::size_t i) {
  const DesignConduct& own = comparison.designs[i].conduct;
  const bool no_hold = std::ranges::any_of(
      parts_of(comparison, comparison.designs[i]),
      [](const Part& part) { return part.sentinels > 0 && part.sentinel_hold == Days{0}; });
  if (no_hold && (own.sentinels || own.sentinel_hold))
    findings.warning("sentinel.no-hold", path_of("design", i, "conduct"),
                     "nobody waits for the sentinel", "", "add sentinel_hold = \"14 d\"?");
  if (own.most_replacements && !own.replace_unevaluable.value_or(true))
    findings.warning("conduct.replacement-limit", path_of("design", i, "conduct.most_replacements"),
                     "replacements are limited and nobody is replaced", "the limit has no effect");
}

void check_designs(Findings& findings, const Comparison& comparison) {
  const bool responses = std::ranges::none_of(
      comparison.scenarios, [](const ComparedScenario& s) { return s.response.empty(); });
  for (std::size_t i = 0; i < comparison.designs.size(); ++i) {
    const ComparedDesign& d = comparison.designs[i];
    check_own_conduct(findings, comparison, i);
    const auto design = made(findings, comparison, d, path_of("design", i));
    if (!design) continue;
    if (design->uses_efficacy() && !responses)
      findings.error("design.no-response", path_of("design", i, "design"),
                     fmt::format("\"{}\" weighs responses and a scenario states none", d.design),
                     "", "add response = { … } to every [[scenario]]");
    if (d.limits.max_evaluable > 0 && d.limits.max_evaluable < design->cohort_size())
      findings.error("stopping.before-first-cohort", path_of("design", i, "stopping.max_evaluable"),
                     fmt::format("the first cohort has {} patients", design->cohort_size()),
                     "the trial would stop before it");
  }
}

/// One probability per dose of every part, and of no other.
void check_rates(Findings& findings, const Comparison& comparison,
                 const std::vector<PartRates>& stated, const std::string& path,
                 std::string_view what) {
  const auto rates = by_part(stated, comparison.parts);
  for (std::size_t part = 0; part < rates.size(); ++part)
    if (rates[part].size() != comparison.parts[part].doses.size())
      findings.error(
          "scenario.wrong-count", path,
          fmt::format("{} has {} doses and {} probabilities of {}", comparison.parts[part].name,
                      comparison.parts[part].doses.size(), rates[part].size(), what));
  for (const PartRates& one : stated)
    if (std::ranges::find(comparison.parts, one.part, &Part::name) == comparison.parts.end())
      findings.error("scenario.unknown-part", path + "." + one.part,
                     fmt::format("there is no part \"{}\"", one.part), "",
                     did_you_mean(one.part, names_of(comparison.parts)));
}

void check_responses(Findings& findings, const Comparison& comparison) {
  for (std::size_t i = 0; i < comparison.scenarios.size(); ++i) {
    const auto& response = comparison.scenarios[i].response;
    if (!response.empty())
      check_rates(findings, comparison, response, path_of("scenario", i, "response"), "a response");
  }
}

void check_procedure_rates(Findings& findings, const Comparison& comparison) {
  for (std::size_t i = 0; i < comparison.scenarios.size(); ++i) {
    const auto& rates = comparison.scenarios[i].procedure;
    const std::string path = path_of("scenario", i, "procedure");
    if (!rates.empty()) check_rates(findings, comparison, rates, path, "an event of the procedure");
    if (comparison.procedure_stopping && rates.empty())
      findings.error("scenario.no-procedure-rate", path_of("scenario", i),
                     "the trial stops on events of the procedure and the scenario states no rate",
                     "", "add procedure = { … } to every [[scenario]]");
    if (!comparison.procedure_stopping && !rates.empty())
      findings.warning("scenario.unused-procedure-rate", path,
                       "no rule looks at events of the procedure", "the rates have no effect",
                       "add [procedure_stopping], or leave them out");
  }
}

/// Every value to try must be one that the design takes, by itself.
void check_search(Findings& findings, const Optimisation& optimise) {
  const design::LadderPart first = ladder_of(findings.protocol()).parts.front();
  findings.add(design::check_modifiers(optimise.modifiers, first));
  const design::DesignEntry* entry = known_design(findings, optimise.design, "optimise.design");
  if (entry == nullptr) return;
  findings.add(design::check_options(optimise.options, entry->options, optimise.design));
  for (const SearchedOption& option : optimise.search) {
    if (optimise.options.contains(option.name))
      findings.error(
          "search.twice", "optimise.search." + option.name,
          fmt::format("\"{}\" is searched and also among the fixed options", option.name));
    for (const design::OptionValue& value : option.values) {
      const auto wrong = design::check_options({{option.name, {value, option.at}}}, entry->options,
                                               optimise.design);
      findings.add(wrong);
      if (wrong.has_errors()) break;
    }
  }
}

}  // namespace

core::Issues check(const ComparisonDraft& draft) {
  core::Issues issues;
  const Draft shared{as_protocol(draft.comparison, {}), draft.file, draft.places};
  Findings findings(shared, issues);
  for (const auto rule :
       {check_product, check_parts, check_gates, check_procedure_stopping, check_scenarios})
    rule(findings);
  check_labels(findings, draft.comparison);
  check_steady_accrual(findings, draft.comparison);
  if (!issues.has_errors()) {
    check_responses(findings, draft.comparison);
    check_procedure_rates(findings, draft.comparison);
    check_designs(findings, draft.comparison);
    if (draft.comparison.optimise) check_search(findings, *draft.comparison.optimise);
  }
  issues.sort();
  return issues;
}

}  // namespace caudata::trial
