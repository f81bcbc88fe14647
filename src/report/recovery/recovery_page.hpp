// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "report/document.hpp"
#include "report/recovery/recovery_input.hpp"

namespace caudata::report {

/// Counts, conversions, changes of scores and gaps of a real data set, beside the same of virtual
/// persons with the same mix.
Document compose(const RecoveryInput& input);

}  // namespace caudata::report
