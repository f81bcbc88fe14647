// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <filesystem>
#include <string>

#include "core/result.hpp"
#include "report/comparison_input.hpp"

namespace caudata::io {

/// The tidy table of a comparison as CSV and as JSON, numbers in full precision (docs/metrics.md).
std::string comparison_csv(const oc::OperatingCharacteristics& rows);
std::string comparison_json(const report::ComparisonInput& input);

/// designs.html, oc.csv, oc.json, results.sqlite and every table of the page as
/// tables/report-<id>.csv, in this folder. Other files in it are left alone.
core::Result<std::filesystem::path> write_comparison(const std::filesystem::path& folder,
                                                     const report::ComparisonInput& input);

}  // namespace caudata::io
