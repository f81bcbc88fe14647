// SPDX-License-Identifier: Apache-2.0
#include "io/conform/move_boundaries.hpp"

#include <fmt/format.h>

namespace caudata::io {

std::string MoveBoundaries::text() const {
  const auto shown = [](std::optional<int> y) { return y ? std::to_string(*y) : "-"; };
  return fmt::format("{} {} {}", shown(escalate_le), shown(deescalate_ge), shown(eliminate_ge));
}

}  // namespace caudata::io
