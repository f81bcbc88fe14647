// SPDX-License-Identifier: Apache-2.0
#include "io/decide/query_value.hpp"

#include <algorithm>
#include <cmath>

namespace caudata::io {
namespace {

using SortedJson = nlohmann::json;
using design::OptionValue;

bool is_whole(const SortedJson& value) {
  return value.is_number() && std::nearbyint(value.get<double>()) == value.get<double>() &&
         std::abs(value.get<double>()) < 1e15;
}

/// A list of numbers in a text: "0.05;0.15;0.30". Empty: it is none.
std::vector<double> numbers_in(std::string text) {
  std::ranges::replace(text, ';', ',');
  const SortedJson list = SortedJson::parse("[" + text + "]", nullptr, false);
  std::vector<double> numbers;
  if (list.is_discarded()) return {};
  for (const SortedJson& value : list) {
    if (!value.is_number()) return {};
    numbers.push_back(value.get<double>());
  }
  return numbers;
}

std::optional<OptionValue> list_value(const SortedJson& list) {
  const auto all = [&](auto is) { return std::ranges::all_of(list, is); };
  if (all([](const SortedJson& x) { return x.is_number(); }))
    return list.get<std::vector<double>>();
  if (all([](const SortedJson& x) { return x.is_string(); }))
    return list.get<std::vector<std::string>>();
  return std::nullopt;
}

}  // namespace

std::string dumped(const SortedJson& value) {
  return value.dump(-1, ' ', true, SortedJson::error_handler_t::replace);
}
std::string text_of(const SortedJson& value) {
  if (value.is_string()) return value.get<std::string>();
  if (value.is_null()) return {};
  if (value.is_boolean()) return value.get<bool>() ? "yes" : "no";
  if (!value.is_array()) return dumped(value);
  std::string list;
  for (const SortedJson& word : value) list += (list.empty() ? "" : " ") + text_of(word);
  return list;
}

std::optional<int> whole_within(const SortedJson& value, int least, int most) {
  if (!is_whole(value)) return std::nullopt;
  const auto number = value.get<double>();
  if (number < least || number > most) return std::nullopt;
  return static_cast<int>(number);
}

std::optional<int> days_of(const SortedJson& value) {
  return whole_within(value, -most_days, most_days);
}

std::optional<OptionValue> option_value(const SortedJson& value, const OptionValue& wanted) {
  if (value.is_boolean()) return value.get<bool>();
  if (is_whole(value) && !std::holds_alternative<double>(wanted))
    return static_cast<std::int64_t>(value.get<double>());
  if (value.is_number()) return value.get<double>();
  if (value.is_array()) return list_value(value);
  if (!value.is_string()) return std::nullopt;
  if (std::holds_alternative<std::vector<double>>(wanted)) {
    if (auto numbers = numbers_in(value.get<std::string>()); !numbers.empty()) return numbers;
  }
  return value.get<std::string>();
}

QueryDoses numbered_doses(std::size_t count) {
  QueryDoses doses;
  for (std::size_t i = 1; i <= count; ++i) doses.names.push_back(std::to_string(i));
  return doses;
}

QueryDoses doses_in(const SortedJson& value) {
  constexpr int most_counted = 999;  // the rule says how many a ladder can have
  if (const auto count = whole_within(value, 1, most_counted))
    return numbered_doses(static_cast<std::size_t>(*count));
  if (!value.is_array() || value.empty()) return {};
  const auto list = list_value(value);
  if (!list) return {};
  if (const auto* names = std::get_if<std::vector<std::string>>(&*list)) return {*names, {}};
  QueryDoses doses = numbered_doses(value.size());
  doses.amounts = std::get<std::vector<double>>(*list);
  return doses;
}

}  // namespace caudata::io
