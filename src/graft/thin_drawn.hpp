// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <span>

#include "graft/snapshot.hpp"

namespace caudata::graft {

/// The rank of a cell among those that may be drawn: a hash of its id and of nothing else.
std::uint64_t drawing_rank(CellId cell);

/// The largest rank r such that cells of rank < r are at most `most` over all snapshots together;
/// the largest number if all fit. The cells below it are the same at every time, whatever else
/// changes.
std::uint64_t drawing_limit(std::span<const Snapshot> snapshots, std::size_t most);

/// Drops what is drawn beyond `most`, and orders the rest by id.
void thin_drawn(std::span<Snapshot> snapshots, std::size_t most = most_drawn_cells);

}  // namespace caudata::graft
