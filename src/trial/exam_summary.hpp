// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "trial/event.hpp"

namespace caudata::trial {

ExamSummary summarise(const isncsci::Classification& result);

}  // namespace caudata::trial
