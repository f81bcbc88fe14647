// SPDX-License-Identifier: Apache-2.0
#include "product/cell_laws.hpp"

#include <algorithm>
#include <cmath>
#include <numbers>

#include "core/contract.hpp"
#include "core/elementary.hpp"

namespace caudata::product {

double diameter(const DiameterLaw& law, double u) {
  return law.median * core::exp(core::log(law.gsd) * core::normal_quantile(u));
}

// The third moment of a lognormal: median^3 exp(9 s^2 / 2).
double mean_volume(const DiameterLaw& law) {
  const double s = core::log(law.gsd);
  return std::numbers::pi / 6 * law.median * law.median * law.median * core::exp(4.5 * s * s);
}

double density(const DensityLaw& law, double u) {
  return law.mean + law.sd * core::normal_quantile(u);
}

std::uint32_t clump_size(const ClumpLaw& law, double u) {
  EXPECTS(law.mean >= 1 && u > 0 && u < 1);
  if (law.mean == 1) return 1;
  constexpr double most = 0x1p31;
  const double more = std::floor(core::log1p(-u) / core::log1p(-1 / law.mean));
  return 1 + static_cast<std::uint32_t>(std::min(more, most));
}

double share_of_particles(const ClumpLaw& law, std::uint32_t k) {
  EXPECTS(k >= 1);
  return core::pow(1 - 1 / law.mean, k - 1.0) / law.mean;
}

double share_of_cells(const ClumpLaw& law, std::uint32_t k) {
  return share_of_particles(law, k) * k / law.mean;
}

double clump_diameter(double cell_diameter, std::uint32_t k) {
  return cell_diameter * core::pow(k, 1.0 / 3);
}

}  // namespace caudata::product
