// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "design/any_design.hpp"
#include "design/decision.hpp"

namespace caudata::design {

/// A design's wish to treat, with the part's sentinel and stagger rule. A cohort has no more
/// sentinels than patients.
Treat with_start_rule(const TreatDose& treat, std::size_t part, StartRule rule);

}  // namespace caudata::design
