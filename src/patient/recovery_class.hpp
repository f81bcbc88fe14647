// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/stream.hpp"

#include "patient/recovery_parameters.hpp"
#include "patient/time_course.hpp"

namespace caudata::patient {

/// Probabilities of the grades A to D a year after injury, given the covariates at screening. The
/// published row by grade and part of the cord holds for the reference day; for another screening
/// day all moves, up and down, are scaled by the recovery that remains (at most to a certain move).
/// D stays D; E is not reached.
std::array<double, injury_grades> final_grade_shares(const ConversionParameters& parameters,
                                                     const TimeCourse& time,
                                                     const Covariates& covariates);

/// One word. A draw of C where C is not attainable (no key muscle below the level) is a D.
isncsci::AsiaImpairmentScale draw_final_grade(const ConversionParameters& parameters,
                                              const TimeCourse& time, const Covariates& covariates,
                                              core::Stream& stream);

}  // namespace caudata::patient
