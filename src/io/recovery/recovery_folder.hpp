// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <filesystem>
#include <string>

#include "core/result.hpp"
#include "report/recovery/recovery_input.hpp"

namespace caudata::io {

/// Every figure of both summaries: {"real":{…},"virtual":{…}}.
std::string recovery_json(const report::RecoveryInput& input);

/// recovery.html, recovery.json, tables/*.csv, and findings.csv with every cell that could not be
/// used. Other files are left alone.
core::Result<std::filesystem::path> write_recovery(const std::filesystem::path& folder,
                                                   const report::RecoveryInput& input,
                                                   const core::Issues& findings);

}  // namespace caudata::io
