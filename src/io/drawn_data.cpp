// SPDX-License-Identifier: Apache-2.0
#include "io/drawn_data.hpp"

#include <fmt/format.h>

namespace caudata::io {
namespace {

/// "[a.b]" gives "a.b"; any other line "".
std::string table_name(std::string_view line) {
  if (!line.starts_with('[')) return {};
  const std::size_t end = line.find(']');
  return end == line.npos ? std::string() : std::string(line.substr(1, end - 1));
}

bool sets(std::string_view line, std::string_view key) {
  if (!line.starts_with(key)) return false;
  const std::size_t next = line.find_first_not_of(' ', key.size());
  return next != line.npos && line[next] == '=';
}

/// The line of a table whose value is certain; empty: left out.
std::string changed(std::string_view line, double value, const std::string& said) {
  if (sets(line, "prior")) return fmt::format("prior = {{ fixed = {} }}\n", value);
  if (sets(line, "truncated") || sets(line, "fitted")) return {};
  const std::size_t quote = line.rfind('"');
  if (sets(line, "source") && quote != line.npos)
    return fmt::format("{}; {}\"\n", line.substr(0, quote), said);
  return std::string(line);
}

}  // namespace

std::string with_values(std::string_view toml, const std::map<std::string, double>& values,
                        const std::string& said) {
  std::string out;
  auto here = values.end();
  while (!toml.empty()) {
    const std::size_t end = std::min(toml.find('\n'), toml.size() - 1) + 1;
    const std::string_view line = toml.substr(0, end);
    if (line.starts_with('[')) here = values.find(table_name(line));
    out += here == values.end() ? std::string(line) : changed(line, here->second, said);
    toml.remove_prefix(end);
  }
  return out;
}

}  // namespace caudata::io
