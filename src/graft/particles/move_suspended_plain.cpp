// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <cmath>

#include "graft/particles/kick.hpp"
#include "graft/particles/suspended_step.hpp"
#include "graft/particles/turn.hpp"

namespace caudata::graft {
namespace {

float plain_between(float a, float b, float share) { return a + share * (b - a); }

/// Component 0 (axial) or 1 (azimuthal) of the drift [mm/s], trilinear: along x, around, in depth.
float plain_drift(const DriftField& f, const Located& at, int component) {
  const std::int32_t column = 2 * (f.nw + 2), row = (f.na + 2) * column;
  const float* n = f.flow.data() + at.jx * row + at.ja * column + 2 * at.jw + component;
  const auto at_depth = [&](const float* p) {
    return plain_between(plain_between(p[0], p[row], at.fx),
                         plain_between(p[column], p[row + column], at.fx), at.fa);
  };
  return plain_between(at_depth(n), at_depth(n + 2), at.fw);
}

std::int32_t plain_nearest(float value, float bound) {
  return static_cast<std::int32_t>(std::nearbyint(std::clamp(value, -bound, bound)));
}

/// Where the drift, gravity and the kick take one suspended cell.
Attempt plain_attempt(const SuspendedStep& s, const std::array<std::uint32_t, 4>& words,
                      std::uint32_t x, std::uint32_t azimuth, std::uint32_t depth) {
  const DriftField& f = s.field;
  const Located at = locate(f, x, azimuth, depth);
  const SectionShape shape = section_shape(f, at.jx, at.ja);
  const float w = static_cast<float>(depth >> 8) * 0x1p-24f;
  const auto radius_at = [&](float fx, float fa) {
    return shape.inner.value(fx, fa) + w * shape.gap.value(fx, fa);
  };
  const TurnSines turn = sines_of_turns(azimuth_turns(azimuth));
  const float radial = s.down[2] * turn.cosine + s.down[1] * turn.sine;
  const float tangential = s.down[1] * turn.cosine - s.down[2] * turn.sine;

  const float fx1 = at.fx + (plain_drift(f, at, 0) * s.dt) * f.nodes_per_mm();
  const float fa1 =
      at.fa + ((plain_drift(f, at, 1) * s.dt) * f.nodes_per_radian()) / radius_at(at.fx, at.fa);
  const float radius = radius_at(fx1, fa1);

  const float fall =
      (s.settling[class_of(azimuth)] * s.hindrance[static_cast<std::size_t>(voxel_of(f, at))]) *
      s.dt;
  const float* along = f.along.data() + 2 * at.jx;
  const float mixing_rise = along[2] - along[0];
  const float spread =
      std::min(std::sqrt((2 * s.dt) * (along[0] + at.fx * mixing_rise)), most_kick);
  // The gradient of the mixing keeps what is mixed mixed.
  const float down_x =
      (s.down[0] * fall + (mixing_rise * f.nodes_per_mm()) * s.dt) + spread * kick_of(words[0]);
  const float down_a = tangential * fall + spread * kick_of(words[1]);
  const float down_r = radial * fall + spread * kick_of(words[2]);

  const float fx2 = fx1 + down_x * f.nodes_per_mm();
  const float fa2 = fa1 + (down_a * f.nodes_per_radian()) / radius;
  // A step along the tangent leads outwards: what makes Brownian motion uniform in a ring.
  const float outwards = down_r + (down_a * down_a) / (radius + radius);
  const float gap = std::max(shape.gap.value(fx2, fa2), least_gap);
  const float deeper = (outwards - (radius_at(fx2, fa2) - radius)) / gap;

  const auto azimuth_units = plain_nearest((fa2 - at.fa) * f.units_per_a_node(), 0x1p22f);
  return {plain_nearest((fx2 - at.fx) * f.units_per_x_node(), 0x1p30f),
          azimuth + (static_cast<std::uint32_t>(azimuth_units) << 8),
          static_cast<std::int32_t>(depth >> 8) + plain_nearest(deeper * 0x1p24f, 0x1p29f),
          uniform_of(words[3])};
}

}  // namespace

void move_suspended_plain(const SuspendedStep& step, const GraftKey& key, ParticleColumns cells) {
  for (std::size_t i = 0; i < cells.size(); ++i) {
    if (motion_of(cells.depth[i]) != Motion::suspended) continue;
    const Attempt attempt = plain_attempt(step, key.words(cells.id[i], step.step, Purpose::kick),
                                          cells.x[i], cells.azimuth[i], cells.depth[i]);
    meet_surfaces(step, attempt, cells.x[i], cells.azimuth[i], cells.depth[i]);
  }
}

}  // namespace caudata::graft
