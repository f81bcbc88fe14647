// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <span>
#include <string_view>

#include "core/result.hpp"
#include "design/any_design.hpp"
#include "design/entry.hpp"
#include "design/modifier.hpp"
#include "design/options.hpp"

namespace caudata::design {

/// The registered design of that name with these options, for one part's ladder; or everything that
/// is wrong. `at`: where the name stands. Rule `design.unknown` names the nearest known one.
core::Result<AnyDesign> make_design(std::string_view name, const Options& options,
                                    const LadderPart& part, const core::SourceLocation& at = {});

/// A design with modifiers around it, the first nearest to it; or everything that is wrong with any
/// of them.
core::Result<AnyDesign> make_design(const DesignEntry& entry, const Options& options,
                                    std::span<const NamedModifier> modifiers,
                                    const LadderPart& part);

/// Options from a list, without a place: for programs, not for files.
Options options_of(std::initializer_list<std::pair<std::string_view, OptionValue>> values);

/// A ladder of so many doses, "1" up, for uses without a protocol.
LadderPart numbered_ladder(std::size_t doses);

}  // namespace caudata::design
