// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "design/entry.hpp"

namespace caudata::design {

/// A registered design under another name, and the options that this name stands for.
struct NamedDesign {
  const DesignEntry* entry{nullptr};
  std::vector<std::pair<std::string_view, OptionValue>> implied;
};

/// A name of a variant in packages and papers, in small letters and digits, and what it stands for.
struct DesignAlias {
  std::string_view plain, design;
  std::string_view option{}, value{};  // empty: the design as it is
};
std::span<const DesignAlias> design_aliases();

/// The design that a program means by a name: the registered one whatever the case, blanks and
/// "_", "-"; or the name of a variant elsewhere ("3+3_korn_deescalation"). Empty: none.
std::optional<NamedDesign> named_design(std::string_view name);

/// The option of a design that other programs call so ("ncohort" is not one: it counts cohorts);
/// empty: none.
std::optional<std::string_view> named_option(const DesignEntry& entry, std::string_view name);

}  // namespace caudata::design
