// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <cmath>

#include "graft/particles/annulus_step.hpp"
#include "graft/particles/kick.hpp"
#include "graft/particles/turn.hpp"

namespace caudata::graft {
namespace {

std::int32_t annulus_nearest(float value, float bound) {
  return static_cast<std::int32_t>(std::nearbyint(std::clamp(value, -bound, bound)));
}

std::uint32_t annulus_axial(std::uint32_t x, std::int32_t dx) {
  const std::uint32_t to = x + static_cast<std::uint32_t>(dx);
  if ((dx < 0) == (to < x)) return to;
  return dx < 0 ? 0u - to : ~to;
}

}  // namespace

void move_in_annulus_plain(const AnnulusStep& s, const GraftKey& key, ParticleColumns cells) {
  const float spread = std::sqrt((2 * s.dt) * s.mixing), fall = s.settling * s.dt;
  const float per_mm = 0x1p32f / s.length, deep_per_mm = 0x1p24f / s.gap;
  constexpr float units_per_radian = 0x1p24f * 0.15915494f;  // 1 / (2 pi)
  for (std::size_t i = 0; i < cells.size(); ++i) {
    const auto words = key.words(cells.id[i], s.step, Purpose::kick);
    const std::uint32_t azimuth = cells.azimuth[i], depth = cells.depth[i];
    const TurnSines turn = sines_of_turns(azimuth_turns(azimuth));
    const float radial = s.down[2] * turn.cosine + s.down[1] * turn.sine;
    const float tangential = s.down[1] * turn.cosine - s.down[2] * turn.sine;
    const float w = static_cast<float>(depth >> 8) * 0x1p-24f;
    const float radius = s.inner + w * s.gap;
    const float flow = (4 * s.speed * s.dt) * (w * (1.0f - w)) + s.down[0] * fall;
    const float along = flow + spread * kick_of(words[0]);
    const float around = tangential * fall + spread * kick_of(words[1]);
    const float outwards =
        (radial * fall + spread * kick_of(words[2])) + (around * around) / (radius + radius);
    cells.x[i] = annulus_axial(cells.x[i], annulus_nearest(along * per_mm, 0x1p30f));
    const auto turned = annulus_nearest((around * units_per_radian) / radius, 0x1p22f);
    cells.azimuth[i] = azimuth + (static_cast<std::uint32_t>(turned) << 8);
    const std::int32_t to =
        static_cast<std::int32_t>(depth >> 8) + annulus_nearest(outwards * deep_per_mm, 0x1p29f);
    cells.depth[i] =
        static_cast<std::uint32_t>(std::clamp(to, 0, depth_units - 1)) << 8 | (depth & 0xffu);
  }
}

}  // namespace caudata::graft
