// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <optional>

#include "trial/candidates.hpp"
#include "trial/event.hpp"
#include "trial/protocol.hpp"

namespace caudata::trial {

/// The first criterion the candidate fails, in the order age, cause, time since injury, level, AIS,
/// exclusions in words; empty if eligible. Level and AIS are those of the screening examination,
/// which classifies as drawn (see patient::Population).
std::optional<ScreenFailure> screen(const Candidate& candidate, const Eligibility& eligibility);

/// Whether the failure shows only when the person has been examined; the others are known on the
/// day of arrival.
bool needs_examination(ScreenFailure failure);

}  // namespace caudata::trial
