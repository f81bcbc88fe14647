// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <vector>

#include "graft/tissue/tissue.hpp"

/// What an output says of the cells of the cord.
namespace caudata::graft {

/// Living cells and the dead, added to a snapshot.
void count(const Tissue& tissue, Snapshot& snapshot);

/// Cells with Purpose::draw below `share`, as CanalCourse::drawn chooses.
void draw(const Tissue& tissue, double share, std::vector<DrawnCell>& cells);

}  // namespace caudata::graft
