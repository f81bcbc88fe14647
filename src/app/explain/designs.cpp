// SPDX-License-Identifier: Apache-2.0
#include <fmt/format.h>

#include "app/explain/explain.hpp"
#include "design/entry.hpp"
#include "design/modifier.hpp"

namespace caudata::app {
namespace {

std::string in_words(const design::OptionValue& value) {
  if (const auto* flag = std::get_if<bool>(&value)) return *flag ? "true" : "false";
  if (const auto* whole = std::get_if<std::int64_t>(&value)) return std::to_string(*whole);
  if (const auto* number = std::get_if<double>(&value)) return fmt::format("{}", *number);
  if (const auto* numbers = std::get_if<std::vector<double>>(&value))
    return fmt::format("[{}]", fmt::join(*numbers, ", "));
  if (const auto* texts = std::get_if<std::vector<std::string>>(&value))
    return texts->empty() ? "[]" : fmt::format("[\"{}\"]", fmt::join(*texts, "\", \""));
  return fmt::format("\"{}\"", std::get<std::string>(value));
}

/// A design or a modifier, with its options.
template <class Entry>
std::string entry_in_words(const char* what, const Entry& entry) {
  std::string text =
      fmt::format("{} = \"{}\"\n  {}\n  {}\n", what, entry.name, entry.summary, entry.citation);
  for (const design::OptionSpec& option : entry.options) {
    text += fmt::format("  {} = {}\n      {}\n", option.name, in_words(option.fallback),
                        option.meaning);
    if (!option.choices.empty())
      text += fmt::format("      one of: {}\n", fmt::join(option.choices, ", "));
  }
  return text;
}

}  // namespace

std::string explain_designs() {
  std::string text;
  for (const design::DesignEntry* entry : design::design_entries())
    text += entry_in_words("design", *entry);
  text += "\nRules around any design: modifiers = [{ name = \"stop at n\", n = 24 }]\n";
  for (const design::ModifierEntry* entry : design::modifier_entries())
    text += entry_in_words("name", *entry);
  return text;
}

}  // namespace caudata::app
