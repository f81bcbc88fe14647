// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <span>

#include "oc/estimate.hpp"
#include "oc/truth.hpp"
#include "trial/protocol.hpp"

namespace caudata::oc {

/// `mean_response` of every level and of the trial, from the rows `mean_evaluable` of one design
/// under one truth. For designs that do not look at responses: their patients respond at the rate
/// of their level, whatever the course of the trial. The error of the sum is the sum of the errors
/// of its levels, an upper limit. No rows if nobody responds in this truth.
OperatingCharacteristics response_rows(const OperatingCharacteristics& rows,
                                       std::span<const trial::Part> parts, const Truth& truth);

}  // namespace caudata::oc
