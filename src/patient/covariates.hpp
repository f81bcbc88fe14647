// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/stream.hpp"
#include "patient/baseline_parameters.hpp"

namespace caudata::patient {

/// A person who comes to screening, and their injury as admitted. A Gaussian copula with one factor
/// joins age, sex, cause, part of the cord, grade, day of screening and early surgery, each with
/// its own margin (ordinal margins by thresholds); the margin of the grade depends on the part of
/// the cord, and the copula adds no further dependence of the two. The level within the part,
/// steroids and rehabilitation are independent. Neglected: any other dependence. Draws twelve
/// words, whatever the outcome.
Covariates draw_covariates(const BaselineParameters& parameters, Region region,
                           core::Stream& stream);

}  // namespace caudata::patient
