// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/quantity.hpp"

namespace caudata::safety {

enum class Completeness : unsigned char { complete, incomplete };

/// What hazards depend on, in plain numbers. `safety` never sees an examination.
struct RiskProfile {
  double age_years{0};
  int level{0};                                // neurological level: C1 = 0 … S4-5 = 28
  Completeness motor{Completeness::complete};  // complete: no motor function below (AIS A, B)
  core::Days injury_to_first_dose{0};
};

}  // namespace caudata::safety
