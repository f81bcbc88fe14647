// SPDX-License-Identifier: Apache-2.0
#include "evidence/world.hpp"

#include "core/contract.hpp"

namespace caudata::evidence {
namespace {

std::vector<patient::Population> populations(const core::Ledger& ledger,
                                             std::vector<std::string>& missing) {
  std::vector<patient::Population> all;
  for (std::size_t r = 0; r < region_count; ++r)
    all.emplace_back(ledger, static_cast<patient::Region>(r), missing);
  return all;
}

}  // namespace

World::World(const core::Ledger& ledger)
    : populations_(populations(ledger, missing_)),
      events_(ledger, missing_),
      examiner_(ledger.resolve<patient::ExaminerParameters>("patient.examiner", missing_)),
      scim_(ledger.resolve<patient::ScimParameters>("patient.scale.scim", missing_)),
      walking_(ledger.resolve<patient::WalkingRuleParameters>("patient.scale.walking", missing_)) {
  ENSURES(missing_.empty());
}

patient::VirtualPatient World::draw(patient::Region region, const core::TrialStreams& streams,
                                    core::CandidateId candidate) const {
  const patient::Population& population = populations_[static_cast<std::size_t>(region)];
  return population.draw_patient(population.draw_covariates(streams, candidate), streams,
                                 candidate);
}

isncsci::Exam World::examine(const patient::VirtualPatient& person, core::Days since_injury) const {
  return populations_[static_cast<std::size_t>(person.covariates.region)].examine(person,
                                                                                  since_injury);
}

Findings World::findings_of(const isncsci::Exam& exam, const patient::Covariates& person) const {
  Findings f = findings(exam);
  const auto set = [&f](Measure m, double value) { f[static_cast<std::size_t>(m)] = value; };
  const double right = patient::grassp(exam.right).total();
  const double left = patient::grassp(exam.left).total();
  set(Measure::scim, patient::scim(scim_, exam, person.age_years));
  set(Measure::walking, patient::strong_enough_to_walk(exam) ? 1 : 0);
  set(Measure::walking_chance, patient::walking_probability(walking_, exam, person.age_years));
  set(Measure::grassp, right + left);
  set(Measure::grassp_right, right);
  set(Measure::grassp_left, left);
  return f;
}

Findings World::seen(const patient::VirtualPatient& person, core::Days since_injury,
                     const patient::Occasion& occasion) const {
  return findings_of(examiner_.scores(examine(person, since_injury), occasion), person.covariates);
}

}  // namespace caudata::evidence
