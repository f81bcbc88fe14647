// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <filesystem>
#include <string>

#include "core/result.hpp"
#include "io/manifest.hpp"
#include "report/report_input.hpp"

namespace caudata::io {

/// Writes everything a run leaves behind: protocol.toml (as read), parameters.toml (every value
/// used), results.sqlite, tables/*.csv, oc.json, report.html and, last, manifest.json. Each file
/// appears whole or not at all. The folder is made if needed; files of an earlier run with the same
/// names are replaced. run.log.json is the caller's: it is not hashed.
core::Result<Manifest> write_run_folder(const std::filesystem::path& folder,
                                        const report::ReportInput& input,
                                        const std::string& protocol_text);

}  // namespace caudata::io
