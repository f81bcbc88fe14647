// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string_view>

namespace caudata::oc {

/// Whether a metric (docs/metrics.md) is the share of the trials in which something happened;
/// shares of patients are not.
bool is_share_of_trials(std::string_view metric);

}  // namespace caudata::oc
