// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <array>
#include <cstdint>

#include "core/quantity.hpp"
#include "isncsci/classification.hpp"
#include "isncsci/exam.hpp"
#include "patient/injury.hpp"
#include "safety/risk_profile.hpp"

namespace caudata::patient {

/// A virtual person: everything about them that no treatment changes.
struct VirtualPatient {
  Covariates covariates;
  Injury injury;
  isncsci::Exam screening_exam;  // on the day of screening, after natural recovery so far
};

/// By the screening examination. Precondition: it is determined.
safety::RiskProfile risk_profile(const VirtualPatient& patient, core::Days injury_to_first_dose);

}  // namespace caudata::patient
