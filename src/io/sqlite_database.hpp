// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <filesystem>
#include <functional>
#include <memory>
#include <string>
#include <variant>
#include <vector>

#include "core/result.hpp"

struct sqlite3;
struct sqlite3_stmt;

namespace caudata::io {

using SqlValue = std::variant<std::monostate, std::int64_t, double, std::string>;
using SqlRow = std::vector<SqlValue>;

enum class SqliteMode { create, read_only };

/// An open SQLite file. The first failure is kept and everything after it does nothing, so that a
/// long sequence of statements is checked once, at its end. For one thread at a time.
class SqliteDatabase {
 public:
  SqliteDatabase(const std::filesystem::path& file, SqliteMode mode);

  void execute(const std::string& sql);
  /// Inserts rows into a table, all in the order of its columns.
  void insert(const std::string& table, const std::vector<SqlRow>& rows);
  std::vector<SqlRow> query(const std::string& sql);
  /// The same row by row, for more of them than memory holds. The row is reused.
  void for_each(const std::string& sql, const std::function<void(const SqlRow&)>& take);

  /// "" as long as everything went well.
  const std::string& error() const { return error_; }

 private:
  struct Close {
    void operator()(sqlite3* database) const;
  };
  struct Finalize {
    void operator()(sqlite3_stmt* statement) const;
  };
  using Statement = std::unique_ptr<sqlite3_stmt, Finalize>;

  Statement prepare(const std::string& sql);
  void bind(sqlite3_stmt* statement, const SqlRow& row);
  void keep_error();

  std::unique_ptr<sqlite3, Close> database_;
  std::string error_;
};

}  // namespace caudata::io
