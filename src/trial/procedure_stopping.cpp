// SPDX-License-Identifier: Apache-2.0
#include "trial/procedure_stopping.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <numeric>

namespace caudata::trial {
namespace {

core::Issue unknown_family(const std::string& name) {
  std::vector<std::string> known;
  std::string list;
  for (const design::BoundaryEntry* entry : design::boundary_entries()) {
    known.emplace_back(entry->name);
    list += fmt::format("{}\"{}\"", list.empty() ? "" : ", ", entry->name);
  }
  const std::string meant = core::nearest(name, known);
  return {
      core::Severity::error,
      "design.unknown-boundary",
      {},
      fmt::format("there is no safety boundary \"{}\"", name),
      "the trial stops where the boundary says",
      meant.empty() ? "the boundaries are: " + list : fmt::format("did you mean \"{}\"?", meant)};
}

core::Result<design::SafetyBoundary> boundary_of(const WatchedCount& count) {
  const design::BoundaryEntry* family = design::find_boundary(count.boundary);
  if (family == nullptr) return core::failure(unknown_family(count.boundary));
  design::BoundaryPlan plan{.tolerated_rate = count.tolerated_rate, .alpha = count.alpha};
  plan.looks.resize(static_cast<std::size_t>(count.patients));
  std::iota(plan.looks.begin(), plan.looks.end(), 1);
  return design::safety_boundary(*family, plan, {});
}

bool counts(ProcedureEvents which, const safety::AdverseEvent& event) {
  if (event.cause != safety::Cause::procedure) return false;
  switch (which) {
    case ProcedureEvents::serious:
      return event.seriousness == safety::Seriousness::serious;
    case ProcedureEvents::severe:
      return event.grade >= safety::CtcaeGrade::severe;
  }
  return false;
}

}  // namespace

core::Result<design::JointStopping> joint_stopping(const ProcedureStopping& rule) {
  design::JointStopping made{.rule = rule.rule,
                             .procedure_family = rule.procedure.boundary,
                             .procedure = {},
                             .dlt_family = {},
                             .dlt = {}};
  auto procedure = boundary_of(rule.procedure);
  if (!procedure) return core::failure(std::move(procedure.error()));
  made.procedure = *std::move(procedure);
  if (!rule.dlt) return made;
  auto dlt = boundary_of(*rule.dlt);
  if (!dlt) return core::failure(std::move(dlt.error()));
  made.dlt_family = rule.dlt->boundary;
  made.dlt = *std::move(dlt);
  return made;
}

std::optional<Days> first_counted(const ProcedureStopping& rule, const SubjectRecord& subject) {
  const auto first =
      std::ranges::find_if(subject.events, [&](const auto& e) { return counts(rule.counted, e); });
  if (first == subject.events.end()) return std::nullopt;
  return first->onset;
}

}  // namespace caudata::trial
