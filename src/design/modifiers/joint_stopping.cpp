// SPDX-License-Identifier: Apache-2.0
#include "design/modifiers/joint_stopping.hpp"

#include <fmt/format.h>

namespace caudata::design {
namespace {

Reason procedure_reason(ProcedureCount count) {
  return {"joint.procedure",
          "{dlt} of {n} patients had an event of the procedure: its safety boundary is reached",
          {},
          tally_of(count.patients, count.events)};
}

Reason dlt_reason(Tally dlt) {
  return {"joint.dlt",
          "{dlt} DLTs among {n} patients of the trial: the safety boundary is reached",
          {},
          dlt};
}

Reason both_reason(ProcedureCount count) {
  return {
      "joint.both",
      "the DLTs and the events of the procedure, {dlt} of {n} patients, have both reached their "
      "safety boundaries",
      {},
      tally_of(count.patients, count.events)};
}

}  // namespace

std::optional<Reason> joint_stop(const JointStopping& rule, ProcedureCount procedure, Tally dlt) {
  const bool by_procedure = reached(rule.procedure, procedure.events, procedure.patients);
  const bool by_dlt = reached(rule.dlt, dlt.dlt, dlt.evaluable);
  switch (rule.rule) {
    case JointRule::procedure_alone:
      return by_procedure ? std::optional(procedure_reason(procedure)) : std::nullopt;
    case JointRule::either:
      if (by_procedure) return procedure_reason(procedure);
      return by_dlt ? std::optional(dlt_reason(dlt)) : std::nullopt;
    case JointRule::both:
      return by_procedure && by_dlt ? std::optional(both_reason(procedure)) : std::nullopt;
  }
  return std::nullopt;
}

std::string to_text(const JointStopping& rule) {
  const std::string text = fmt::format("stop on procedure events ({})", rule.procedure_family);
  if (rule.rule == JointRule::procedure_alone) return text;
  return fmt::format("{} {} DLTs ({})", text, rule.rule == JointRule::either ? "or" : "and",
                     rule.dlt_family);
}

}  // namespace caudata::design
