// SPDX-License-Identifier: Apache-2.0
#include "io/conform/function_call.hpp"

#include "io/conform/reference_table.hpp"

namespace caudata::io {
namespace {

/// Cut at the commas that no bracket encloses.
std::vector<std::string> top_level_parts(std::string_view text) {
  std::vector<std::string> parts(1);
  int depth = 0;
  for (const char c : text) {
    depth += c == '(' ? 1 : 0;
    depth -= c == ')' ? 1 : 0;
    if (c == ',' && depth == 0) {
      parts.emplace_back();
    } else if (c != ' ') {
      parts.back() += c;
    }
  }
  return parts;
}

/// "name(inside)"
bool split_call(std::string_view text, std::string_view& name, std::string_view& inside) {
  const std::size_t open = text.find('(');
  if (open == std::string_view::npos || !text.ends_with(')')) return false;
  name = text.substr(0, open);
  inside = text.substr(open + 1, text.size() - open - 2);
  return true;
}

}  // namespace

std::string FunctionCall::text(std::string_view argument) const {
  const auto at = arguments.find(argument);
  if (at == arguments.end()) return {};
  std::string_view value = at->second;
  const bool quoted = value.size() >= 2 && (value.front() == '\'' || value.front() == '"');
  if (quoted) value = value.substr(1, value.size() - 2);
  return std::string(value);
}

std::optional<double> FunctionCall::number(std::string_view argument) const {
  return parse_number(text(argument));
}

std::vector<double> FunctionCall::numbers(std::string_view argument) const {
  const std::string value = text(argument);
  std::string_view function, inside = value;
  if (split_call(value, function, inside) && function != "c") return {};
  std::vector<double> all;
  for (const std::string& part : top_level_parts(inside)) {
    const auto number = parse_number(part);
    if (!number) return {};
    all.push_back(*number);
  }
  return all;
}

std::optional<FunctionCall> parse_call(std::string_view text) {
  std::string_view name, inside;
  if (!split_call(text, name, inside)) return std::nullopt;
  FunctionCall call{std::string(name), {}};
  for (const std::string& part : top_level_parts(inside)) {
    const std::size_t equals = part.find('=');
    if (equals == std::string::npos) return std::nullopt;
    call.arguments[part.substr(0, equals)] = part.substr(equals + 1);
  }
  return call;
}

}  // namespace caudata::io
