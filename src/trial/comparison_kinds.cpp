// SPDX-License-Identifier: Apache-2.0
// Kinds of value that only a design file has.
#include <fmt/format.h>

#include <cmath>

#include "trial/comparison_schema.hpp"
#include "trial/schema_kinds_inl.hpp"

namespace caudata::trial {
namespace {

using Form = Shape::Form;
using core::Node;

constexpr double heaviest = 1e6;
constexpr int most_values = 1000;
/// Steps are counted so that from + k step reaches `to` in spite of rounding.
constexpr double step_slack = 1e-9;
/// 0.05 + 2 * 0.05 is written 0.15: values are taken to this many parts of one.
constexpr double shown_digits = 1e12;

std::optional<design::OptionValue> single_value(const Node& node) {
  if (const auto* text = node.text()) return *text;
  if (const auto* flag = std::get_if<bool>(&node.value)) return *flag;
  if (const auto* whole = std::get_if<std::int64_t>(&node.value)) return *whole;
  if (const auto* real = std::get_if<double>(&node.value)) return *real;
  return std::nullopt;
}

bool read_values(const Node& node, const std::string& path, Reading& reading,
                 SearchedOption& option) {
  for (std::size_t i = 0; i < node.array()->size(); ++i) {
    const Node& item = (*node.array())[i];
    const auto value = single_value(item);
    if (!value) return reading.wrong_type(item, item_path(path, i), Text{}.shape()), false;
    option.values.push_back(*value);
  }
  if (!option.values.empty()) return true;
  reading.complain("schema.too-few", node.at, path + " needs at least 1 value");
  return false;
}

/// Values from, from + step, ... up to `to`; whole if all three are.
std::vector<design::OptionValue> stepped(const Node& from, const Node& to, const Node& step) {
  const double first = number_of(from), width = number_of(step);
  const bool whole = std::holds_alternative<std::int64_t>(from.value) &&
                     std::holds_alternative<std::int64_t>(step.value);
  const double steps = std::floor((number_of(to) - first) / width + step_slack);
  std::vector<design::OptionValue> values;
  for (int k = 0; k <= static_cast<int>(steps); ++k) {
    const double value = std::round((first + k * width) * shown_digits) / shown_digits;
    if (whole)
      values.emplace_back(static_cast<std::int64_t>(value));
    else
      values.emplace_back(value);
  }
  return values;
}

bool read_range(const Node& node, const std::string& path, Reading& reading,
                SearchedOption& option) {
  const Node* ends[3];
  const char* const keys[3] = {"from", "to", "step"};
  for (int i = 0; i < 3; ++i) {
    const core::Member* found =
        node.table()->members.size() == 3 ? node.table()->find(keys[i]) : nullptr;
    if (found == nullptr || !is_number(found->node)) {
      reading.complain("search.range", node.at, path + " is no range", "",
                       "write { from = 12, to = 30, step = 6 }, or a list of values");
      return false;
    }
    ends[i] = &found->node;
  }
  const double steps = (number_of(*ends[1]) - number_of(*ends[0])) / number_of(*ends[2]);
  if (!(number_of(*ends[2]) > 0 && steps >= 0 && steps < most_values)) {
    reading.complain("search.range", node.at,
                     fmt::format("{} has no value, or more than {}", path, most_values),
                     "from must not be above to, and step must be above 0");
    return false;
  }
  option.values = stepped(*ends[0], *ends[1], *ends[2]);
  return true;
}

}  // namespace

Shape Weight::shape() const {
  Shape s = simple(Form::number, "a number above 0", "1");
  s.lower = 0;
  s.upper = heaviest;
  return s;
}
bool Weight::read(const Node& node, const std::string& path, Reading& reading, Value& out) const {
  if (!is_number(node)) return reading.wrong_type(node, path, shape()), false;
  out = number_of(node);
  if (out > 0 && out <= heaviest) return true;
  reading.out_of_range(node, path, fmt::format("{}", out), "0 (exclusive) to 1000000");
  return false;
}

Shape SearchTable::shape() const {
  return simple(Form::open_table, "a table of options with the values to try",
                "{ max_patients = [12, 18, 24] }");
}
bool SearchTable::read(const Node& node, const std::string& path, Reading& reading,
                       Value& out) const {
  if (node.table() == nullptr) return reading.wrong_type(node, path, shape()), false;
  bool fine = true;
  for (const core::Member& member : node.table()->members) {
    const std::string inner = path + "." + member.key;
    reading.place(inner, member.node.at);
    SearchedOption option{member.key, {}, reading.location(member.node.at)};
    if (member.node.array() != nullptr)
      fine &= read_values(member.node, inner, reading, option);
    else if (member.node.table() != nullptr)
      fine &= read_range(member.node, inner, reading, option);
    else
      reading.wrong_type(member.node, inner, list_shape(Text{}.shape(), 1)), fine = false;
    out.push_back(std::move(option));
  }
  return fine;
}

}  // namespace caudata::trial
