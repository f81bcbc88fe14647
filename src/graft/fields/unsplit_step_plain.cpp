// SPDX-License-Identifier: Apache-2.0
#include <cmath>

#include "graft/fields/line_law.hpp"
#include "graft/fields/unsplit_step.hpp"

namespace caudata::graft {
namespace {

/// a c + most c / (half + c) = b for c >= 0; a, b >= 0.
double unsplit_balance(double a, double most, double half, double b) {
  const double linear = a * half + most - b;
  return 2 * b * half / (linear + std::sqrt(linear * linear + 4 * a * b * half));
}

}  // namespace

std::vector<double> unsplit_step_plain(const Field& field, const VoxelMask& mask,
                                       const Transport& transport, const Exchange& exchange,
                                       const MichaelisUptake& cells, double dt) {
  const VoxelGrid& grid = field.grid;
  std::vector<double> c(field.values.begin(), field.values.end());
  std::array<LineLaw, 3> law;
  for (std::size_t axis = 0; axis < 3; ++axis)
    law[axis] = line_law(transport, axis, grid.spacing[axis], 1);
  const std::array<std::size_t, 3> strides{1, grid.pitch(), grid.plane()};
  const auto relax = [&](const std::array<std::size_t, 3>& at) {
    const std::size_t i = grid.index(at[0], at[1], at[2]);
    const std::uint8_t medium = mask.media()[i];
    if (!law[0].diffuses[medium]) return 0.0;
    double a = 1 / dt + transport.decay + double{exchange.uptake[i]};
    double b = double{field.values[i]} / dt + double{exchange.source[i]};
    for (std::size_t axis = 0; axis < 3; ++axis)
      for (const bool up : {false, true}) {
        if (up ? at[axis] + 1 == grid.n[axis] : at[axis] == 0) continue;
        const std::size_t j = up ? i + strides[axis] : i - strides[axis];
        const double g = 1 / (double{law[axis].half_resistance[medium]} +
                              double{law[axis].half_resistance[mask.media()[j]]});
        a += g;
        b += g * c[j];
      }
    const double before = c[i];
    c[i] = unsplit_balance(a, double{cells.most[i]}, cells.half, b);
    return std::abs(c[i] - before);
  };
  constexpr double still = 1e-11;
  constexpr int most_sweeps = 20000;
  double greatest = 1, moved = 1;
  for (int sweep = 0; sweep < most_sweeps && moved > still * greatest; ++sweep) {
    moved = 0;
    for (std::size_t z = 0; z < grid.n[2]; ++z)
      for (std::size_t y = 0; y < grid.n[1]; ++y)
        for (std::size_t x = 0; x < grid.n[0]; ++x) {
          moved = std::max(moved, relax({x, y, z}));
          greatest = std::max(greatest, c[grid.index(x, y, z)]);
        }
  }
  return c;
}

}  // namespace caudata::graft
