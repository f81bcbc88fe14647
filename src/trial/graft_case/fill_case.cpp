// SPDX-License-Identifier: Apache-2.0
#include "trial/graft_case/fill_case.hpp"

#include <algorithm>
#include <cmath>

#include "core/units.hpp"
#include "graft/course/case_parameters.hpp"

namespace caudata::trial {
namespace {

/// Lengths of the data are a man's.
double filled_length_scale(const GraftFileSubject& subject, Assumptions& assumptions) {
  constexpr const char* key = "subject.length_scale";
  if (subject.length_scale) return *subject.length_scale;
  if (subject.sex == graft::Sex::female)
    return assumptions.take({}, key, "anatomy.canal.axis.female");
  assumptions.note(key, "1", "");
  return 1;
}

core::Days filled_injury_to_first_dose(const GraftFileSubject& subject, Assumptions& assumptions) {
  if (subject.injury_to_first_dose) return *subject.injury_to_first_dose;
  constexpr const char* parameter = "patient.screening_day.median";
  const core::Days day(static_cast<std::int32_t>(std::lround(assumptions.number(parameter))));
  assumptions.note("subject.injury_to_first_dose", core::to_text(day), parameter);
  return day;
}

std::optional<graft::GraftLesion> filled_lesion(const GraftFileLesion& lesion,
                                                Assumptions& assumptions) {
  if (!lesion.level) return {};
  return graft::GraftLesion{*lesion.level,
                            assumptions.take(lesion.length, "lesion.length",
                                             "patient.injury.extent.length.median", " mm")};
}

graft::CanalBlock filled_block(const GraftFileBlock& block, Assumptions& assumptions) {
  return {assumptions.take(block.passage, "canal.block.passage", "anatomy.canal.person.passage"),
          assumptions.take(block.length, "canal.block.length", "anatomy.canal.person.block_length",
                           " mm")};
}

graft::Puncture filled_puncture(const std::optional<graft::Puncture>& stated,
                                Assumptions& assumptions) {
  if (stated) return *stated;
  constexpr double first = 2;  // L2/3
  const double lumbar = std::clamp(
      assumptions.parameters<graft::CaseParameters>("graft.case").puncture, first, first + 3);
  const graft::Puncture usual =
      graft::every_puncture[static_cast<std::size_t>(std::lround(lumbar - first))];
  assumptions.note("administration.puncture", graft::name(usual), "graft.case.puncture");
  return usual;
}

graft::PostureFrom usual_posture(Assumptions& assumptions) {
  const double last = static_cast<double>(anatomy::all_postures.size() - 1);
  const double place =
      std::clamp(assumptions.parameters<graft::CaseParameters>("graft.case").posture, 0.0, last);
  const anatomy::Posture usual =
      anatomy::all_postures[static_cast<std::size_t>(std::lround(place))];
  assumptions.note("administration.posture", anatomy::name(usual), "graft.case.posture");
  return {0, usual};
}

/// Up to the first whose hour could not be read; a word that could not be read stands for any.
std::vector<graft::PostureFrom> filled_postures(const std::vector<GraftFilePosture>& stated,
                                                Assumptions& assumptions) {
  std::vector<graft::PostureFrom> postures;
  for (const GraftFilePosture& p : stated) {
    if (!p.from) break;
    postures.push_back({*p.from, p.posture.value_or(anatomy::Posture::supine)});
  }
  if (postures.empty()) postures.push_back(usual_posture(assumptions));
  return postures;
}

graft::CellRules filled_rules(const GraftFileRules& file) {
  graft::CellRules rules = file.only ? graft::CellRules::none() : graft::CellRules();
  if (file.only)
    for (const graft::CellRule rule : *file.only) rules.switch_on(rule);
  if (file.without)
    for (const graft::CellRule rule : *file.without) rules.switch_off(rule);
  return rules;
}

}  // namespace

graft::GraftSubject filled_subject(const GraftFile& file, Assumptions& assumptions) {
  graft::GraftSubject subject;
  subject.name = file.subject.name;
  subject.sex = file.subject.sex.value_or(graft::Sex::male);
  subject.length_scale = filled_length_scale(file.subject, assumptions);
  subject.injury_to_first_dose = filled_injury_to_first_dose(file.subject, assumptions);
  if (file.subject.ais) subject.ais = isncsci::letter(*file.subject.ais);
  subject.lesion = filled_lesion(file.lesion, assumptions);
  const GraftFileCanal& canal = file.canal;
  subject.csf = assumptions.take(canal.csf, "canal.csf", "anatomy.canal.person.csf");
  subject.heart_rate = assumptions.take(canal.heart_rate, "canal.heart_rate",
                                        "anatomy.canal.person.heart_rate", " /min");
  subject.stroke_volume = assumptions.take(canal.stroke_volume, "canal.stroke_volume",
                                           "anatomy.canal.person.stroke_volume", " mL");
  subject.block = filled_block(canal.block, assumptions);
  return subject;
}

graft::Administration filled_administration(const GraftFileAdministration& file,
                                            Assumptions& assumptions) {
  graft::Administration a;
  a.puncture = filled_puncture(file.puncture, assumptions);
  if (!file.injection) assumptions.note("administration.injection", "complete", "");
  a.injection = file.injection.value_or(graft::InjectionOutcome::complete);
  a.vehicle.volume =
      assumptions.take(file.volume, "administration.volume", "product.vehicle.volume", " mL");
  a.vehicle.rate =
      assumptions.take(file.rate, "administration.rate", "product.vehicle.rate", " mL/min");
  a.vehicle.density = assumptions.take(file.vehicle.density, "administration.vehicle.density",
                                       "product.vehicle.density", " g/mL");
  a.vehicle.viscosity = assumptions.take(file.vehicle.viscosity, "administration.vehicle.viscosity",
                                         "product.vehicle.viscosity", " mPa.s");
  a.vehicle.most_packing = assumptions.number("product.vehicle.most_packing");
  a.postures = filled_postures(file.postures, assumptions);
  return a;
}

graft::GraftCase filled_case(const GraftFile& file, Assumptions& assumptions) {
  graft::GraftCase what;
  what.subject = filled_subject(file, assumptions);
  what.administration = filled_administration(file.administration, assumptions);
  what.rules = filled_rules(file.rules);
  return what;
}

PlannedDoses listed_doses(const std::vector<GraftFileDose>& given) {
  PlannedDoses plan{"as given", {}};
  for (const GraftFileDose& dose : given) {
    if (!dose.day || !dose.cells) break;
    plan.doses.push_back({*dose.day - core::Days(1), *dose.cells});
  }
  return plan;
}

}  // namespace caudata::trial
