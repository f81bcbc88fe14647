// SPDX-License-Identifier: Apache-2.0
#include "trial/comparison_draft.hpp"

#include <algorithm>

#include "trial/comparison_schema.hpp"
#include "trial/schema_reader.hpp"
#include "trial/study.hpp"

namespace caudata::trial {
namespace {

void complete(Comparison& comparison) {
  for (ComparedScenario& scenario : comparison.scenarios)
    scenario.truth.toxicity.p = by_part(scenario.truth.stated, comparison.parts);
  for (ComparedDesign& design : comparison.designs)
    if (design.label.empty()) design.label = design.design;
}

/// Who come to screening.
double persons_per_month(const Protocol& protocol) {
  double rate = 0;
  for (const Site& site : protocol.sites) rate += site.rate;
  return rate;
}

}  // namespace

core::Result<ComparisonDraft> read_comparison_draft(const core::Document& document) {
  ComparisonDraft draft;
  draft.file = document.file;
  Reading reading(document, "design file");
  SchemaReader reader(reading, document.root, "");
  visit(reader, draft.comparison);
  reader.refuse_unknown();
  if (reading.issues().has_errors()) {
    reading.issues().sort();
    return core::failure(std::move(reading.issues()));
  }
  draft.places = std::move(reading.places());
  complete(draft.comparison);
  return draft;
}

std::vector<Part> parts_of(const Comparison& comparison, const ComparedDesign& design) {
  const DesignConduct& own = design.conduct;
  std::vector<Part> parts = comparison.parts;
  for (Part& part : parts) {
    part.sentinels = own.sentinels.value_or(part.sentinels);
    part.sentinel_hold = own.sentinel_hold.value_or(part.sentinel_hold);
    part.stagger = own.stagger.value_or(part.stagger);
    part.safety_review = own.safety_review.value_or(part.safety_review);
  }
  return parts;
}

Protocol as_protocol(const Comparison& comparison, const ComparedDesign& design) {
  Protocol p;
  p.identity.id = comparison.plan.id;
  p.identity.title = comparison.plan.title;
  p.identity.phase = Phase::phase_1;
  p.identity.planned_patients = comparison.plan.planned_patients;
  p.run = comparison.run;
  p.product.doses = comparison.product.doses;
  p.parts = parts_of(comparison, design);
  p.escalation =
      EscalationRule{design.design, comparison.plan.order, design.options, design.modifiers};
  p.conduct.replace_unevaluable = design.conduct.replace_unevaluable.value_or(true);
  p.conduct.most_replacements = design.conduct.most_replacements;
  p.stopping.max_evaluable = design.limits.max_evaluable;
  p.stopping.max_dlt = design.limits.max_dlt;
  p.procedure_stopping = comparison.procedure_stopping;
  for (const ComparedScenario& scenario : comparison.scenarios)
    p.scenarios.push_back(scenario.truth);
  return p;
}

core::Result<design::Escalation> make_escalation(const Comparison& comparison,
                                                 const ComparedDesign& design) {
  return make_escalation(as_protocol(comparison, design));
}

Comparison comparison_of(const Protocol& protocol, double tolerated,
                         std::vector<ComparedDesign> others, double enrolled) {
  Comparison c;
  c.schema = comparison_schema;
  c.plan = {protocol.identity.id,       protocol.identity.title,
            protocol.identity.question, tolerated,
            protocol.escalation->order, protocol.identity.planned_patients};
  c.run = protocol.run;
  c.product.doses = protocol.product.doses;
  c.parts = protocol.parts;
  c.accrual.rate = persons_per_month(protocol) * enrolled;
  const DesignLimits limits{protocol.stopping.max_evaluable, protocol.stopping.max_dlt};
  const char* without = protocol.procedure_stopping ? " but for events of the procedure" : "";
  c.designs.push_back({protocol.escalation->design + ", as the protocol has it" + without,
                       protocol.escalation->design, protocol.escalation->options, limits,
                       protocol.escalation->modifiers});
  for (ComparedDesign& other : others) {
    other.limits = limits;
    c.designs.push_back(std::move(other));
  }
  for (ComparedDesign& design : c.designs) {
    design.conduct.replace_unevaluable = protocol.conduct.replace_unevaluable;
    design.conduct.most_replacements = protocol.conduct.most_replacements;
  }
  for (const Scenario& scenario : protocol.scenarios) c.scenarios.push_back({scenario, {}, {}, 1});
  return c;
}

}  // namespace caudata::trial
