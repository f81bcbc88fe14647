// SPDX-License-Identifier: Apache-2.0
// The only file that sees toml++, without its assertions: version 3.3 asserts on "[" followed by a
// newline.
#ifndef NDEBUG
#define NDEBUG
#endif
#include "io/toml_reader.hpp"

#include <algorithm>
#include <cmath>
#include <utility>

#include "io/toml_stray.hpp"

#define TOML_EXCEPTIONS 0
#define TOML_ENABLE_FORMATTERS 0
#define TOML_HEADER_ONLY 1
#if defined(__GNUC__)
#pragma GCC diagnostic push
#pragma GCC diagnostic ignored "-Wnull-dereference"
#endif
#include <toml++/toml.h>
#if defined(__GNUC__)
#pragma GCC diagnostic pop
#endif

namespace caudata::io {
namespace {

constexpr std::size_t largest_text = std::size_t{4} << 20;
constexpr int most_dots_in_a_line =
    512;  // toml++ does not limit dotted keys, and their tables are freed by recursion

core::TextPosition position(const toml::source_region& region) {
  return {static_cast<int>(region.begin.line), static_cast<int>(region.begin.column)};
}

core::Node convert(const toml::node& node);

// toml++ sorts keys by name; the places restore the order of the file.
core::Table convert(const toml::table& table) {
  core::Table out;
  out.members.reserve(table.size());
  for (const auto& [key, value] : table)
    out.members.push_back({std::string(key.str()), position(key.source()), convert(value)});
  std::ranges::stable_sort(out.members, {}, &core::Member::key_at);
  return out;
}

core::Array convert(const toml::array& array) {
  core::Array out;
  out.reserve(array.size());
  for (const toml::node& value : array) out.push_back(convert(value));
  return out;
}

core::CalendarDate convert(const toml::date& date) { return {date.year, date.month, date.day}; }

core::Node convert(const toml::node& node) {
  core::Node out;
  out.at = position(node.source());
  if (const auto* table = node.as_table())
    out.value = convert(*table);
  else if (const auto* array = node.as_array())
    out.value = convert(*array);
  else if (const auto* text = node.as_string())
    out.value = text->get();
  else if (const auto* integer = node.as_integer())
    out.value = integer->get();
  else if (const auto* real = node.as_floating_point())
    out.value = real->get();
  else if (const auto* boolean = node.as_boolean())
    out.value = boolean->get();
  else if (const auto* date = node.as_date())
    out.value = convert(date->get());
  else if (const auto* moment = node.as_date_time())
    out.value = convert(moment->get().date);
  else if (const auto* time = node.as_time()) {
    const auto t = time->get();
    out.value = std::to_string(t.hour) + ":" + std::to_string(t.minute);
  }
  return out;
}

core::Issue syntax_issue(core::SourceLocation at, std::string message, std::string why) {
  return {core::Severity::error, "toml.syntax",  std::move(at),
          std::move(message),    std::move(why), ""};
}

/// toml++ reports a second key at its value; this is the column of the key. Columns of lines with
/// more than ASCII are kept.
int column_of_key(std::string_view text, core::TextPosition at) {
  for (int line = 1; line < at.line; ++line) text.remove_prefix(text.find('\n') + 1);
  text = text.substr(0, static_cast<std::size_t>(at.column - 1));
  const auto beyond_ascii = [](char c) { return static_cast<unsigned char>(c) > 127; };
  const auto equals = text.rfind('=');
  if (equals == std::string_view::npos || std::ranges::any_of(text, beyond_ascii)) return at.column;
  const auto last = text.substr(0, equals).find_last_not_of(" \t");
  if (last == std::string_view::npos) return at.column;
  const auto before = text.substr(0, last).find_last_of(" \t,{");
  return before == std::string_view::npos ? 1 : static_cast<int>(before) + 2;
}

core::Issue parse_issue(const toml::parse_error& error, std::string_view whole, std::string file) {
  auto at = position(error.source());
  std::string text(error.description());
  constexpr std::string_view opening = "Error while parsing ";
  if (text.starts_with(opening)) text.erase(0, opening.size());
  if (text.find("pair: cannot redefine") != std::string::npos) at.column = column_of_key(whole, at);
  core::Issue issue = syntax_issue({std::move(file), at.line, at.column}, text, "");
  if (text.find("redefine") != std::string::npos) {
    issue.rule = "toml.duplicate-key";
    issue.why = "a key or table may be given once";
    issue.suggestion = "remove one of the two";
  }
  return issue;
}

// The first line that could nest keys too deeply, or 0.
int line_with_too_many_dots(std::string_view text) {
  int line = 1, dots = 0;
  for (const char c : text) {
    if (c == '\n') {
      ++line;
      dots = 0;
    }
    if (c == '.' && ++dots > most_dots_in_a_line) return line;
  }
  return 0;
}

}  // namespace

core::Result<core::Document> read_toml(std::string_view text, std::string file) {
  if (text.size() > largest_text)
    return core::failure(syntax_issue({std::move(file), 0, 0}, "the file is larger than 4 MiB",
                                      "no protocol needs that"));
  if (const int line = line_with_too_many_dots(text))
    return core::failure(syntax_issue({std::move(file), line, 1}, "more than 512 dots in one line",
                                      "keys would nest too deeply"));
  // toml++ 3.3 takes such a character for unreachable when it looks for blanks.
  if (const auto stray = first_stray_character(text))
    return core::failure(syntax_issue({std::move(file), stray->line, stray->column},
                                      "a character beyond ASCII outside of a text or comment",
                                      "names and numbers are ASCII; texts stand in quotes"));
  const toml::parse_result parsed = toml::parse(text);
  if (!parsed) return core::failure(parse_issue(parsed.error(), text, std::move(file)));
  core::Node root;
  root.value = convert(parsed.table());
  root.at = {1, 1};
  return core::Document{std::move(file), std::move(root)};
}

}  // namespace caudata::io
