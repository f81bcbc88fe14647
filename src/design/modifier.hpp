// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <span>
#include <string>
#include <string_view>

#include "core/result.hpp"
#include "design/any_design.hpp"
#include "design/options.hpp"

namespace caudata::design {

/// A rule that wraps any design of one ladder and is a design again. What the author of one writes
/// at the end of its file in modifiers/wrapping/.
struct ModifierEntry {
  std::string_view name;  // as a file names it: "stop at n"
  std::string_view summary;
  std::string_view citation;
  std::span<const OptionSpec> options;
  core::Result<AnyDesign> (*make)(const Options& options, const LadderPart& part, AnyDesign inner);
};

/// Every modifier of the folder modifiers/wrapping/, by file name. Generated.
std::span<const ModifierEntry* const> modifier_entries();
const ModifierEntry* find_modifier(std::string_view name);

/// The design with one more modifier around it; the last one added is the first to speak. Rule
/// `design.unknown-modifier`, and those of the modifier's options.
core::Result<AnyDesign> modify(AnyDesign design, std::string_view name, const Options& options,
                               const LadderPart& part, const core::SourceLocation& at = {});

/// One modifier as a file asks for it:
///     modifiers = [{ name = "no skipping" }, { name = "stop at n", n = 24 }]
struct NamedModifier {
  std::string name;
  Options options{};
  core::SourceLocation at{};
};

/// All of them, the first nearest to the design; everything that is wrong with any, at once.
core::Result<AnyDesign> modify(AnyDesign design, std::span<const NamedModifier> modifiers,
                               const LadderPart& part);

/// Everything wrong with modifiers by themselves, where there is no design to put them around.
core::Issues check_modifiers(std::span<const NamedModifier> modifiers, const LadderPart& part);

}  // namespace caudata::design
