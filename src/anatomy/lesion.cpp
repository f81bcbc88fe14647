// SPDX-License-Identifier: Apache-2.0
#include "anatomy/lesion.hpp"

#include <algorithm>

#include "core/elementary.hpp"

namespace caudata::anatomy {

Lesion no_lesion(const Cord& cord) {
  Lesion lesion;
  for (LesionSide& side : lesion.side) {
    side.rostral = side.caudal = cord.length();
    side.spared = {1, 1, 1, 1};
  }
  return lesion;
}

double depth(const Lesion& lesion, const Cord& cord, Side side, Segment segment) {
  return cord.end(segment) - lesion[side].rostral;
}

double zone_share(const Lesion& lesion, const Cord& cord, Side side, Segment segment) {
  const double d = depth(lesion, cord, side, segment);
  if (d <= 0) return 1;
  return d < lesion.reach ? core::exp(-d / lesion.zone) : 0;
}

double zone_share(const Lesion& lesion, const Cord& cord, Tract tract, Side body, Segment segment) {
  const double own = zone_share(lesion, cord, body, segment);
  if (cord_side(tract, body) == body) return own;
  const int crossed = std::max(0, segment.index - crossing_segments);
  const Segment crossing{static_cast<std::uint8_t>(crossed)};
  return std::min(own, zone_share(lesion, cord, other(body), crossing));
}

double continuous(const Lesion& lesion, const Cord& cord, Tract tract, Side body, Segment segment) {
  const double zone = zone_share(lesion, cord, tract, body, segment);
  const double passing = lesion[cord_side(tract, body)].spared[index(tract)];
  return passing + (1 - passing) * zone;
}

double pool(const Lesion& lesion, const Cord& cord, Side side, Segment segment) {
  const double middle = cord.middle(segment);
  const bool destroyed = middle > lesion[side].rostral && middle < lesion[side].caudal;
  return destroyed ? 1 - lesion.pool_loss : 1;
}

double volume(const Lesion& lesion, const Cord& cord) {
  double sum = 0;
  for (const LesionSide& side : lesion.side) {
    sum += cord.volume(side.rostral, std::min(side.caudal, cord.length())) / sides;
  }
  return sum;
}

}  // namespace caudata::anatomy
