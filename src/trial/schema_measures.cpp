// SPDX-License-Identifier: Apache-2.0
// Kinds with a unit: durations, study days, cells, ages, rates.
#include <fmt/format.h>

#include "trial/schema_kinds_inl.hpp"

namespace caudata::trial {
namespace {

using Form = Shape::Form;
using core::Node;

constexpr double oldest_age = 120;
constexpr double most_cells = 1e12;
constexpr double fastest_rate = 1000;
constexpr double slowest_rate = 0.001;  // a patient in 83 years

/// A text with a unit that `convert` knows; complains about everything else.
template <class Convert>
auto read_measured(const Node& node, const std::string& path, Reading& reading, const Shape& shape,
                   Convert convert) -> decltype(convert(core::Measurement{})) {
  const std::string suggestion = "for example: " + path + " = " + shape.example;
  if (is_number(node)) {
    reading.complain("unit.missing", node.at, fmt::format("{} has no unit", path),
                     shape.meaning + " is a text with its unit", suggestion);
    return {};
  }
  const std::string* text = node.text();
  if (text == nullptr) {
    reading.wrong_type(node, path, shape);
    return {};
  }
  const auto measured = core::parse_measurement(*text);
  if (!measured) {
    reading.complain("unit.wrong", node.at,
                     fmt::format("{} \"{}\" is not {}", path, *text, shape.meaning),
                     "it needs a number and a unit", suggestion);
    return {};
  }
  const auto value = convert(*measured);
  if (!value)
    reading.complain("unit.wrong", node.at,
                     fmt::format("{} \"{}\" has a unit or a size that does not fit", path, *text),
                     shape.meaning + " is expected", suggestion);
  return value;
}

}  // namespace

Shape Duration::shape() const {
  return simple(Form::text, "a duration", "\"28 d\"",
                "^\\s*-?[0-9.]+(e[0-9]+)?\\s*(d|days?|wk|weeks?|mo|months?|y|years?)\\s*$");
}
bool Duration::read(const Node& node, const std::string& path, Reading& reading, Value& out) const {
  const auto days = read_measured(node, path, reading, shape(), core::to_days);
  if (!days) return false;
  if (days->value() < lower || days->value() > upper) {
    reading.out_of_range(node, path, "\"" + *node.text() + "\"",
                         fmt::format("\"{} d\" to \"{} d\"", lower, upper));
    return false;
  }
  out = *days;
  return true;
}

Shape StudyDay::shape() const {
  return simple(Form::text, "a study day", "\"day 1\"", "^\\s*[Dd]ay\\s+[0-9]+\\s*$");
}
bool StudyDay::read(const Node& node, const std::string& path, Reading& reading, Value& out) const {
  const std::string* text = node.text();
  if (text == nullptr) return reading.wrong_type(node, path, shape()), false;
  const auto day = core::parse_study_day(*text);
  if (!day) {
    reading.complain("unit.wrong", node.at,
                     fmt::format("{} \"{}\" is not a study day", path, *text), "day 1 is the first",
                     "write \"day 15\"?");
    return false;
  }
  constexpr int last_day = 3660;
  if (day->value() < 1 || day->value() > last_day) {
    reading.out_of_range(node, path, "\"" + *text + "\"", fmt::format("day 1 to day {}", last_day));
    return false;
  }
  out = *day;
  return true;
}

Shape Cells::shape() const {
  return simple(Form::text, "a number of cells", "\"5e7 cells\"",
                "^\\s*[0-9.]+(e[0-9]+)?\\s*cells\\s*$");
}
bool Cells::read(const Node& node, const std::string& path, Reading& reading, Value& out) const {
  const auto cells = read_measured(node, path, reading, shape(), core::to_cells);
  if (!cells) return false;
  if (!(cells->value() >= 1 && cells->value() <= most_cells)) {
    reading.out_of_range(node, path, "\"" + *node.text() + "\"", "1 to 1e12 cells");
    return false;
  }
  out = *cells;
  return true;
}

Shape Age::shape() const {
  return simple(Form::text, "an age", "\"18 y\"", "^\\s*[0-9.]+\\s*(y|years?)\\s*$");
}
bool Age::read(const Node& node, const std::string& path, Reading& reading, Value& out) const {
  const auto years = read_measured(node, path, reading, shape(), core::to_years);
  if (!years) return false;
  if (!(*years >= 0 && *years <= oldest_age)) {
    reading.out_of_range(node, path, "\"" + *node.text() + "\"", "0 y to 120 y");
    return false;
  }
  out = *years;
  return true;
}

Shape Rate::shape() const {
  return simple(Form::text, "a rate, 0.001 to 1000 / mo", "\"0.8 / mo\"",
                "^\\s*[0-9.]+(e-?[0-9]+)?\\s*/\\s*(d|wk|mo|y)[a-z]*\\s*$");
}
bool Rate::read(const Node& node, const std::string& path, Reading& reading, Value& out) const {
  const auto rate = read_measured(node, path, reading, shape(), core::to_rate_per_month);
  if (!rate) return false;
  const bool nobody = *rate == 0;
  if (!nobody && !(*rate >= slowest_rate && *rate <= fastest_rate)) {
    reading.complain("schema.range", node.at,
                     fmt::format("{} = \"{}\" is outside {} to {} per month", path, *node.text(),
                                 slowest_rate, fastest_rate),
                     "at the slowest rate a patient comes in 83 years; no trial lasts longer");
    return false;
  }
  out = *rate;
  return true;
}

}  // namespace caudata::trial
