// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/stream.hpp"
#include "trial/candidates.hpp"
#include "trial/event.hpp"
#include "trial/study.hpp"
#include "trial/trial_record.hpp"

namespace caudata::trial {

/// Conducts one trial in calendar time under one truth: accrual, screening, dosing with sentinel
/// and stagger holds, visits, events, window closings, safety reviews, decisions, follow-up.
/// `candidates` belongs to the same trial and is shared by all scenarios: the people are the same,
/// only what the product does to them differs.
TrialRecord conduct(const Study& study, const Scenario& scenario, Candidates& candidates,
                    EventLog& log);

}  // namespace caudata::trial
