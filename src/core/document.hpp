// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "core/issue.hpp"

/// A user's file as a tree of values that know where they stand, so that no layer but io sees a
/// parser.
namespace caudata::core {

/// Counts from 1. 0: not known.
struct TextPosition {
  int line{0};
  int column{0};
  friend auto operator<=>(const TextPosition&, const TextPosition&) = default;
};

struct CalendarDate {
  int year{0}, month{0}, day{0};
};

struct Node;
struct Member;

/// Members in the order of the file. Keys are unique.
struct Table {
  std::vector<Member> members;
  const Member* find(std::string_view key) const;
};
using Array = std::vector<Node>;

struct Node {
  std::variant<Table, Array, std::string, std::int64_t, double, bool, CalendarDate> value;
  TextPosition at;

  const Table* table() const { return std::get_if<Table>(&value); }
  const Array* array() const { return std::get_if<Array>(&value); }
  const std::string* text() const { return std::get_if<std::string>(&value); }
};

struct Member {
  std::string key;
  TextPosition key_at;
  Node node;
};

struct Document {
  std::string file;
  Node root;  // a table

  SourceLocation place(TextPosition at) const { return {file, at.line, at.column}; }
};

/// "a table", "a number", … for messages.
const char* kind(const Node& node);

}  // namespace caudata::core
