// SPDX-License-Identifier: Apache-2.0
#include "io/sqlite_database.hpp"

#include <sqlite3.h>

namespace caudata::io {

void SqliteDatabase::Close::operator()(sqlite3* database) const { sqlite3_close(database); }
void SqliteDatabase::Finalize::operator()(sqlite3_stmt* statement) const {
  sqlite3_finalize(statement);
}

SqliteDatabase::SqliteDatabase(const std::filesystem::path& file, SqliteMode mode) {
  const int flags =
      SQLITE_OPEN_NOMUTEX | (mode == SqliteMode::create ? SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE
                                                        : SQLITE_OPEN_READONLY);
  sqlite3* opened = nullptr;
  const int status = sqlite3_open_v2(file.c_str(), &opened, flags, nullptr);
  database_.reset(opened);
  if (status != SQLITE_OK) keep_error();
}

void SqliteDatabase::keep_error() {
  if (error_.empty()) error_ = database_ ? sqlite3_errmsg(database_.get()) : "out of memory";
}

namespace {

SqlValue column(sqlite3_stmt* statement, int i) {
  switch (sqlite3_column_type(statement, i)) {
    case SQLITE_INTEGER:
      return static_cast<std::int64_t>(sqlite3_column_int64(statement, i));
    case SQLITE_FLOAT:
      return sqlite3_column_double(statement, i);
    case SQLITE_NULL:
      return {};
    default: {
      const void* bytes = sqlite3_column_blob(statement, i);
      const auto size = static_cast<std::size_t>(sqlite3_column_bytes(statement, i));
      return size == 0 ? std::string() : std::string(static_cast<const char*>(bytes), size);
    }
  }
}

}  // namespace

void SqliteDatabase::execute(const std::string& sql) {
  if (!error_.empty()) return;
  if (sqlite3_exec(database_.get(), sql.c_str(), nullptr, nullptr, nullptr) != SQLITE_OK)
    keep_error();
}

SqliteDatabase::Statement SqliteDatabase::prepare(const std::string& sql) {
  sqlite3_stmt* statement = nullptr;
  if (error_.empty() &&
      sqlite3_prepare_v2(database_.get(), sql.c_str(), -1, &statement, nullptr) != SQLITE_OK)
    keep_error();
  return Statement(statement);
}

void SqliteDatabase::bind(sqlite3_stmt* statement, const SqlRow& row) {
  for (std::size_t i = 0; i < row.size(); ++i) {
    const int at = static_cast<int>(i) + 1;
    int status = SQLITE_OK;
    if (const auto* integer = std::get_if<std::int64_t>(&row[i])) {
      status = sqlite3_bind_int64(statement, at, *integer);
    } else if (const auto* real = std::get_if<double>(&row[i])) {
      status = sqlite3_bind_double(statement, at, *real);
    } else if (const auto* text = std::get_if<std::string>(&row[i])) {
      // A null destructor is SQLITE_STATIC: the row outlives the step.
      status =
          sqlite3_bind_text(statement, at, text->data(), static_cast<int>(text->size()), nullptr);
    } else {
      status = sqlite3_bind_null(statement, at);
    }
    if (status != SQLITE_OK) keep_error();
  }
}

void SqliteDatabase::insert(const std::string& table, const std::vector<SqlRow>& rows) {
  if (rows.empty()) return;
  std::string places = "?";
  for (std::size_t i = 1; i < rows.front().size(); ++i) places += ",?";
  const Statement statement = prepare("INSERT INTO " + table + " VALUES (" + places + ")");
  for (const SqlRow& row : rows) {
    if (!error_.empty()) return;
    bind(statement.get(), row);
    if (sqlite3_step(statement.get()) != SQLITE_DONE) keep_error();
    sqlite3_reset(statement.get());
  }
}

void SqliteDatabase::for_each(const std::string& sql,
                              const std::function<void(const SqlRow&)>& take) {
  const Statement statement = prepare(sql);
  if (!error_.empty()) return;
  SqlRow row(static_cast<std::size_t>(sqlite3_column_count(statement.get())));
  int status = SQLITE_OK;
  while ((status = sqlite3_step(statement.get())) == SQLITE_ROW) {
    for (std::size_t i = 0; i < row.size(); ++i)
      row[i] = column(statement.get(), static_cast<int>(i));
    take(row);
  }
  if (status != SQLITE_DONE) keep_error();
}

std::vector<SqlRow> SqliteDatabase::query(const std::string& sql) {
  std::vector<SqlRow> rows;
  for_each(sql, [&](const SqlRow& row) { rows.push_back(row); });
  return rows;
}

}  // namespace caudata::io
