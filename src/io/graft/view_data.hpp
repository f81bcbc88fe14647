// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <string_view>

#include "graft/course/graft_result.hpp"

namespace caudata::io {

/// Points that a page draws: cells of all snapshots and points of axons together.
inline constexpr std::size_t most_drawn_points = graft::most_drawn_cells;
/// Of these, for axons. Whole axons are drawn or none of it; those of the lowest rank first.
inline constexpr std::size_t most_axon_points = most_drawn_points / 4;

/// What web/graft/graft.js draws, as JSON that can stand in a page (no '<'). Arrays are base64 of
/// little-endian numbers. A cell is four 16-bit words: x, y, z as shares of the box (0 … 65535) and
/// type | compartment << 4 | surface << 7 | clone colour << 9 (seven bits of a hash). Cells that
/// left the canal are not drawn. The same cells at every time, as graft::drawing_rank orders them.
std::string view_data(const graft::GraftResult& result);

std::string base64(std::string_view bytes);

}  // namespace caudata::io
