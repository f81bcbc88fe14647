// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/stream.hpp"
#include "patient/baseline_parameters.hpp"

namespace caudata::patient {

/// A person who comes to screening. Age, sex, cause, day since injury and part of the cord are
/// independent; the level depends on the part, the grade on the part. Neglected: correlations of
/// age, sex and cause with the injury, and the shift of grades between admission (where the shares
/// come from) and screening. Draws seven words, whatever the outcome.
Covariates draw_covariates(const BaselineParameters& parameters, Region region,
                           core::Stream& stream);

}  // namespace caudata::patient
