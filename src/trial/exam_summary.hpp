// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "trial/event.hpp"

namespace caudata::trial {

/// Precondition: every sum is determined, as in all simulated examinations.
ExamSummary summarise(const isncsci::Classification& result);

}  // namespace caudata::trial
