// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <vector>

#include "trial/listing/advice.hpp"

namespace caudata::trial {

/// The next dose of every patient whose dosing goes on, and the first one of those who wait, with
/// the holds in force on the day. Patients of later cohorts are not known here.
std::vector<NextDose> next_doses(const TrialStanding& standing, const Protocol& protocol,
                                 const safety::HoldLimits& limits);

}  // namespace caudata::trial
