// SPDX-License-Identifier: Apache-2.0
#include "trial/schema_kinds.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "trial/schema_kinds_inl.hpp"

namespace caudata::trial {

using Form = Shape::Form;
using core::Node;

void Reading::complain(std::string rule, core::TextPosition at, std::string message,
                       std::string why, std::string suggestion) {
  issues_.add({core::Severity::error, std::move(rule), document_.place(at), std::move(message),
               std::move(why), std::move(suggestion)});
}

void Reading::wrong_type(const Node& node, const std::string& path, const Shape& expected) {
  complain("schema.wrong-type", node.at,
           fmt::format("{} is {}, not {}", path, core::kind(node), expected.meaning), "",
           expected.example.empty() ? "" : "for example: " + path + " = " + expected.example);
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

}  // namespace caudata::trial
