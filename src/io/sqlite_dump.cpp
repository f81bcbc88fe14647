// SPDX-License-Identifier: Apache-2.0
#include <fmt/format.h>

#include "io/sqlite_database.hpp"
#include "io/sqlite_results.hpp"

namespace caudata::io {
namespace {

std::string quoted(const std::string& text, char quote) {
  std::string q(1, quote);
  for (const char c : text) {
    if (c == quote) q += quote;
    q += c;
  }
  return q + quote;
}

/// A real number always shows that it is one, so that 1 and 1.0 differ.
std::string literal(const SqlValue& value) {
  if (const auto* integer = std::get_if<std::int64_t>(&value)) return std::to_string(*integer);
  if (const auto* text = std::get_if<std::string>(&value)) return quoted(*text, '\'');
  if (const auto* real = std::get_if<double>(&value)) return fmt::format("real({})", *real);
  return "NULL";
}

std::string text_of(const SqlValue& value) {
  const auto* text = std::get_if<std::string>(&value);
  return text == nullptr ? std::string() : *text;
}

void dump_table(SqliteDatabase& database, const std::string& table, std::string& dump) {
  std::string order;
  const auto columns = database.query("SELECT name FROM pragma_table_info(" + quoted(table, '\'') +
                                      ") ORDER BY cid");
  for (std::size_t i = 1; i <= columns.size(); ++i)
    order += (i == 1 ? "" : ",") + std::to_string(i);
  for (const SqlRow& row :
       database.query("SELECT * FROM " + quoted(table, '"') + " ORDER BY " + order)) {
    dump += table;
    for (const SqlValue& value : row) dump += "|" + literal(value);
    dump += "\n";
  }
}

}  // namespace

core::Result<std::string> sqlite_dump(const std::filesystem::path& file) {
  SqliteDatabase database(file, SqliteMode::read_only);
  std::string dump = "user_version|";
  for (const SqlRow& row : database.query("PRAGMA user_version")) dump += literal(row.front());
  dump += "\n";
  for (const SqlRow& table : database.query("SELECT name, sql FROM sqlite_schema WHERE type = "
                                            "'table' AND name NOT LIKE 'sqlite_%' ORDER BY name")) {
    dump += "table|" + text_of(table[1]) + "\n";
    dump_table(database, text_of(table[0]), dump);
  }
  if (!database.error().empty())
    return core::failure(core::Issue{core::Severity::error,
                                     "io.read",
                                     {file.string(), 0, 0},
                                     "cannot read the SQLite file",
                                     database.error(),
                                     {}});
  return dump;
}

}  // namespace caudata::io
