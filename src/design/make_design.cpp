// SPDX-License-Identifier: Apache-2.0
#include "design/make_design.hpp"

#include <fmt/format.h>

namespace caudata::design {
namespace {

core::Issue unknown_design(std::string_view name, const core::SourceLocation& at) {
  std::vector<std::string> known;
  for (const DesignEntry* entry : design_entries()) known.emplace_back(entry->name);
  const std::string meant = core::nearest(std::string(name), known);
  std::string all;
  for (const std::string& design : known) all += (all.empty() ? "" : ", ") + design;
  return {core::Severity::error,
          "design.unknown",
          at,
          fmt::format("there is no design \"{}\"", name),
          fmt::format("the designs are: {}", all),
          meant.empty() ? "" : fmt::format("did you mean \"{}\"?", meant)};
}

}  // namespace

core::Result<AnyDesign> make_design(std::string_view name, const Options& options,
                                    const LadderPart& part, const core::SourceLocation& at) {
  const DesignEntry* entry = find_design(name);
  if (entry == nullptr) return core::failure(unknown_design(name, at));
  return entry->make(options, part);
}

core::Result<AnyDesign> make_design(const DesignEntry& entry, const Options& options,
                                    std::span<const NamedModifier> modifiers,
                                    const LadderPart& part) {
  auto design = entry.make(options, part);
  if (design) return modify(*std::move(design), modifiers, part);
  core::Issues issues = std::move(design.error());
  issues.add(check_modifiers(modifiers, part));
  return core::failure(std::move(issues));
}

Options options_of(std::initializer_list<std::pair<std::string_view, OptionValue>> values) {
  Options options;
  for (const auto& [name, value] : values) options.emplace(name, LocatedOption{value, {}});
  return options;
}

LadderPart numbered_ladder(std::size_t doses) {
  LadderPart part{"part", {}};
  for (std::size_t dose = 1; dose <= doses; ++dose) part.doses.push_back(std::to_string(dose));
  return part;
}

}  // namespace caudata::design
