// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <algorithm>
#include <vector>

#include "core/team.hpp"
#include "graft/cells/cells.hpp"

namespace caudata::graft {

/// The slots below n for which which(slot) holds, in order: blocks count, then write behind one
/// another.
template <class Which>
std::vector<Slot> slots_where(std::size_t n, core::Team& team, const Which& which) {
  constexpr std::size_t block = 4096;
  std::vector<std::size_t> begin((n + block - 1) / block + 1, 0);
  const auto each = [&](std::size_t b, auto&& work) {
    for (std::size_t i = b * block; i < std::min(n, (b + 1) * block); ++i)
      if (which(static_cast<Slot>(i))) work(static_cast<Slot>(i));
  };
  team.for_each_block(begin.size() - 1,
                      [&](std::size_t b, unsigned) { each(b, [&](Slot) { ++begin[b + 1]; }); });
  for (std::size_t b = 1; b < begin.size(); ++b) begin[b] += begin[b - 1];
  std::vector<Slot> slots(begin.back());
  team.for_each_block(begin.size() - 1, [&](std::size_t b, unsigned) {
    std::size_t at = begin[b];
    each(b, [&](Slot slot) { slots[at++] = slot; });
  });
  return slots;
}

}  // namespace caudata::graft
