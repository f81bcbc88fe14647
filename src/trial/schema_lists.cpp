// SPDX-License-Identifier: Apache-2.0
// Lists and open tables.
#include <fmt/format.h>

#include <algorithm>
#include <optional>

#include "trial/schema_kinds_inl.hpp"

namespace caudata::trial {

using Form = Shape::Form;
using core::Node;

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
namespace {

/// A list of numbers or of texts; an empty one counts as numbers. Nothing for any other node.
std::optional<design::OptionValue> option_list(const Node& node) {
  const core::Array* list = node.array();
  if (list == nullptr) return std::nullopt;
  if (std::ranges::all_of(*list, is_number)) {
    std::vector<double> numbers;
    for (const Node& item : *list) numbers.push_back(number_of(item));
    return numbers;
  }
  std::vector<std::string> texts;
  for (const Node& item : *list) {
    if (item.text() == nullptr) return std::nullopt;
    texts.push_back(*item.text());
  }
  return texts;
}

}  // namespace

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
    else if (const auto list = option_list(member.node))
      out[member.key] = {*list, at};
    else
      reading.wrong_type(member.node, path + "." + member.key, Text{}.shape()), fine = false;
  }
  return fine;
}

Shape Modifiers::shape() const {
  Shape item = simple(Form::open_table, "a table with the modifier's name and its options",
                      "{ name = \"stop at n\", n = 24 }");
  return list_shape(std::move(item), 0);
}
namespace {

/// Its name; the other keys are its options.
bool read_modifier(const Node& node, const std::string& path, Reading& reading,
                   design::NamedModifier& out) {
  constexpr std::string_view name = "name";
  out.at = reading.location(node.at);
  if (const std::string* alone = node.text()) {
    reading.complain("schema.wrong-type", node.at, path + " is a text, not a table",
                     "a modifier is a table with its name and its options",
                     fmt::format("write {{ name = \"{}\" }}", *alone));
    return false;
  }
  if (!DesignOptions{}.read(node, path, reading, out.options)) return false;
  const auto given = out.options.find(name);
  if (given == out.options.end()) {
    reading.complain("schema.missing-key", node.at, path + " has no \"name\"",
                     "a modifier is chosen by name", "for example: name = \"no skipping\"");
    return false;
  }
  const auto* text = std::get_if<std::string>(&given->second.value);
  if (text == nullptr)
    return reading.wrong_type(node.table()->find("name")->node, path + ".name", Text{}.shape()),
           false;
  out.name = *text;
  out.at = given->second.at;
  out.options.erase(given);
  return true;
}

}  // namespace

bool Modifiers::read(const Node& node, const std::string& path, Reading& reading,
                     Value& out) const {
  const core::Array* list = read_list(node, path, reading, shape());
  if (list == nullptr) return false;
  bool fine = true;
  for (std::size_t i = 0; i < list->size(); ++i) {
    reading.place(item_path(path, i), (*list)[i].at);
    fine &= read_modifier((*list)[i], item_path(path, i), reading, out.emplace_back());
  }
  return fine;
}

}  // namespace caudata::trial
