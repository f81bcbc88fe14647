// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <optional>

#include "design/decision.hpp"
#include "trial/protocol.hpp"

namespace caudata::trial {

/// The study rule on deaths by the product, which stands above the design.
std::optional<design::Stop> stop_for_related_deaths(const StoppingRules& rules, int deaths);

}  // namespace caudata::trial
