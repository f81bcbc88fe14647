// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "report/cohort/cohort_input.hpp"

namespace caudata::report {

/// The page of a virtual cohort: who comes, who is eligible, how they recover by themselves, how
/// their injuries were drawn, and single persons.
Document compose(const CohortInput& input);

}  // namespace caudata::report
