// SPDX-License-Identifier: Apache-2.0
#include "patient/virtual_patient.hpp"

namespace caudata::patient {

safety::RiskProfile risk_profile(const VirtualPatient& patient, core::Days injury_to_first_dose) {
  using enum isncsci::AsiaImpairmentScale;
  const Covariates& covariates = patient.covariates;
  const bool motor_complete = covariates.ais == a || covariates.ais == b;
  return {covariates.age_years, covariates.neurological_level.index,
          motor_complete ? safety::Completeness::complete : safety::Completeness::incomplete,
          injury_to_first_dose};
}

}  // namespace caudata::patient
