// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>

#include "core/result.hpp"
#include "design/escalation.hpp"
#include "trial/protocol.hpp"

namespace caudata::trial {

/// What the next decision of a trial under way rests on, beside its data.
struct DecisionRule {
  Protocol protocol;
  design::Escalation escalation;
  std::string ladder_from;  // where its doses were stated, in words
};

}  // namespace caudata::trial
