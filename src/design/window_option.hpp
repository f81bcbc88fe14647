// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string_view>

#include "design/options.hpp"

namespace caudata::design {

inline constexpr std::string_view window_option = "window";

/// The time that designs for pending patients measure follow-up by.
inline OptionSpec window_spec() {
  return {.name = window_option,
          .meaning = "days of follow-up that count as a whole observation",
          .fallback = 28.0,
          .lower = 1,
          .upper = 3650,
          .choices = {}};
}

}  // namespace caudata::design
