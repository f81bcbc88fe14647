// SPDX-License-Identifier: Apache-2.0
#include "graft/fields/diffuse_lines.hpp"

namespace caudata::graft {

void PanelScratch::reserve(std::size_t rows) {
  const std::size_t padded = (rows + 3) / 4 * 4;
  if (lines.size() >= padded * LinePanel::most_lanes) return;
  flux.resize((padded + 1) * LinePanel::most_lanes);
  weight.resize((padded + 1) * LinePanel::most_lanes);
  lines.resize(padded * LinePanel::most_lanes);
  spare_row.resize(padded);
  line_media.resize(padded * LinePanel::most_lanes);
  meets_held.resize(padded + 1);
}

double total_of_lanes(const LinePanel& panel, const double* sums) {
  double total = 0;
  for (std::size_t lane = 0; lane < panel.lanes; ++lane)
    if (panel.media[lane] != VoxelMask::padding) total += sums[lane];
  return total;
}

}  // namespace caudata::graft
