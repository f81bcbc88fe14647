// SPDX-License-Identifier: Apache-2.0
#include "anatomy/canal/root_strands.hpp"

#include <algorithm>

namespace caudata::anatomy {

double root_strands(const CanalAxis& axis, double x) {
  double sum = 0;
  for (std::uint8_t i = 0; i < segment_count; ++i) {
    const Segment segment{i};
    const double width = axis.end(segment) - axis.start(segment);
    const double joined = std::clamp((x - axis.start(segment)) / width, 0.0, 1.0);
    const double left = std::clamp((x - axis.exit(segment)) / width + 0.5, 0.0, 1.0);
    sum += roots_per_segment * (joined - left);
  }
  return sum;
}

double root_length(const CanalAxis& axis) {
  double sum = 0;
  for (std::uint8_t i = 0; i < segment_count; ++i) {
    const Segment segment{i};
    const double width = axis.end(segment) - axis.start(segment);
    const double cut = std::max(axis.exit(segment) + width / 2 - axis.length(), 0.0);
    sum += axis.exit(segment) - axis.middle(segment) - cut * cut / (2 * width);
  }
  return roots_per_segment * sum;
}

}  // namespace caudata::anatomy
