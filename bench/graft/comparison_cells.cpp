// SPDX-License-Identifier: Apache-2.0
#include "graft/comparison_cells.hpp"

#include <algorithm>
#include <cmath>
#include <random>

namespace caudata::bench {

void* CountingMemory::do_allocate(std::size_t bytes, std::size_t alignment) {
  now += bytes;
  peak = std::max(peak, now);
  return std::pmr::new_delete_resource()->allocate(bytes, alignment);
}

void CountingMemory::do_deallocate(void* p, std::size_t bytes, std::size_t alignment) {
  now -= bytes;
  std::pmr::new_delete_resource()->deallocate(p, bytes, alignment);
}

std::vector<graft::Cell> random_cells(std::size_t n, double packing) {
  const double side = std::cbrt(static_cast<double>(n) * comparison_volume / packing);
  std::mt19937_64 engine(12345);
  std::uniform_real_distribution<double> along(-side / 2, side / 2);
  std::vector<graft::Cell> cells(n);
  for (std::size_t i = 0; i < n; ++i) {
    const double x = along(engine), y = along(engine), z = along(engine);
    cells[i].id = cells[i].clone = graft::cell_id(0, i);
    cells[i].sphere = graft::sphere_at({x, y, z}, comparison_radius);
  }
  return cells;
}

double spread_of(const graft::Cells& cells) {
  double squares = 0;
  for (const graft::Sphere& s : cells.spheres()) squares += position_of(s)[0] * position_of(s)[0];
  return std::sqrt(squares / static_cast<double>(cells.size()));
}

double mean_neighbours(const graft::Cells& cells, double reach) {
  const auto s = cells.spheres();
  const std::size_t sample = 20, stride = s.size() / sample;
  std::size_t found = 0;
  for (std::size_t k = 0; k < sample; ++k)
    for (const graft::Sphere& other : s) {
      const auto a = position_of(s[k * stride]), b = position_of(other);
      const double square = (a[0] - b[0]) * (a[0] - b[0]) + (a[1] - b[1]) * (a[1] - b[1]) +
                            (a[2] - b[2]) * (a[2] - b[2]);
      const double sum = reach * double{s[k * stride].radius + other.radius};
      found += square > 0 && square < sum * sum ? 1u : 0u;
    }
  return static_cast<double>(found) / static_cast<double>(sample);
}

}  // namespace caudata::bench
