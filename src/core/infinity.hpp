// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <limits>

namespace caudata::core {

inline constexpr double infinity = std::numeric_limits<double>::infinity();

}  // namespace caudata::core
