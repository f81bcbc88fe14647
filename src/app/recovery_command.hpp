// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <utility>
#include <vector>

#include "app/verbs/verbs.hpp"

namespace caudata::app {

inline constexpr std::pair<const char*, RecoveryOptions::Layout> recovery_layouts[] = {
    {"nscisc", RecoveryOptions::Layout::nscisc},
    {"asia-challenge", RecoveryOptions::Layout::asia_challenge},
    {"long", RecoveryOptions::Layout::long_table}};

/// "nscisc", …
const char* layout_name(RecoveryOptions::Layout layout);

/// The files as seen from the innermost folder that holds them all, the mapping and the parameters.
std::vector<std::string> files_seen_from_their_folder(const RecoveryOptions& options);

/// What makes the summary again in that folder, with every option that has a part in it.
std::string canonical_command(const RecoveryOptions& options);

}  // namespace caudata::app
