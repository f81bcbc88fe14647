// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <array>

#include "graft/cells/row_grid.hpp"

namespace caudata::graft {

/// Cells of one grid cell or of two that adjoin along x (runs are found and loaded once for both),
/// and the nine runs of slots that hold all of their neighbours (themselves too). Runs may be empty
/// and do not overlap.
struct Segment {
  Slot first{0}, last{0};
  struct Run {
    Slot first{0}, last{0};
  };
  std::array<Run, 9> runs{};
};

/// Goes through the slots [first, last) by segments. A segment does not cross a multiple of 16.
class SegmentWalker {
 public:
  static constexpr Slot block = 16;

  SegmentWalker(const RowGrid& grid, Slot first, Slot last)
      : grid_(grid), x_(grid.x()), at_(first), last_(last) {
    if (first < last) enter(grid.row_of(first));
  }

  bool next(Segment& s) {
    if (at_ >= last_) return false;
    while (at_ >= row_end_) enter(row_ + 1);
    const std::int32_t x = x_[at_];
    const Slot stop = std::min({last_, row_end_, (at_ / block + 1) * block});
    s.first = at_;
    while (at_ < stop && x_[at_] <= x + 1) ++at_;
    s.last = at_;
    const std::int32_t last_x = x_[at_ - 1];
    if (x != runs_x_ || last_x != runs_last_x_) find_runs(x, last_x);
    s.runs = runs_;
    return true;
  }

 private:
  void enter(std::size_t row) {
    row_ = row;
    row_end_ = grid_.row_begin(row + 1);
    runs_x_ = -1;
  }

  void find_runs(std::int32_t x, std::int32_t last_x) {
    runs_x_ = x;
    runs_last_x_ = last_x;
    const auto y = static_cast<std::int64_t>(row_) % grid_.rows_y();
    const auto z = static_cast<std::int64_t>(row_) / grid_.rows_y();
    std::size_t k = 0;
    for (std::int64_t dz = -1; dz <= 1; ++dz)
      for (std::int64_t dy = -1; dy <= 1; ++dy) {
        Segment::Run& run = runs_[k++];
        run = {};
        if (y + dy < 0 || y + dy >= grid_.rows_y() || z + dz < 0 || z + dz >= grid_.rows_z())
          continue;
        const auto row = static_cast<std::size_t>((z + dz) * grid_.rows_y() + y + dy);
        run = {grid_.begin_of(row, x - 1), grid_.begin_of(row, last_x + 2)};
      }
  }

  const RowGrid& grid_;
  std::span<const std::uint16_t> x_;
  Slot at_, last_;
  std::size_t row_{0};
  Slot row_end_{0};
  std::int32_t runs_x_{-1}, runs_last_x_{-1};
  std::array<Segment::Run, 9> runs_{};
};

}  // namespace caudata::graft
