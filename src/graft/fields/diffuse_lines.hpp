// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

#include "graft/fields/aligned_floats.hpp"
#include "graft/fields/line_law.hpp"
#include "graft/fields/mass_ledger.hpp"

namespace caudata::graft {

/// Through held media and through the low and the high end of the lines of one axis.
struct LineCrossings {
  std::array<Crossing, medium_count> medium{};
  std::array<Crossing, 2> end{};
};

/// Lines side by side: voxel `row` of line `lane` at values[row * stride + lane].
struct LinePanel {
  static constexpr std::size_t most_lanes = 64;

  float* values;
  const std::uint8_t* media;  // same layout; of a uniform panel the first row alone is read
  std::size_t stride;
  std::size_t rows;
  std::size_t lanes;  // a multiple of 16, at most `most_lanes`
  float* remainder;   // (lanes) what of earlier steps the values of a line could not hold
};

/// Working memory of a panel, for one worker.
class PanelScratch {
 public:
  void reserve(std::size_t rows);

  AlignedFloats flux, weight;  // (rows + 1, most_lanes)
  AlignedFloats lines;         // (rows, most_lanes), what a caller copies a panel to
  AlignedFloats spare_row;     // stands for the rows that a last panel of lines lacks
  std::vector<std::uint8_t> line_media;
  std::vector<std::uint8_t> meets_held;  // (rows + 1)
};

/// One implicit step along every line, in place, values >= 0. The rounding error of each voxel goes
/// into the next diffusing voxel down the line and at its end to the remainder, with which the next
/// step begins: no change is too small to count, and a line keeps its mass to half a unit in the
/// last place of one voxel. Across closed voxels no more than that passes. `content`, where asked
/// for, gets the sum over the new values of diffusing voxels.
///
/// Every lane by itself, so the bits are those of `diffuse_line_plain`, on any instruction set.
void diffuse_mixed_lines(const LineLaw& law, const LinePanel& panel, PanelScratch& scratch,
                         LineCrossings& crossings, double* content);

/// The same for lines of one diffusing medium; `pivots` as of `pivots_of_uniform_line`.
void diffuse_uniform_lines(const LineLaw& law, std::span<const float> pivots,
                           const LinePanel& panel, PanelScratch& scratch, LineCrossings& crossings,
                           double* content);

/// One line of a panel, in plain C++.
void diffuse_line_plain(const LineLaw& law, const LinePanel& panel, std::size_t lane,
                        LineCrossings& crossings);

/// Adds what crossed between two rows, where one of them is held. A null row is beyond the end.
void add_crossings(const LineLaw& law, const std::uint8_t* lower, const std::uint8_t* upper,
                   std::span<const float> flux, LineCrossings& crossings);

/// Over the lanes that are lines, in their order.
double total_of_lanes(const LinePanel& panel, const double* sums);

/// Rows of memory to lanes: panel[x * most_lanes + lane] = lines[lane][x] for x < n rounded up to
/// 4, which the rows must have room for. `lanes` a multiple of 16.
void rows_to_lanes(std::span<float* const> lines, std::size_t n, float* panel);
void lanes_to_rows(const float* panel, std::size_t n, std::span<float* const> lines);

}  // namespace caudata::graft
