// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <bitset>
#include <cstddef>
#include <span>

#include "design/ladder.hpp"
#include "design/tally.hpp"

namespace caudata::design {

/// Doses of a ladder, the lowest is 0.
using DoseSet = std::bitset<max_doses>;

/// The lowest `count` doses.
inline DoseSet lowest_doses(std::size_t count) {
  DoseSet doses;
  for (std::size_t dose = 0; dose < count; ++dose) doses.set(dose);
  return doses;
}

/// Those with an evaluable patient.
inline DoseSet treated_doses(std::span<const Tally> tally) {
  DoseSet doses;
  for (std::size_t dose = 0; dose < tally.size(); ++dose) {
    doses.set(dose, tally[dose].evaluable > 0);
  }
  return doses;
}

}  // namespace caudata::design
