// SPDX-License-Identifier: Apache-2.0
#include "io/sqlite_rows.hpp"

#include <system_error>

#include "io/results_schema.hpp"
#include "io/sqlite_results.hpp"
#include "report/number_text.hpp"

namespace caudata::io {
namespace {

core::Issue cannot_write(const std::filesystem::path& file, const std::string& why) {
  return {core::Severity::error,      "io.write", {file.string(), 0, 0},
          "cannot write the results", why,        {}};
}

}  // namespace

Rows estimate_rows(const oc::OperatingCharacteristics& estimates) {
  Rows rows;
  for (const oc::Estimate& e : estimates)
    rows.push_back({e.scenario, e.design, e.part, e.dose, e.metric, e.value, e.mc_error,
                    std::string(report::method_name(e.method)), whole(e.trials)});
  return rows;
}

core::Result<std::filesystem::path> write_results_file(
    const std::filesystem::path& file, const std::function<void(SqliteDatabase&)>& fill) {
  std::error_code error;
  if (file.has_parent_path()) std::filesystem::create_directories(file.parent_path(), error);
  std::filesystem::path beside = file;
  beside += ".partial";
  std::filesystem::remove(beside, error);
  std::string problem;
  {
    SqliteDatabase database(beside, SqliteMode::create);
    database.execute("PRAGMA journal_mode = OFF; PRAGMA synchronous = OFF; PRAGMA user_version = " +
                     std::to_string(results_schema_version) + ";");
    database.execute("BEGIN;");
    database.execute(results_schema);
    fill(database);
    database.execute("COMMIT;");
    problem = database.error();
  }
  if (problem.empty()) {
    std::filesystem::rename(beside, file, error);
    if (error) problem = error.message();
  }
  if (problem.empty()) return file;
  std::filesystem::remove(beside, error);
  return core::failure(cannot_write(file, problem));
}

}  // namespace caudata::io
