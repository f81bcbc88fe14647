// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <span>

#include "core/issue.hpp"
#include "oc/exact_characteristics.hpp"

namespace caudata::oc {

/// A warning (rule `design.planned-n`) if the escalation can treat more evaluable patients than
/// planned, with the exact probabilities of that and of a trial without any expansion: at flat DLT
/// rates of 2, 5, 10 and 20 % and under every truth given; for a design that weighs responses under
/// the truths that state their rates alone. Nothing for an escalation that does not
/// decide on tallies: its size is known by simulation only.
core::Issues check_planned_n(const design::Escalation& escalation, int planned,
                             std::span<const Truth> truths, const core::SourceLocation& at);

}  // namespace caudata::oc
