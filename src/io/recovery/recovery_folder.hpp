// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <filesystem>
#include <string>

#include "core/result.hpp"
#include "report/recovery/recovery_input.hpp"

namespace caudata::io {

/// Every figure of both summaries, with what they were made from (docs/real-data.md).
std::string recovery_json(const report::RecoveryInput& input);

/// recovery.html, recovery.json, tables/*.csv, manifest.json, and findings.csv with every cell or
/// row that could not be used: all of them, or none. Other files are left alone.
core::Result<std::filesystem::path> write_recovery(const std::filesystem::path& folder,
                                                   const report::RecoveryInput& input,
                                                   const core::Issues& findings);

}  // namespace caudata::io
