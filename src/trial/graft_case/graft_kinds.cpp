// SPDX-License-Identifier: Apache-2.0
#include "trial/graft_case/graft_kinds.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <optional>

#include "trial/schema_kinds_inl.hpp"

namespace caudata::trial {
namespace {

using Form = Shape::Form;
using core::Node;

std::string without_blanks(std::string text) {
  std::erase(text, ' ');
  return text;
}

const GraftUnit* find_graft_unit(std::span<const GraftUnit> units, const std::string& written) {
  const std::string name = without_blanks(written);
  const auto found =
      std::ranges::find_if(units, [&](const GraftUnit& u) { return name == u.name; });
  return found == units.end() ? nullptr : &*found;
}

/// "^…(mm|cm)$"
std::string amount_pattern(std::span<const GraftUnit> units) {
  std::string names;
  for (const GraftUnit& unit : units) {
    names += names.empty() ? "" : "|";
    for (const char* c = unit.name; *c != '\0'; ++c)
      names += *c == '.' ? "\\." : std::string(1, *c);
  }
  return "^\\s*[0-9.]+(e-?[0-9]+)?\\s*(" + names + ")\\s*$";
}

/// The number in the first unit; complains of what is none.
std::optional<double> read_amount(const Amount& kind, const Node& node, const std::string& path,
                                  Reading& reading) {
  const std::string suggestion = fmt::format("for example: {} = \"{}\"", path, kind.example);
  const std::string why = fmt::format("{} is a text with its unit", kind.meaning);
  if (is_number(node)) {
    reading.complain("unit.missing", node.at, path + " has no unit", why, suggestion);
    return {};
  }
  const std::string* text = node.text();
  if (text == nullptr) return reading.wrong_type(node, path, kind.shape()), std::nullopt;
  const auto measured = core::parse_measurement(*text);
  const GraftUnit* unit = measured ? find_graft_unit(kind.units, measured->unit) : nullptr;
  if (unit != nullptr) return measured->number * unit->factor;
  reading.complain("unit.wrong", node.at,
                   fmt::format("{} \"{}\" is not {}", path, *text, kind.meaning), why, suggestion);
  return {};
}

}  // namespace

Shape Amount::shape() const {
  return simple(Form::text,
                fmt::format("{}, {:g} to {:g} {}", meaning, lower, upper, units.front().name),
                fmt::format("\"{}\"", example), amount_pattern(units));
}
bool Amount::read(const Node& node, const std::string& path, Reading& reading, Value& out) const {
  const auto value = read_amount(*this, node, path, reading);
  if (!value) return false;
  if (!(*value >= lower && *value <= upper)) {
    reading.out_of_range(node, path, "\"" + *node.text() + "\"",
                         fmt::format("{:g} to {:g} {}", lower, upper, units.front().name));
    return false;
  }
  out = *value;
  return true;
}

Shape Factor::shape() const {
  Shape s = simple(Form::number, fmt::format("a number, {:g} to {:g}", lower, upper), "1");
  s.lower = lower;
  s.upper = upper;
  return s;
}
bool Factor::read(const Node& node, const std::string& path, Reading& reading, Value& out) const {
  if (!is_number(node)) return reading.wrong_type(node, path, shape()), false;
  const double value = number_of(node);
  if (!(value >= lower && value <= upper)) {
    reading.out_of_range(node, path, fmt::format("{}", value),
                         fmt::format("{:g} to {:g}", lower, upper));
    return false;
  }
  out = value;
  return true;
}

Shape CordSegment::shape() const {
  return simple(Form::text, "a segment of the cord", "\"C5\"",
                "^(C[1-8]|T[1-9]|T1[0-2]|L[1-5]|S[1-5])$");
}
bool CordSegment::read(const Node& node, const std::string& path, Reading& reading,
                       Value& out) const {
  const std::string* text = node.text();
  if (text == nullptr) return reading.wrong_type(node, path, shape()), false;
  for (std::uint8_t i = 0; i < anatomy::segment_count; ++i)
    if (*text == anatomy::name(anatomy::Segment{i})) return out = anatomy::Segment{i}, true;
  reading.complain("schema.choice", node.at,
                   fmt::format("{} \"{}\" is not a segment of the cord", path, *text),
                   "segments are C1-C8, T1-T12, L1-L5, S1-S5");
  return false;
}

}  // namespace caudata::trial
