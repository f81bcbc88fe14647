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
    : populations_(populations(ledger, missing_)), events_(ledger, missing_) {
  ENSURES(missing_.empty());
}

patient::VirtualPatient World::draw(patient::Region region, const core::TrialStreams& streams,
                                    core::CandidateId candidate) const {
  const patient::Population& population = populations_[static_cast<std::size_t>(region)];
  patient::VirtualPatient person;
  person.covariates = population.draw_covariates(streams, candidate);
  // Followed from the injury, not from a screening day.
  person.covariates.injury_to_screening = first_day;
  person.screening_exam = population.draw_screening_exam(person.covariates, streams, candidate);
  person.natural_recovery =
      population.draw_recovery(person.covariates, person.screening_exam, streams, candidate);
  return person;
}

isncsci::Exam World::examine(const patient::VirtualPatient& person, core::Days since_injury) const {
  return populations_[static_cast<std::size_t>(person.covariates.region)].examine(person,
                                                                                  since_injury);
}

}  // namespace caudata::evidence
