// SPDX-License-Identifier: Apache-2.0
#include "trial/study.hpp"

#include <algorithm>

#include "design/make_design.hpp"
#include "trial/missing_parameters.hpp"
#include "trial/procedure_stopping.hpp"

namespace caudata::trial {
namespace {

std::optional<std::size_t> part_index(const Protocol& protocol, const std::string& name) {
  const auto found = std::find_if(protocol.parts.begin(), protocol.parts.end(),
                                  [&](const Part& part) { return part.name == name; });
  if (found == protocol.parts.end()) return std::nullopt;
  return static_cast<std::size_t>(found - protocol.parts.begin());
}

design::EscalationPart escalation_part(const Protocol& protocol, const Part& part,
                                       const design::AnyDesign& design) {
  design::EscalationPart out{.design = design,
                             .gated_by = std::nullopt,
                             .gate = {},
                             .start = {.sentinels = part.sentinels,
                                       .sentinel_hold = part.sentinel_hold,
                                       .stagger = part.stagger},
                             .borrowed_weight = 0};
  if (part.gate) {
    out.gated_by = part_index(protocol, part.gate->part);
    out.gate = part.gate->requires_what;
    out.borrowed_weight = part.gate->borrow;
  }
  return out;
}

}  // namespace

design::DoseLadder ladder_of(const Protocol& protocol) {
  design::DoseLadder ladder;
  for (const Part& part : protocol.parts) {
    design::LadderPart& added = ladder.parts.emplace_back();
    added.name = part.name;
    added.doses = part.doses;
    for (const std::string& dose : part.doses) {
      const auto& known = protocol.product.doses;
      const auto found = std::ranges::find(known, dose, &product::Dose::name);
      if (found != known.end()) added.amounts.push_back(found->cells.value());
    }
    if (added.amounts.size() != added.doses.size()) added.amounts.clear();
  }
  return ladder;
}

core::Result<design::AnyDesign> part_design(const EscalationRule& rule,
                                            const design::LadderPart& part) {
  if (const design::DesignEntry* entry = design::find_design(rule.design)) {
    return design::make_design(*entry, rule.options, rule.modifiers, part);
  }
  return core::failure({.rule = "design.unknown",
                        .at = {},
                        .message = "no design is called \"" + rule.design + "\"",
                        .why = "designs are chosen by name",
                        .suggestion = "see: caudata explain --designs"});
}

core::Result<design::Escalation> make_escalation(const Protocol& protocol) {
  if (!protocol.escalation) {
    return core::failure(
        {.rule = "design.none",
         .at = {},
         .message = "the protocol names no escalation design",
         .why = "a dose-escalation trial needs a rule for the next dose",
         .suggestion =
             "add [escalation] with design = \"3+3\"; a protocol of another kind can be checked, "
             "not run"});
  }
  design::DoseLadder ladder = ladder_of(protocol);
  std::vector<design::EscalationPart> parts;
  for (std::size_t i = 0; i < protocol.parts.size(); ++i) {
    const auto design = part_design(*protocol.escalation, ladder.parts[i]);
    if (!design) return core::failure(design.error());
    parts.push_back(escalation_part(protocol, protocol.parts[i], *design));
  }
  design::StoppingLimits limits{.max_evaluable = protocol.stopping.max_evaluable,
                                .max_dlt_total = protocol.stopping.max_dlt,
                                .max_dlt_part = {},
                                .joint = {}};
  if (protocol.procedure_stopping) {
    auto joint = joint_stopping(*protocol.procedure_stopping);
    if (!joint) return core::failure(std::move(joint.error()));
    limits.joint = *std::move(joint);
  }
  return design::Escalation(std::move(ladder), std::move(parts), protocol.escalation->order,
                            std::move(limits));
}

core::Result<Study> resolve(const Protocol& protocol, const core::Ledger& ledger) {
  auto escalation = make_escalation(protocol);
  if (!escalation) return core::failure(escalation.error());

  std::vector<std::string> missing;
  Study study{.protocol = protocol,
              .escalation = std::move(*escalation),
              .people = patient::ExaminedPopulation(ledger, protocol.eligibility.region, missing),
              .background = safety::BackgroundEvents(ledger, missing),
              .attribution = safety::attribution_model(ledger, missing)};
  if (missing.empty()) return study;

  return core::failure(missing_parameters(missing));
}

}  // namespace caudata::trial
