// SPDX-License-Identifier: Apache-2.0
#include "graft/course/share_interval.hpp"

#include <algorithm>
#include <cmath>

#include "core/contract.hpp"

namespace caudata::graft {

ShareInterval share_interval(double share, double draws) {
  EXPECTS(share >= 0 && share <= 1 && draws > 0);
  constexpr double z = share_interval_z;
  const double spread = z * z / draws;
  const double middle = share + spread / 2;
  const double half = z * std::sqrt(share * (1 - share) / draws + spread / (4 * draws));
  return {share > 0 ? std::max(0.0, (middle - half) / (1 + spread)) : 0,
          share < 1 ? std::min(1.0, (middle + half) / (1 + spread)) : 1};
}

}  // namespace caudata::graft
