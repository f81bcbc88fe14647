// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <span>
#include <vector>

#include "design/follow_up_crm.hpp"

namespace caudata::design {

/// The probability, per patient of `data.open`, of a DLT in the rest of his window given none so
/// far: 1 - S(window) / S(his follow-up), S the Kaplan-Meier estimate of the time to DLT from all
/// patients of all doses. 0 to 1: 0 while no DLT has come later than his follow-up, 1 where
/// everybody at risk at such a DLT had one.
///
/// Equals the mass that Efron's redistribution to the right gives to the DLTs. Neglected: that the
/// time to DLT may depend on the dose. DLTs without a day do not count here.
std::vector<double> fractional_toxicity(const FollowUpData& data);

}  // namespace caudata::design
