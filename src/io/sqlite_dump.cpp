// SPDX-License-Identifier: Apache-2.0
#include <fmt/format.h>

#include <iterator>

#include "io/sqlite_database.hpp"
#include "io/sqlite_results.hpp"

namespace caudata::io {
namespace {

using Take = std::function<void(std::string_view)>;

void add_quoted(std::string& line, const std::string& text, char quote) {
  line += quote;
  for (const char c : text) {
    if (c == quote) line += quote;
    line += c;
  }
  line += quote;
}
std::string quoted(const std::string& text, char quote) {
  std::string q;
  add_quoted(q, text, quote);
  return q;
}

/// A real number always shows that it is one, so that 1 and 1.0 differ.
void add_literal(std::string& line, const SqlValue& value) {
  const auto end = std::back_inserter(line);
  if (const auto* integer = std::get_if<std::int64_t>(&value)) {
    fmt::format_to(end, "{}", *integer);
  } else if (const auto* text = std::get_if<std::string>(&value)) {
    add_quoted(line, *text, '\'');
  } else if (const auto* real = std::get_if<double>(&value)) {
    fmt::format_to(end, "real({})", *real);
  } else {
    line += "NULL";
  }
}

std::string text_of(const SqlValue& value) {
  const auto* text = std::get_if<std::string>(&value);
  return text == nullptr ? std::string() : *text;
}

void dump_table(SqliteDatabase& database, const std::string& table, const Take& take) {
  std::string order;
  const auto columns = database.query("SELECT name FROM pragma_table_info(" + quoted(table, '\'') +
                                      ") ORDER BY cid");
  for (std::size_t i = 1; i <= columns.size(); ++i)
    order += (i == 1 ? "" : ",") + std::to_string(i);
  std::string line;
  database.for_each("SELECT * FROM " + quoted(table, '"') + " ORDER BY " + order,
                    [&](const SqlRow& row) {
                      line = table;
                      for (const SqlValue& value : row) {
                        line += '|';
                        add_literal(line, value);
                      }
                      line += '\n';
                      take(line);
                    });
}

}  // namespace

core::Result<void> sqlite_dump(const std::filesystem::path& file, const Take& take) {
  SqliteDatabase database(file, SqliteMode::read_only);
  std::string version = "user_version|";
  for (const SqlRow& row : database.query("PRAGMA user_version")) add_literal(version, row.front());
  take(version + "\n");
  for (const SqlRow& table : database.query("SELECT name, sql FROM sqlite_schema WHERE type = "
                                            "'table' AND name NOT LIKE 'sqlite_%' ORDER BY name")) {
    take("table|" + text_of(table[1]) + "\n");
    dump_table(database, text_of(table[0]), take);
  }
  if (!database.error().empty())
    return core::failure(core::Issue{core::Severity::error,
                                     "io.read",
                                     {file.string(), 0, 0},
                                     "cannot read the SQLite file",
                                     database.error(),
                                     {}});
  return {};
}

}  // namespace caudata::io
