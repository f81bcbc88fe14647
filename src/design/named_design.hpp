// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <optional>
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

/// The design that a program means by a name: the registered one whatever the case, blanks and
/// "_", "-"; or the name of a variant elsewhere ("3+3_korn_deescalation"). Empty: none.
std::optional<NamedDesign> named_design(std::string_view name);

/// The option of a design that other programs call so ("ncohort" is not one: it counts cohorts);
/// empty: none.
std::optional<std::string_view> named_option(const DesignEntry& entry, std::string_view name);

}  // namespace caudata::design
