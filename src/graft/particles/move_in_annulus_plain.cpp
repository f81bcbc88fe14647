// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <cmath>

#include "graft/particles/annulus_step.hpp"
#include "graft/particles/kick.hpp"
#include "graft/particles/turn.hpp"

namespace caudata::graft {
namespace {

float annulus_nearest(float value, float least, float most) {
  return std::nearbyint(std::clamp(value, least, most));
}

std::uint32_t annulus_axial(std::uint32_t x, std::int32_t dx) {
  const std::uint32_t to = x + static_cast<std::uint32_t>(dx);
  if ((dx < 0) == (to < x)) return to;
  return dx < 0 ? 0u - to : ~to;
}

}  // namespace

AnnulusFactors annulus_factors(const AnnulusStep& s) {
  const float per_mm = 0x1p32f / s.length, deep_per_mm = 0x1p24f / s.gap;
  const float spread = std::sqrt((2 * s.dt) * s.mixing) * kick_scale, fall = s.settling * s.dt;
  const float flow = ((4 * s.speed) * s.dt) * per_mm * 0x1p-24f;
  constexpr float units_per_radian = 0x1p24f * 0.15915494f;  // 1 / (2 pi)
  return {s.inner,
          s.gap * 0x1p-24f,
          flow,
          flow * 0x1p-24f,
          s.down[0] * fall * per_mm,
          s.down[1] * fall,
          -s.down[2] * fall,
          s.down[2] * fall * deep_per_mm,
          s.down[1] * fall * deep_per_mm,
          spread * per_mm,
          spread,
          spread * deep_per_mm,
          units_per_radian,
          deep_per_mm / 2};
}

void move_in_annulus_plain(const AnnulusStep& s, const GraftKey& key, ParticleColumns cells) {
  const AnnulusFactors f = annulus_factors(s);
  for (std::size_t i = 0; i < cells.size(); ++i) {
    const auto words = key.words(cells.id[i], s.step, Purpose::kick);
    const std::uint32_t azimuth = cells.azimuth[i], depth = cells.depth[i];
    const TurnSines turn = sines_of_turns(azimuth_turns(azimuth));
    const float deep = static_cast<float>(depth >> 8);
    const float along = (deep * (f.flow - deep * f.flow_fades) + f.fall_along) +
                        f.kick_along * unscaled_kick(words[0]);
    const float around = (f.fall_around_c * turn.cosine + f.fall_around_s * turn.sine) +
                         f.kick_around * unscaled_kick(words[1]);
    const float straight = (f.fall_out_c * turn.cosine + f.fall_out_s * turn.sine) +
                           f.kick_out * unscaled_kick(words[2]);
    // A way `around` along the tangent ends outside the circle by its square over two radii.
    const float ratio = around / (f.inner + deep * f.gap);
    const float to = deep + (straight + (around * ratio) * f.out_per_arc);

    cells.x[i] = annulus_axial(
        cells.x[i], static_cast<std::int32_t>(annulus_nearest(along, -0x1p30f, 0x1p30f)));
    const float turned = annulus_nearest(ratio * f.turn_per_ratio, -0x1p22f, 0x1p22f);
    cells.azimuth[i] =
        azimuth + (static_cast<std::uint32_t>(static_cast<std::int32_t>(turned)) << 8);
    const float within = annulus_nearest(to, 0, static_cast<float>(depth_units - 1));
    cells.depth[i] = static_cast<std::uint32_t>(within) << 8 | (depth & 0xffu);
  }
}

}  // namespace caudata::graft
