// SPDX-License-Identifier: Apache-2.0
#include "patient/sample_patients.hpp"

#include <gtest/gtest.h>

#include "support/ledger_from_data.hpp"

namespace caudata::support {
patient::Population population(patient::Region region) {
  std::vector<std::string> missing;
  return patient::Population(test::project_ledger(), region, missing);
}

core::TrialStreams test_streams() { return {{20261122}, core::TrialIndex{1}}; }

patient::VirtualPatient draw_patient(const patient::Population& population,
                                     const patient::Covariates& covariates,
                                     std::uint32_t candidate) {
  return population.draw_patient(covariates, test_streams(), core::CandidateId{candidate});
}

patient::Covariates injury(isncsci::AsiaImpairmentScale grade, const char* level, int day) {
  patient::Covariates covariates;
  covariates.age_years = 40;
  covariates.injury_to_screening = core::Days(day);
  covariates.neurological_level = *isncsci::parse_level(level);
  covariates.ais = grade;
  return covariates;
}

}  // namespace caudata::support
