// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "report/cohort/cohort_input.hpp"

/// The pictures of a virtual cohort, one file each.
namespace caudata::report {

Figure covariate_distributions(const CohortInput& input);
Figure cohort_screening_funnel(const CohortInput& input);
Figure grades_over_time(const CohortInput& input);
/// Median and bands of a sum over time, a panel per grade at admission.
Figure score_bands(const CohortInput& input, isncsci::ScoreSum score);

}  // namespace caudata::report
