// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace caudata::trial {

enum class Presence : unsigned char { required, optional };

/// What a value of the file looks like, as plain data: documentation and the JSON Schema are made
/// from it.
struct Shape {
  enum class Form : unsigned char { text, number, integer, boolean, list, table, open_table };
  struct Field;

  Form form{Form::text};
  std::string meaning;                 // "a duration", "a probability"
  std::string example;                 // as the file writes it
  std::string pattern;                 // of a text; empty: any
  std::vector<std::string> choices;    // of a text; empty: any
  std::optional<double> lower, upper;  // of a number, inclusive
  std::vector<Field> fields;           // of a table
  std::vector<Shape> items;            // one: of a list, and of the values of an open table
  std::size_t least_items{0};
};

struct Shape::Field {
  std::string name;
  Presence presence{};
  std::string meaning;
  Shape shape;
};

}  // namespace caudata::trial
