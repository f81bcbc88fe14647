// SPDX-License-Identifier: Apache-2.0
#include "graft/cells/pair_law.hpp"

#include <cmath>

#include "core/contract.hpp"

namespace caudata::graft {
namespace {

constexpr double pair_widest_sum = 64;  // [um]: pushes of the linear law grow with R

double next_power_of_two(double value) {
  double power = 0x1p-40;
  while (power < value) power *= 2;
  return power;
}

double cube(double x) { return x * x * x; }

}  // namespace

PairConstants::PairConstants(const PairLaw& law)
    : shape(law.shape),
      repulsion(0),
      adhesion(0),
      reach(static_cast<float>(law.reach)),
      inverse_reach(static_cast<float>(1 / law.reach)),
      unit(0) {
  EXPECTS(law.reach >= 1 && law.repulsion >= 0 && law.adhesion >= 0);
  EXPECTS(law.shape == PairShape::quadratic || law.reach > 1 || law.adhesion == 0);
  const double strongest = std::max(law.repulsion, law.adhesion);
  const bool linear = law.shape == PairShape::linear;
  unit = next_power_of_two(linear ? strongest * pair_widest_sum : strongest) * 0x1p-21;
  const double per_unit = (linear ? um_per_quantum : 1) / unit;
  const double width = law.reach - 1;
  const double hump = linear && width > 0 ? 4 / (width * width) : 1;
  repulsion = static_cast<float>(law.repulsion * per_unit);
  adhesion = static_cast<float>(law.adhesion * hump * per_unit);
}

double pair_energy(const PairLaw& law, const Sphere& a, const Sphere& b) {
  const auto p = position_of(a), o = position_of(b);
  const double d = std::sqrt((p[0] - o[0]) * (p[0] - o[0]) + (p[1] - o[1]) * (p[1] - o[1]) +
                             (p[2] - o[2]) * (p[2] - o[2]));
  const double sum = double{a.radius} + double{b.radius}, s = law.reach, q = d / sum;
  const double overlap = std::max(0.0, 1 - q);
  if (law.shape == PairShape::quadratic)
    return sum / 3 *
           (law.repulsion * cube(overlap) - law.adhesion * s * cube(std::max(0.0, 1 - q / s)));
  // The hump integrated from q to the reach; below contact all of it.
  const double width = s - 1, u = std::clamp(s - q, 0.0, width);
  const double hump = width > 0 ? 4 / (width * width) * (width * u * u / 2 - cube(u) / 3) : 0;
  return sum * sum * (law.repulsion * overlap * overlap / 2 - law.adhesion * hump);
}

}  // namespace caudata::graft
