// SPDX-License-Identifier: Apache-2.0
#include "design/modifier.hpp"

#include <fmt/format.h>

#include <string>
#include <vector>

namespace caudata::design {
namespace {

core::Issue unknown(std::string_view name, const core::SourceLocation& at) {
  std::vector<std::string> known;
  for (const ModifierEntry* entry : modifier_entries()) known.emplace_back(entry->name);
  const std::string meant = core::nearest(std::string(name), known);
  std::string list;
  for (const std::string& one : known)
    list += fmt::format("{}\"{}\"", list.empty() ? "" : ", ", one);
  return {
      core::Severity::error,
      "design.unknown-modifier",
      at,
      fmt::format("there is no modifier \"{}\"", name),
      "a modifier changes what a design decides",
      meant.empty() ? "the modifiers are: " + list : fmt::format("did you mean \"{}\"?", meant)};
}

/// Stands where a design could not be made, so that its modifiers can be.
struct NoDesign {
  LadderDecision next(const LadderHistory&) const {
    return Conclude{ConclusionKind::no_safe_dose, -1, {"no-design", "there is no design", {}, {}}};
  }
  std::string name() const { return "no design"; }
  int cohort_size() const { return 1; }
};

}  // namespace

const ModifierEntry* find_modifier(std::string_view name) {
  for (const ModifierEntry* entry : modifier_entries()) {
    if (entry->name == name) return entry;
  }
  return nullptr;
}

core::Result<AnyDesign> modify(AnyDesign design, std::string_view name, const Options& options,
                               const LadderPart& part, const core::SourceLocation& at) {
  const ModifierEntry* entry = find_modifier(name);
  if (entry == nullptr) return core::failure(unknown(name, at));
  if (core::Issues issues = check_options(options, entry->options, name); issues.has_errors()) {
    return core::failure(std::move(issues));
  }
  return entry->make(options, part, std::move(design));
}

core::Result<AnyDesign> modify(AnyDesign design, std::span<const NamedModifier> modifiers,
                               const LadderPart& part) {
  core::Issues issues;
  for (const NamedModifier& modifier : modifiers) {
    auto modified = modify(design, modifier.name, modifier.options, part, modifier.at);
    if (modified) {
      design = *std::move(modified);
    } else {
      issues.add(modified.error());
    }
  }
  if (issues.has_errors()) return core::failure(std::move(issues));
  return design;
}

core::Issues check_modifiers(std::span<const NamedModifier> modifiers, const LadderPart& part) {
  const auto modified = modify(AnyDesign(NoDesign{}), modifiers, part);
  return modified ? core::Issues{} : modified.error();
}

}  // namespace caudata::design
