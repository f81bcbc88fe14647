// SPDX-License-Identifier: Apache-2.0
#include "isncsci/classify_determined.hpp"
#include "patient/virtual_patient.hpp"

namespace caudata::patient {

safety::RiskProfile risk_profile(const VirtualPatient& patient, core::Days injury_to_first_dose) {
  using enum isncsci::AsiaImpairmentScale;
  const auto result = isncsci::classify_determined(patient.screening_exam);
  const auto grade = result.ais.only();
  return {
      patient.covariates.age_years, result.neurological_level.only().index,
      grade == a || grade == b ? safety::Completeness::complete : safety::Completeness::incomplete,
      injury_to_first_dose};
}

}  // namespace caudata::patient
