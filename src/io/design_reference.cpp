// SPDX-License-Identifier: Apache-2.0
#include <fmt/format.h>

#include "core/overloaded.hpp"
#include "design/entry.hpp"
#include "design/modifier.hpp"
#include "io/json_schema.hpp"

namespace caudata::io {
namespace {

using design::OptionSpec;
using design::OptionValue;

std::string written(const OptionValue& value) {
  return std::visit(
      core::Overloaded{[](bool flag) { return std::string(flag ? "true" : "false"); },
                       [](std::int64_t whole) { return fmt::format("{}", whole); },
                       [](double number) { return fmt::format("{}", number); },
                       [](const std::string& text) { return fmt::format("\"{}\"", text); },
                       [](const std::vector<double>& list) {
                         return fmt::format("[{}]", fmt::join(list, ", "));
                       },
                       [](const std::vector<std::string>& list) {
                         return list.empty() ? std::string("[]")
                                             : fmt::format("[\"{}\"]", fmt::join(list, "\", \""));
                       }},
      value);
}

std::string allowed(const OptionSpec& spec) {
  if (!spec.choices.empty()) return fmt::format("`\"{}\"`", fmt::join(spec.choices, "\"`, `\""));
  if (spec.lower < spec.upper) return fmt::format("{} to {}", spec.lower, spec.upper);
  return std::holds_alternative<bool>(spec.fallback) ? "true or false" : "any";
}

/// A bar would end the cell of a Markdown table.
std::string cell(std::string_view text) {
  std::string out;
  for (const char c : text) out += c == '|' ? std::string("\\|") : std::string(1, c);
  return out;
}

/// A design or a modifier.
template <class Entry>
std::string section(const Entry& entry, const char* heading) {
  std::string out =
      fmt::format("\n{} {}\n\n{}.\n\n{}\n", heading, entry.name, entry.summary, entry.citation);
  if (entry.options.empty()) return out;
  out += "\n| option | default | allowed | meaning |\n|---|---|---|---|\n";
  for (const OptionSpec& spec : entry.options)
    out += fmt::format("| `{}` | `{}` | {} | {} |\n", spec.name, written(spec.fallback),
                       allowed(spec), cell(spec.meaning));
  return out;
}

}  // namespace

std::string design_reference() {
  std::string out =
      "# Dose-escalation designs\n\nThis page is made from the registries of designs and "
      "modifiers: the name that "
      "a "
      "protocol or a [design file](design-file.md) uses, what the design does, where it is "
      "published, and its options. A list that is left empty takes a default made from the "
      "ladder.\n";
  for (const design::DesignEntry* entry : design::design_entries()) out += section(*entry, "##");
  out +=
      "\n## Modifiers\n\nRules around any design: `modifiers = [{ name = \"no skipping\" }, { name "
      "= "
      "\"stop at n\", n = 24 }]` in `[[design]]` or `[optimise]` of a design file, or in "
      "`[escalation]` of a protocol. The first is nearest to the design; the last speaks first. "
      "Sentinels, stagger, safety review and replacement belong to the conduct: `[[part]]`, and "
      "`[design.conduct]` where designs differ in them.\n";
  for (const design::ModifierEntry* entry : design::modifier_entries())
    out += section(*entry, "###");
  return out;
}

}  // namespace caudata::io
