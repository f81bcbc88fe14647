// SPDX-License-Identifier: Apache-2.0
#include "graft/cell_id.hpp"

#include "core/stream.hpp"

namespace caudata::graft {

CellId child_id(CellId parent, std::uint32_t ordinal) {
  // A key of its own: no random word of a cell comes from here.
  const auto words = core::philox4x32_10(
      {static_cast<std::uint32_t>(parent), static_cast<std::uint32_t>(parent >> 32), ordinal, 0},
      {0x63656c6cu, 0x6368696cu});
  return born_bit | std::uint64_t{words[1]} << 32 | words[0];
}

}  // namespace caudata::graft
