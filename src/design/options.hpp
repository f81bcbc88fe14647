// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <map>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "core/issue.hpp"

namespace caudata::design {

using OptionValue = std::variant<bool, std::int64_t, double, std::string>;

/// One option of a design: its name, what it means, its default, what is allowed.
struct OptionSpec {
  std::string_view name;
  std::string_view meaning;
  OptionValue fallback;
  double lower{0}, upper{0};                  // numbers; lower == upper: no range
  std::vector<std::string_view> choices;      // strings; empty: any
};

struct LocatedOption {
  OptionValue value;
  core::SourceLocation at;
};

/// Options as a file gave them, with their places, so that a design can say where a wrong one stands.
using Options = std::map<std::string, LocatedOption, std::less<>>;

}  // namespace caudata::design
