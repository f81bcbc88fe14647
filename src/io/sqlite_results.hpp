// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <filesystem>
#include <functional>
#include <string_view>

#include "core/result.hpp"
#include "report/comparison_input.hpp"
#include "report/report_input.hpp"

namespace caudata::io {

/// Version of the schema in docs/results-schema.md; also PRAGMA user_version of the file.
inline constexpr int results_schema_version = 3;

/// Writes results.sqlite with the tables of docs/results-schema.md. An existing file is replaced at
/// the end, whole.
core::Result<std::filesystem::path> write_results(const std::filesystem::path& file,
                                                  const report::ReportInput& input);

/// The same tables for a comparison of designs without patients: `meta`, `scenario`,
/// `scenario_rate`, `design_compared` and `design_oc` are filled.
core::Result<std::filesystem::path> write_results(const std::filesystem::path& file,
                                                  const report::ComparisonInput& input);

/// The content of an SQLite file as text, piece by piece, in an order that depends on the content
/// alone: schema by table name, rows in the order of all their columns. Equal content, equal dump,
/// whatever the pages look like.
core::Result<void> sqlite_dump(const std::filesystem::path& file,
                               const std::function<void(std::string_view)>& take);

}  // namespace caudata::io
