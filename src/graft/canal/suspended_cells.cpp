// SPDX-License-Identifier: Apache-2.0
#include "graft/canal/suspended_cells.hpp"

#include <algorithm>
#include <cmath>
#include <numbers>

#include "core/elementary.hpp"

namespace caudata::graft {
namespace {

constexpr double standard_gravity = 9.80665;  // [m/s2], by definition
constexpr double least_stress = 1e-9;         // [Pa] keeps a ratio of stresses finite

struct SinkingSphere {
  double diameter, excess;  // [m], [kg/m3]
};
SinkingSphere sinking_sphere(const SuspendedCells& cells, std::size_t size_class) {
  const auto code = static_cast<std::uint32_t>(size_class);
  const double larger = clumped(code) ? core::pow(cells.clump_cells, 1.0 / 3) : 1.0;
  return {cells.diameter[code & 15] * larger * 1e-6, cells.excess_density[code >> 4 & 7]};
}

}  // namespace

std::array<float, size_classes> settling_speeds(const SuspendedCells& cells) {
  std::array<float, size_classes> speed{};
  for (std::size_t i = 0; i < size_classes; ++i) {
    const SinkingSphere s = sinking_sphere(cells, i);
    const double si = s.excess * standard_gravity * s.diameter * s.diameter /
                      (18 * cells.viscosity * 1e-3);  // [m/s]
    speed[i] = static_cast<float>(si * 1e3);
  }
  return speed;
}

std::array<float, size_classes> stresses(const SuspendedCells& cells, double shields) {
  std::array<float, size_classes> stress{};
  for (std::size_t i = 0; i < size_classes; ++i) {
    const SinkingSphere s = sinking_sphere(cells, i);
    const double weight = std::abs(s.excess) * standard_gravity * s.diameter;
    stress[i] = static_cast<float>(std::max(shields * weight, least_stress));
  }
  return stress;
}

double mean_cell_volume(const SuspendedCells& cells) {
  double sum = 0;
  for (const double d : cells.diameter) sum += d * d * d;
  return sum / static_cast<double>(cells.diameter.size()) * std::numbers::pi / 6 * 1e-9;
}

double mean_diameter(const SuspendedCells& cells) {
  double sum = 0;
  for (const double d : cells.diameter) sum += d;
  return sum / static_cast<double>(cells.diameter.size());
}

}  // namespace caudata::graft
