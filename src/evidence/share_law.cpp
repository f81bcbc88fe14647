// SPDX-License-Identifier: Apache-2.0
#include "evidence/share_law.hpp"

#include <algorithm>

namespace caudata::evidence {

ShareLaw share_law(const Prediction& p) {
  const auto m = static_cast<double>(p.persons);
  const double mean = (*p.value * m + 0.5) / (m + 1);
  const double variance = mean * (1 - mean) / (m + 2) + p.parameter_error * p.parameter_error;
  const double strength = std::max(mean * (1 - mean) / variance - 1, 1e-3);
  return {mean * strength, (1 - mean) * strength};
}

}  // namespace caudata::evidence
