// SPDX-License-Identifier: Apache-2.0
#include "design/entry.hpp"
#include "trial/rules/names.hpp"
#include "trial/study.hpp"

namespace caudata::trial {
namespace {

std::vector<std::string> known_designs() {
  std::vector<std::string> names;
  for (const design::DesignEntry* entry : design::design_entries()) names.emplace_back(entry->name);
  return names;
}

void check_unknown(Findings& findings, const std::string& name) {
  const std::string meant = core::nearest(name, known_designs());
  findings.error("design.unknown", "escalation.design",
                 fmt::format("there is no design \"{}\"", name),
                 fmt::format("the designs are \"{}\"", fmt::join(known_designs(), "\", \"")),
                 meant.empty() ? "" : "did you mean \"" + meant + "\"?");
}

std::size_t levels(const Protocol& p) {
  std::size_t count = 0;
  for (const Part& part : p.parts) count += part.doses.size();
  return count;
}

void check_planned(Findings& findings, int cohort) {
  const Protocol& p = findings.protocol();
  const auto least = cohort * static_cast<int>(levels(p));
  if (p.identity.planned_patients && *p.identity.planned_patients < least)
    findings.warning("design.planned-too-few", "protocol.planned_patients",
                     fmt::format("{} patients are planned; {} levels of {} need {}",
                                 *p.identity.planned_patients, levels(p), cohort, least),
                     "the last level cannot be reached even without any DLT");
  if (p.stopping.max_evaluable > 0 && p.stopping.max_evaluable < cohort)
    findings.error("stopping.before-first-cohort", "stopping.max_evaluable",
                   fmt::format("the first cohort has {} patients", cohort),
                   "the trial would stop before it");
}

void check_sentinels(Findings& findings, int cohort) {
  const auto& parts = findings.protocol().parts;
  for (std::size_t i = 0; i < parts.size(); ++i)
    if (parts[i].sentinels >= cohort)
      findings.warning(
          "sentinel.whole-cohort", path_of("part", i, "sentinels"),
          fmt::format("all {} patients of a cohort of {} are sentinels", cohort, parts[i].name),
          "each would wait for the one before");
}

void check_order(Findings& findings) {
  const Protocol& p = findings.protocol();
  const bool gated = std::ranges::any_of(p.parts, [](const Part& x) { return x.gate.has_value(); });
  if (p.escalation->order == design::PartOrder::by_dose && !gated)
    findings.warning("design.order-without-gate", "escalation.order",
                     "the parts take turns by dose and none waits for another",
                     "without a gate the order has no effect");
}

constexpr const char* no_response =
    "the conduct of a protocol knows DLTs and no response within the window";

/// The first modifier around a design that asks for responses, where the design does not.
std::optional<design::NamedModifier> asks_for_responses(const EscalationRule& rule,
                                                        const design::LadderPart& part) {
  EscalationRule inner = rule;
  for (std::size_t i = 0; i < rule.modifiers.size(); ++i) {
    inner.modifiers.assign(rule.modifiers.begin(),
                           rule.modifiers.begin() + static_cast<std::ptrdiff_t>(i));
    const auto made = part_design(inner, part);
    if (made && made->uses_efficacy()) return std::nullopt;
    inner.modifiers.push_back(rule.modifiers[i]);
    const auto modified = part_design(inner, part);
    if (modified && modified->uses_efficacy()) return rule.modifiers[i];
  }
  return std::nullopt;
}

/// The options of the modifier that would have to be left out, one by one, for it to ask for none.
core::SourceLocation place_of_request(const EscalationRule& rule, const design::LadderPart& part,
                                      const design::NamedModifier& modifier) {
  for (const auto& [name, option] : modifier.options) {
    EscalationRule without = rule;
    for (design::NamedModifier& other : without.modifiers) {
      if (other.name == modifier.name) other.options.erase(name);
    }
    const auto made = part_design(without, part);
    if (made && !made->uses_efficacy()) return option.at;
  }
  return modifier.at;
}

void refuse_efficacy(Findings& findings, const design::LadderPart& part) {
  const EscalationRule& rule = *findings.protocol().escalation;
  if (const auto modifier = asks_for_responses(rule, part)) {
    core::Issues issues;
    issues.add({core::Severity::error, "design.needs-response",
                place_of_request(rule, part, *modifier),
                fmt::format("the modifier \"{}\" asks for responses", modifier->name), no_response,
                "leave out the option that asks for them, or compare such designs with caudata "
                "oc"});
    return findings.add(issues);
  }
  findings.error("design.needs-response", "escalation.design",
                 fmt::format("\"{}\" weighs responses against toxicity", rule.design), no_response,
                 "compare such designs with caudata oc");
}

void check_borrowing(Findings& findings, const design::AnyDesign& design, std::string_view name) {
  const auto& parts = findings.protocol().parts;
  const auto i =
      static_cast<std::size_t>(std::ranges::find(parts, name, &Part::name) - parts.begin());
  if (!parts[i].gate || parts[i].gate->borrow == 0 || design.borrows()) return;
  findings.warning(
      "gate.borrows-in-vain", path_of("part", i, "gate.borrow"),
      fmt::format("the design of {} cannot borrow patients of {}", name, parts[i].gate->part),
      "it decides on its own part alone: the weight changes nothing",
      "take a model-based design, or leave out borrow");
}

}  // namespace

void check_design(Findings& findings) {
  const Protocol& p = findings.protocol();
  if (!p.escalation) return;
  check_order(findings);
  const design::DesignEntry* entry = design::find_design(p.escalation->design);
  if (entry == nullptr) return check_unknown(findings, p.escalation->design);
  for (const design::LadderPart& part : ladder_of(p).parts) {
    const auto made = part_design(*p.escalation, part);
    if (!made) return findings.add(made.error());
    if (made->uses_efficacy()) return refuse_efficacy(findings, part);
    check_borrowing(findings, *made, part.name);
    if (part.name != p.parts.front().name) continue;
    check_planned(findings, made->cohort_size());
    check_sentinels(findings, made->cohort_size());
  }
}

}  // namespace caudata::trial
