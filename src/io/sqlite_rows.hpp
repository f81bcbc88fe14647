// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <filesystem>
#include <functional>
#include <vector>

#include "core/result.hpp"
#include "io/sqlite_database.hpp"
#include "oc/estimate.hpp"
#include "report/comparison_input.hpp"
#include "report/report_input.hpp"

/// What the writers of results.sqlite share.
namespace caudata::io {

using Rows = std::vector<SqlRow>;

template <class Number>
std::int64_t whole(Number n) {
  return static_cast<std::int64_t>(n);
}

/// The columns of `oc` and `design_oc`.
Rows estimate_rows(const oc::OperatingCharacteristics& estimates);

/// Tables `design_compared` and `design_oc`.
void insert_designs_compared(SqliteDatabase& database, const report::ComparisonInput& input);

/// Tables `recovery_change`, `recovery_conversion`, `recovery_motor_level` and `null_lesson`.
void insert_recovery(SqliteDatabase& database, const report::ReportInput& input);

/// A file with the tables of the results, filled in one transaction. It appears whole or not at
/// all; an existing file is replaced.
core::Result<std::filesystem::path> write_results_file(
    const std::filesystem::path& file, const std::function<void(SqliteDatabase&)>& fill);

}  // namespace caudata::io
