// SPDX-License-Identifier: Apache-2.0
#include "graft/cells/pushes.hpp"

namespace caudata::graft {

void pushes_plain(const PairConstants& law, std::span<const Sphere> spheres, PushColumns sums) {
  for (std::size_t i = 0; i < spheres.size(); ++i) {
    PairPush sum;
    for (const Sphere& other : spheres) {
      const PairPush push = pair_push(law, spheres[i], other);
      sum.x += push.x;
      sum.y += push.y;
      sum.z += push.z;
    }
    sums.x[i] = sum.x;
    sums.y[i] = sum.y;
    sums.z[i] = sum.z;
  }
}

}  // namespace caudata::graft
