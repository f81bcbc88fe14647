// SPDX-License-Identifier: Apache-2.0
#include "trial/graft_case/virtual_case.hpp"

#include <fmt/format.h>

#include "graft/course/check_case.hpp"
#include "patient/graft_subject.hpp"
#include "trial/graft_case/fill_case.hpp"
#include "trial/missing_parameters.hpp"

namespace caudata::trial {
namespace {

/// What of the subject is a typical person's.
void note_typical(const graft::GraftSubject& subject, Assumptions& assumptions) {
  assumptions.note("subject.length_scale", subject.length_scale,
                   subject.sex == graft::Sex::female ? "anatomy.canal.axis.female" : "");
  assumptions.note("canal.csf", subject.csf, "anatomy.canal.person.csf");
  assumptions.note("canal.heart_rate", subject.heart_rate, "anatomy.canal.person.heart_rate",
                   " /min");
  assumptions.note("canal.stroke_volume", subject.stroke_volume,
                   "anatomy.canal.person.stroke_volume", " mL");
  assumptions.note("canal.block.passage", subject.block.passage, "anatomy.canal.person.passage");
  assumptions.note("canal.block.length", subject.block.length, "anatomy.canal.person.block_length",
                   " mm");
}

/// Part and dose of the subject where the user chose but one.
DoseChoice completed(DoseChoice choice, const Protocol& protocol, const SubjectRecord& subject) {
  const Part& part = protocol.parts[subject.level.part];
  if (!choice.part) choice.part = {part.name, {}};
  if (!choice.dose) choice.dose = {part.doses[subject.level.dose], {}};
  return choice;
}

core::Result<PlannedDoses> plan_of_subject(const SubjectRecord& subject,
                                           const GraftCaseContext& context) {
  if (!context.choice.part && !context.choice.dose) return given_doses(context.protocol, subject);
  auto plan =
      planned_doses(context.protocol, completed(context.choice, context.protocol, subject), {});
  if (plan)
    plan->name += fmt::format(", planned here (in the trial the subject got {})",
                              allocation(context.protocol, subject));
  return plan;
}

/// All is left open but that chance may spoil an injection.
GraftFileAdministration as_in_a_trial() {
  GraftFileAdministration open;
  open.injection = graft::InjectionOutcome::drawn;
  return open;
}

graft::GraftSubject virtual_subject(const patient::VirtualPatient& patient,
                                    const anatomy::Cord& cord, core::Days injury_to_first_dose,
                                    const core::Ledger& ledger, Assumptions& assumptions) {
  const auto typical = patient::typical_graft_subject(ledger, assumptions.missing());
  auto subject = patient::graft_subject(patient, cord, injury_to_first_dose, typical);
  note_typical(subject, assumptions);
  if (!patient::graft_lesion(patient.injury.lesion, cord, subject.length_scale))
    assumptions.note("lesion.length", subject.lesion->length, "patient.injury.extent.length.median",
                     " mm");
  return subject;
}

}  // namespace

core::Days injury_to_first_dose(const Candidate& person, const SubjectRecord& subject) {
  return person.covariates.injury_to_screening + (subject.first_dose - person.arrival);
}

core::Result<ReadyGraftCase> virtual_case(const std::string& name, const SubjectRecord& subject,
                                          Candidates& people, const anatomy::Cord& cord,
                                          const GraftCaseContext& context) {
  auto plan = plan_of_subject(subject, context);
  if (!plan) return core::failure(plan.error());
  const patient::VirtualPatient& patient = people.patient(subject.candidate);
  const core::Days day = injury_to_first_dose(people.at(subject.candidate), subject);
  Assumptions assumptions(context.ledger);
  graft::GraftCase what;
  what.plan = plan->name;
  what.subject = virtual_subject(patient, cord, day, context.ledger, assumptions);
  what.subject.name = name;
  what.administration = filled_administration(as_in_a_trial(), assumptions);
  what.administration.doses = std::move(plan->doses);
  const auto canal =
      context.ledger.resolve<anatomy::CanalParameters>("anatomy.canal", assumptions.missing());
  const auto product =
      context.ledger.resolve<product::ProductParameters>("product", assumptions.missing());
  if (!assumptions.missing().empty())
    return core::failure(missing_parameters(assumptions.missing()));
  auto found = graft::check_case(what, cord, canal);
  found.add(graft::check_delivery(what, product));
  if (found.has_errors()) return core::failure(std::move(found));
  return ReadyGraftCase{std::move(what), assumptions.values(), {}};
}

}  // namespace caudata::trial
