// SPDX-License-Identifier: Apache-2.0
#include "graft/axons/axon_walk.hpp"

#include "core/contract.hpp"
#include "core/elementary.hpp"

namespace caudata::graft {
namespace {

constexpr double two_pi = 0x1.921fb54442d18p+2;

struct CirclePoint {
  float cos, sin;
};

/// Of a share of a full turn in [0, 1], in single precision to 1e-7: Taylor's series within an
/// eighth of a turn of the nearest quarter.
CirclePoint on_circle(float share) {
  constexpr float quarter = 0x1.921fb6p+0f;
  const int k = static_cast<int>(4 * share + 0.5f);
  const float r = (4 * share - static_cast<float>(k)) * quarter, z = r * r;
  const float s =
      r * (1 + z * (-1.0f / 6 + z * (1.0f / 120 + z * (-1.0f / 5040 + z * (1.0f / 362880)))));
  const float c = 1 + z * (-0.5f + z * (1.0f / 24 + z * (-1.0f / 720 + z * (1.0f / 40320))));
  // Chosen without branches: no one can foretell the quarter.
  const std::array<float, 2> value{c, s};
  const auto odd = static_cast<std::size_t>(k & 1);
  return {static_cast<float>(1 - ((k + 1) & 2)) * value[odd],
          static_cast<float>(1 - (k & 2)) * value[1 - odd]};
}

/// A direction at `cosine` from e (Duff et al., J Comput Graph Tech 2017;6(1):1-8, for the basis).
AxonVector tilted(AxonVector e, float cosine, float azimuth) {
  const float sign = std::copysign(1.0f, e.z);
  const float a = -1 / (sign + e.z), b = e.x * e.y * a;
  const AxonVector first{1 + sign * e.x * e.x * a, sign * b, -sign * e.x};
  const AxonVector second{b, sign + e.y * e.y * a, -e.y};
  const CirclePoint turn = on_circle(azimuth);
  const float sine = std::sqrt((1 - cosine) * (1 + cosine));
  return cosine * e + (sine * turn.cos) * first + (sine * turn.sin) * second;
}

/// Share of the way that is made up within `step` if it falls by 1/e in `scale`.
float share_within(double step, double scale) {
  return static_cast<float>(-core::expm1(-step / scale));
}

}  // namespace

AxonWalk::AxonWalk(const AxonParameters& p, double step)
    : step_(step),
      white_speed_(p.white_speed),
      slowing_(p.cspg_slowing),
      stopping_(p.cspg_stopping),
      cap_{2 * share_within(step, p.grey_persistence), 2 * share_within(step, p.white_persistence)},
      axis_(share_within(step, p.white_guidance)),
      cue_(share_within(step, p.cue_guidance)),
      daughter_cosine_(static_cast<float>(core::sincos(two_pi / 360 * p.branch.angle).cos)) {
  EXPECTS(step > 0);
}

AxonVector AxonWalk::turn(AxonVector direction, const Ground& ground, float bend,
                          float azimuth) const {
  const AxonVector e = tilted(direction, 1 - cap_[at(ground.matter)] * bend, azimuth);
  const float w = ground.matter == Matter::white ? axis_ : 0;
  const AxonVector axis{std::copysign(1.0f, e.x), 0, 0};
  return unit((1 - w) * e + w * axis + cue_ * ground.cue, e);
}

AxonVector AxonWalk::leave(AxonVector direction, float azimuth) const {
  return unit(tilted(direction, daughter_cosine_, azimuth), direction);
}

double AxonWalk::speed_factor(const Ground& ground) const {
  if (ground.matter == Matter::outside) return 0;
  return (ground.matter == Matter::white ? white_speed_ : 1) * (1 - slowing_ * double{ground.cspg});
}

double AxonWalk::stopping(const Ground& ground) const {
  return -core::expm1(-stopping_ * double{ground.cspg} * step_);
}

AxonVector any_direction(float height, float azimuth) {
  return tilted({0, 0, 1}, 2 * height - 1, azimuth);
}

AxonVector turned_back(AxonVector direction, AxonVector way_in) {
  const AxonVector in = unit(way_in, -1 * direction);
  const float outwards = dot(direction, in);
  return outwards < 0 ? unit(direction - (2 * outwards) * in, in) : direction;
}

}  // namespace caudata::graft
