// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <cstdint>

namespace caudata::graft {

/// Where a cell is. The first three are in the cerebrospinal fluid: carried by it, rolling on a
/// wall, stuck to a wall. `left`: carried out of the spinal canal into the cranium.
enum class Compartment : std::uint8_t { suspended, bedload, adherent, parenchyma, dead, left };
inline constexpr std::size_t compartments = 6;
const char* name(Compartment compartment);

}  // namespace caudata::graft
