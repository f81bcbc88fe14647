// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cmath>
#include <vector>

#include "graft/fields/field.hpp"

namespace caudata::bench {

/// n^3 voxels of 20 um, a Gaussian of 100 um in the middle: the start of D1 and D2.
inline graft::Field gaussian(std::uint32_t n) {
  constexpr double spacing = 0.02, sigma = 0.1;  // [mm]
  graft::Field field({{n, n, n}, {spacing, spacing, spacing}, {}});
  std::vector<double> along(n);
  for (std::size_t i = 0; i < n; ++i) {
    const double d = spacing * (double(i) + 0.5 - n / 2.0) / sigma;
    along[i] = std::exp(-d * d / 2);
  }
  for (std::size_t z = 0; z < n; ++z)
    for (std::size_t y = 0; y < n; ++y)
      for (std::size_t x = 0; x < n; ++x)
        field.at(x, y, z) = static_cast<float>(along[x] * along[y] * along[z]);
  return field;
}

}  // namespace caudata::bench
