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
  return population.draw_patient(population.draw_covariates(streams, candidate), streams,
                                 candidate);
}

isncsci::Exam World::examine(const patient::VirtualPatient& person, core::Days since_injury) const {
  return populations_[static_cast<std::size_t>(person.covariates.region)].examine(person,
                                                                                  since_injury);
}

}  // namespace caudata::evidence
