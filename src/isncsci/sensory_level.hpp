// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <bit>

#include "isncsci/side_bits.hpp"

namespace caudata::isncsci {

/// The most caudal level with normal light touch and pin prick there and at every level above; C1
/// if C2 is not normal.
inline Level sensory_level(const SideBits& side) {
  return Level{
      static_cast<std::uint8_t>(std::countr_zero(side.abnormal_sensation | 1u << intact.index))};
}

}  // namespace caudata::isncsci
