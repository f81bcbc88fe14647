// SPDX-License-Identifier: Apache-2.0
#include "trial/graft_case/graft_case.hpp"

#include <algorithm>

#include "anatomy/cord.hpp"
#include "graft/course/check_case.hpp"
#include "trial/graft_case/fill_case.hpp"
#include "trial/graft_case/graft_schema.hpp"
#include "trial/missing_parameters.hpp"
#include "trial/schema_reader.hpp"

namespace caudata::trial {
namespace {

/// What was read of a file, though it may have errors.
struct GraftDraft {
  GraftFile file;
  graft::CasePlaces places;
  core::Issues issues;
};

GraftDraft read_graft_file(const core::Document& document) {
  GraftDraft draft;
  Reading reading(document, "graft case");
  SchemaReader reader(reading, document.root, "");
  visit(reader, draft.file);
  reader.refuse_unknown();
  draft.issues = reading.issues();
  draft.places = graft::CasePlaces(document.file, std::move(reading.places()));
  return draft;
}

/// The words of the file where the command line has none.
DoseChoice choice_of(const GraftDraft& draft, const DoseChoice& before) {
  const GraftFileAdministration& a = draft.file.administration;
  DoseChoice choice = before;
  if (!choice.part && a.part) choice.part = {*a.part, draft.places.at("administration.part")};
  if (!choice.dose && a.dose) choice.dose = {*a.dose, draft.places.at("administration.dose")};
  return choice;
}

core::Issue two_plans(const core::SourceLocation& at) {
  return {core::Severity::error,
          "graft.two-plans",
          at,
          "doses as given stand beside part and dose",
          "the person gets the one or the other",
          "keep [[administration.given]], or part and dose"};
}

core::Issue two_rule_lists(const core::SourceLocation& at) {
  return {core::Severity::error,
          "graft.two-rule-lists",
          at,
          "rules.only stands beside rules.without",
          "each says all there is to say",
          "keep one of them"};
}

/// What the keys of a file contradict each other in.
core::Issues contradictions(const GraftDraft& draft) {
  core::Issues issues;
  const GraftFileAdministration& a = draft.file.administration;
  if (!a.given.empty() && (a.part || a.dose))
    issues.add(two_plans(draft.places.at("administration.given[0]")));
  if (draft.file.rules.only && draft.file.rules.without)
    issues.add(two_rule_lists(draft.places.at("rules.without")));
  return issues;
}

/// The doses, by the command line, as given, or by part and dose.
core::Result<PlannedDoses> plan_of_file(const GraftDraft& draft, const GraftCaseContext& context) {
  const bool asked = context.choice.part || context.choice.dose;
  if (!asked && !draft.file.administration.given.empty())
    return listed_doses(draft.file.administration.given);
  return planned_doses(context.protocol, choice_of(draft, context.choice),
                       draft.places.at("administration"));
}

/// A word that was written and could not be read: that has been told of, and says enough.
bool plan_is_unreadable(const GraftDraft& draft) {
  const GraftFileAdministration& a = draft.file.administration;
  return (!a.part && draft.places.has("administration.part")) ||
         (!a.dose && draft.places.has("administration.dose"));
}

/// What the case says of itself and what canal and product say of it. No doses: a plan that failed,
/// which has been told of, or is not known.
core::Issues findings_of(const GraftDraft& draft, const graft::GraftCase& what,
                         const core::Ledger& ledger) {
  std::vector<std::string> missing;
  const anatomy::Cord cord(ledger, missing);
  const auto canal = ledger.resolve<anatomy::CanalParameters>("anatomy.canal", missing);
  const auto product = ledger.resolve<product::ProductParameters>("product", missing);
  if (!missing.empty()) return missing_parameters(missing);
  const graft::Administration& a = what.administration;
  core::Issues issues = graft::check_canal(what, cord, canal, draft.places);
  issues.add(graft::check_postures(a.postures, draft.places));
  if (!a.doses.empty()) issues.add(graft::check_doses(a.doses, draft.places));
  const bool too_much = std::ranges::any_of(
      issues, [](const core::Issue& issue) { return issue.rule == "canal.volume"; });
  if (!too_much) issues.add(graft::check_delivery(what, product, draft.places));
  return issues;
}

core::Issue plan_not_checked(const core::SourceLocation& at) {
  return {core::Severity::note,
          "graft.plan-not-checked",
          at,
          "part and dose are not checked",
          "the protocol that has them is not known here",
          "caudata graft PROTOCOL --patient FILE --dry-run"};
}

}  // namespace

core::Result<ReadyGraftCase> read_graft_case(const core::Document& document,
                                             const GraftCaseContext& context) {
  GraftDraft draft = read_graft_file(document);
  Assumptions assumptions(context.ledger);
  ReadyGraftCase ready{filled_case(draft.file, assumptions), {}, {}};
  core::Issues issues = draft.issues;
  issues.add(contradictions(draft));
  if (auto plan = plan_of_file(draft, context)) {
    ready.what.plan = plan->name;
    ready.what.administration.doses = std::move(plan->doses);
  } else if (!plan_is_unreadable(draft)) {
    issues.add(plan.error());
  }
  if (!assumptions.missing().empty())
    return core::failure(missing_parameters(assumptions.missing()));
  issues.add(findings_of(draft, ready.what, context.ledger));
  if (issues.has_errors()) {
    issues.sort();
    return core::failure(std::move(issues));
  }
  ready.assumed = assumptions.values();
  ready.places = std::move(draft.places);
  return ready;
}

core::Issues check_graft_case(const core::Document& document, const core::Ledger& ledger) {
  const GraftDraft draft = read_graft_file(document);
  Assumptions assumptions(ledger);
  graft::GraftCase what = filled_case(draft.file, assumptions);
  if (!assumptions.missing().empty()) return missing_parameters(assumptions.missing());
  const GraftFileAdministration& a = draft.file.administration;
  what.administration.doses = listed_doses(a.given).doses;
  core::Issues issues = draft.issues;
  issues.add(contradictions(draft));
  if (a.given.empty()) issues.add(plan_not_checked(draft.places.at("administration.part")));
  issues.add(findings_of(draft, what, ledger));
  issues.sort();
  return issues;
}

}  // namespace caudata::trial
