// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <memory_resource>
#include <vector>

#include "graft/cells/cells.hpp"

/// What the comparison workloads M1 and M2 share.
namespace caudata::bench {

inline constexpr double comparison_volume = 2494;    // [um^3]
inline constexpr float comparison_radius = 8.4127f;  // [um]

/// What memory was taken.
class CountingMemory : public std::pmr::memory_resource {
 public:
  std::size_t now{0}, peak{0};

 private:
  void* do_allocate(std::size_t bytes, std::size_t alignment) override;
  void do_deallocate(void* p, std::size_t bytes, std::size_t alignment) override;
  bool do_is_equal(const memory_resource& other) const noexcept override { return this == &other; }
};

/// Spheres anywhere in a cube about the origin, of which their volumes are the share `packing`.
std::vector<graft::Cell> random_cells(std::size_t n, double packing);

/// Root mean square of x [um].
double spread_of(const graft::Cells& cells);

/// Cells within reach, on average over some of them.
double mean_neighbours(const graft::Cells& cells, double reach);

}  // namespace caudata::bench
