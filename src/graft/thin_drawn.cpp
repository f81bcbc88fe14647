// SPDX-License-Identifier: Apache-2.0
#include "graft/thin_drawn.hpp"

#include <algorithm>
#include <limits>

#include "core/stream.hpp"

namespace caudata::graft {
namespace {

/// A key of its own: the rank does not depend on the graft, so that two runs draw the same cells.
constexpr std::array<std::uint32_t, 2> thin_drawn_key{0x64726177u, 0x6e206365u};  // "draw", "n ce"

}  // namespace

std::uint64_t drawing_rank(CellId cell) {
  const auto words = core::philox4x32_10(
      {static_cast<std::uint32_t>(cell), static_cast<std::uint32_t>(cell >> 32), 0, 0},
      thin_drawn_key);
  return std::uint64_t{words[0]} << 32 | words[1];
}

std::uint64_t drawing_limit(std::span<const Snapshot> snapshots, std::size_t most) {
  std::vector<std::uint64_t> ranks;
  for (const Snapshot& snapshot : snapshots)
    for (const DrawnCell& cell : snapshot.drawn) ranks.push_back(drawing_rank(cell.id));
  if (ranks.size() <= most) return std::numeric_limits<std::uint64_t>::max();
  const auto first_too_many = ranks.begin() + static_cast<std::ptrdiff_t>(most);
  std::ranges::nth_element(ranks, first_too_many);
  return *first_too_many;
}

void thin_drawn(std::span<Snapshot> snapshots, std::size_t most) {
  const std::uint64_t limit = drawing_limit(snapshots, most);
  for (Snapshot& snapshot : snapshots) {
    std::erase_if(snapshot.drawn,
                  [&](const DrawnCell& cell) { return drawing_rank(cell.id) >= limit; });
    std::ranges::sort(snapshot.drawn, {}, &DrawnCell::id);
  }
}

}  // namespace caudata::graft
