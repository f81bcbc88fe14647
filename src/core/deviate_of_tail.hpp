// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <algorithm>

#include "core/elementary.hpp"

namespace caudata::core {

/// The normal deviate with this chance beyond it; 0 from a half on, infinite for a chance of 0.
inline double deviate_of_tail(double chance) {
  return std::max(0.0, -normal_quantile(std::min(chance, 1.0)));
}

}  // namespace caudata::core
