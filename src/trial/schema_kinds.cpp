// SPDX-License-Identifier: Apache-2.0
#include "trial/schema_kinds.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

namespace caudata::trial {
namespace {

using Form = Shape::Form;
using core::Node;

constexpr double oldest_age = 120;
constexpr double most_cells = 1e12;
constexpr double fastest_rate = 1000;

Shape simple(Form form, std::string meaning, std::string example, std::string pattern = "") {
  Shape shape;
  shape.form = form;
  shape.meaning = std::move(meaning);
  shape.example = std::move(example);
  shape.pattern = std::move(pattern);
  return shape;
}

bool is_number(const Node& node) {
  return std::holds_alternative<std::int64_t>(node.value) ||
         std::holds_alternative<double>(node.value);
}

double number_of(const Node& node) {
  if (const auto* whole = std::get_if<std::int64_t>(&node.value))
    return static_cast<double>(*whole);
  return std::get<double>(node.value);
}

/// A text with a unit that `convert` knows; complains about everything else.
template <class Convert>
auto read_measured(const Node& node, const std::string& path, Reading& reading, const Shape& shape,
                   Convert convert) -> decltype(convert(core::Measurement{})) {
  const std::string suggestion = "write " + path + " = " + shape.example + "?";
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

void Reading::complain(std::string rule, core::TextPosition at, std::string message,
                       std::string why, std::string suggestion) {
  issues_.add({core::Severity::error, std::move(rule), document_.place(at), std::move(message),
               std::move(why), std::move(suggestion)});
}

void Reading::wrong_type(const Node& node, const std::string& path, const Shape& expected) {
  complain("schema.wrong-type", node.at,
           fmt::format("{} is {}, not {}", path, core::kind(node), expected.meaning), "",
           expected.example.empty() ? "" : "write " + path + " = " + expected.example + "?");
}

void Reading::out_of_range(const Node& node, const std::string& path, const std::string& written,
                           const std::string& range) {
  complain("schema.range", node.at, fmt::format("{} = {} is outside {}", path, written, range));
}

void Reading::bad_choice(const Node& node, const std::string& path, const std::string& written,
                         const std::vector<std::string>& choices) {
  const std::string meant = core::nearest(written, choices);
  complain("schema.choice", node.at, fmt::format("{} cannot be \"{}\"", path, written),
           fmt::format("the choices are \"{}\"", fmt::join(choices, "\", \"")),
           meant.empty() ? "" : "did you mean \"" + meant + "\"?");
}

Shape Text::shape() const { return simple(Form::text, "a text", "\"…\"", "\\S"); }
bool Text::read(const Node& node, const std::string& path, Reading& reading, Value& out) const {
  const std::string* text = node.text();
  if (text == nullptr) return reading.wrong_type(node, path, shape()), false;
  if (text->find_first_not_of(" \t\r\n") == std::string::npos) {
    reading.complain("schema.empty", node.at, path + " is empty");
    return false;
  }
  out = *text;
  return true;
}

Shape Whole::shape() const {
  Shape s = simple(Form::integer, "a whole number", std::to_string(lower));
  s.lower = static_cast<double>(lower);
  s.upper = static_cast<double>(upper);
  return s;
}
bool Whole::read(const Node& node, const std::string& path, Reading& reading, Value& out) const {
  const auto* whole = std::get_if<std::int64_t>(&node.value);
  if (whole == nullptr) return reading.wrong_type(node, path, shape()), false;
  if (*whole < lower || *whole > upper) {
    reading.out_of_range(node, path, std::to_string(*whole), fmt::format("{} to {}", lower, upper));
    return false;
  }
  out = *whole;
  return true;
}

Shape Switch::shape() const { return simple(Form::boolean, "true or false", "true"); }
bool Switch::read(const Node& node, const std::string& path, Reading& reading, Value& out) const {
  const auto* value = std::get_if<bool>(&node.value);
  if (value == nullptr) return reading.wrong_type(node, path, shape()), false;
  out = *value;
  return true;
}

Shape Chance::shape() const {
  Shape s = simple(Form::number, "a probability", "0.1");
  s.lower = 0;
  s.upper = 1;
  return s;
}
bool Chance::read(const Node& node, const std::string& path, Reading& reading, Value& out) const {
  if (!is_number(node)) return reading.wrong_type(node, path, shape()), false;
  const double p = number_of(node);
  if (!(p >= 0 && p <= 1)) {
    reading.out_of_range(node, path, fmt::format("{}", p), "[0, 1], the range of a probability");
    return false;
  }
  out = p;
  return true;
}

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
  return simple(Form::text, "a rate", "\"0.8 / mo\"",
                "^\\s*[0-9.]+(e-?[0-9]+)?\\s*/\\s*(d|wk|mo|y)[a-z]*\\s*$");
}
bool Rate::read(const Node& node, const std::string& path, Reading& reading, Value& out) const {
  const auto rate = read_measured(node, path, reading, shape(), core::to_rate_per_month);
  if (!rate) return false;
  if (!(*rate >= 0 && *rate <= fastest_rate)) {
    reading.out_of_range(node, path, "\"" + *node.text() + "\"", "0 to 1000 per month");
    return false;
  }
  out = *rate;
  return true;
}

Shape SpinalLevel::shape() const {
  return simple(Form::text, "a spinal level", "\"C4\"",
                "^(C[1-8]|T[1-9]|T1[0-2]|L[1-5]|S[1-3]|S4-5)$");
}
bool SpinalLevel::read(const Node& node, const std::string& path, Reading& reading,
                       Value& out) const {
  const std::string* text = node.text();
  if (text == nullptr) return reading.wrong_type(node, path, shape()), false;
  const auto level = isncsci::parse_level(*text);
  if (!level) {
    reading.complain("schema.choice", node.at,
                     fmt::format("{} \"{}\" is not a spinal level", path, *text),
                     "levels are C1-C8, T1-T12, L1-L5, S1-S3, S4-5");
    return false;
  }
  out = *level;
  return true;
}

Shape choice_shape(std::vector<std::string> names) {
  Shape s = simple(Form::text, "one of its words", "\"" + names.front() + "\"");
  s.choices = std::move(names);
  return s;
}

int read_choice(const Node& node, const std::string& path, Reading& reading,
                const std::vector<std::string>& names) {
  const std::string* text = node.text();
  if (text == nullptr) return reading.wrong_type(node, path, choice_shape(names)), -1;
  const auto found = std::ranges::find(names, *text);
  if (found == names.end()) return reading.bad_choice(node, path, *text, names), -1;
  return static_cast<int>(found - names.begin());
}

bool Word::read(const Node& node, const std::string& path, Reading& reading, Value& out) const {
  const int which = read_choice(node, path, reading, words);
  if (which >= 0) out = words[static_cast<std::size_t>(which)];
  return which >= 0;
}

Shape list_shape(Shape item, std::size_t least) {
  Shape s = simple(Form::list, "a list", "[" + item.example + "]");
  s.items.push_back(std::move(item));
  s.least_items = least;
  return s;
}

const core::Array* read_list(const Node& node, const std::string& path, Reading& reading,
                             const Shape& expected) {
  const core::Array* list = node.array();
  if (list == nullptr) return reading.wrong_type(node, path, expected), nullptr;
  if (list->size() < expected.least_items) {
    reading.complain("schema.too-few", node.at,
                     fmt::format("{} needs at least {} value(s)", path, expected.least_items));
    return nullptr;
  }
  return list;
}

std::string item_path(const std::string& path, std::size_t i) {
  return fmt::format("{}[{}]", path, i);
}

Shape RatesByPart::shape() const {
  Shape s = simple(Form::open_table, "a table of probabilities by part", "{ SAD = [0.02, 0.05] }");
  s.items.push_back(ListOf<Chance>{{}, 1}.shape());
  return s;
}
bool RatesByPart::read(const Node& node, const std::string& path, Reading& reading,
                       Value& out) const {
  const core::Table* table = node.table();
  if (table == nullptr) return reading.wrong_type(node, path, shape()), false;
  bool fine = true;
  for (const core::Member& member : table->members) {
    PartRates rates{member.key, {}};
    const std::string inner = path + "." + member.key;
    reading.place(inner, member.node.at);
    fine &= ListOf<Chance>{{}, 1}.read(member.node, inner, reading, rates.p);
    out.push_back(std::move(rates));
  }
  return fine;
}

Shape DesignOptions::shape() const {
  return simple(Form::open_table, "a table of the design's options", "{ }");
}
bool DesignOptions::read(const Node& node, const std::string& path, Reading& reading,
                         Value& out) const {
  const core::Table* table = node.table();
  if (table == nullptr) return reading.wrong_type(node, path, shape()), false;
  bool fine = true;
  for (const core::Member& member : table->members) {
    const core::SourceLocation at = reading.location(member.node.at);
    reading.place(path + "." + member.key, member.node.at);
    if (const auto* text = member.node.text())
      out[member.key] = {*text, at};
    else if (const auto* flag = std::get_if<bool>(&member.node.value))
      out[member.key] = {*flag, at};
    else if (const auto* whole = std::get_if<std::int64_t>(&member.node.value))
      out[member.key] = {*whole, at};
    else if (const auto* real = std::get_if<double>(&member.node.value))
      out[member.key] = {*real, at};
    else
      reading.wrong_type(member.node, path + "." + member.key, Text{}.shape()), fine = false;
  }
  return fine;
}

}  // namespace caudata::trial
