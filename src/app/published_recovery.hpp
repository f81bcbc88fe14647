// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <optional>
#include <string>

#include "evidence/stored_validation.hpp"
#include "report/published_recovery.hpp"

namespace caudata::app {

/// The stored output of `caudata validate` for a report; says so where the parameters of this run
/// (`data_hash`) are not those that it was made with.
report::PublishedRecovery published_recovery(const evidence::StoredValidation& stored,
                                             const std::string& data_hash);

/// The one built into the program; empty if there is none that can be read.
std::optional<report::PublishedRecovery> published_recovery(const std::string& data_hash);

}  // namespace caudata::app
