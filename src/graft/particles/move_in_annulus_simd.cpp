// SPDX-License-Identifier: Apache-2.0
#include <cmath>

#include "graft/particles/annulus_step.hpp"

#undef HWY_TARGET_INCLUDE
#define HWY_TARGET_INCLUDE "graft/particles/move_in_annulus_simd.cpp"
#include <hwy/foreach_target.h>
#include <hwy/highway.h>

#include "graft/particles/turn-inl.hpp"
#include "graft/philox-inl.hpp"

HWY_BEFORE_NAMESPACE();
namespace caudata::graft {
namespace HWY_NAMESPACE {
namespace hn = hwy::HWY_NAMESPACE;

/// Whole vectors; returns how many cells are done.
std::size_t annulus_vectors(const AnnulusStep& s, const GraftKey& key, ParticleColumns cells) {
  const hn::ScalableTag<float> df;
  const hn::RebindToUnsigned<decltype(df)> du;
  const hn::RebindToSigned<decltype(df)> di;
  using VU = hn::Vec<decltype(du)>;
  const auto set = [&](float value) { return hn::Set(df, value); };
  const auto spread = set(std::sqrt((2 * s.dt) * s.mixing)), fall = set(s.settling * s.dt);
  const auto per_mm = set(0x1p32f / s.length), deep_per_mm = set(0x1p24f / s.gap);
  const auto units_per_radian = set(0x1p24f * 0.15915494f);
  const auto fall_x = set(s.down[0] * (s.settling * s.dt));
  const std::size_t lanes = hn::Lanes(df);
  std::size_t i = 0;
  for (; i + lanes <= cells.size(); i += lanes) {
    const VU x = hn::LoadU(du, cells.x.data() + i);
    const VU azimuth = hn::LoadU(du, cells.azimuth.data() + i);
    const VU depth = hn::LoadU(du, cells.depth.data() + i);
    const auto words = philox4x32_10(
        du,
        FourWords<VU>{hn::LoadU(du, cells.id.data() + i), hn::Zero(du), hn::Set(du, s.step),
                      hn::Set(du, GraftKey::purpose_and_draw(Purpose::kick, 0))},
        key.key());
    const auto turn = sines_of_turns(df, hn::Mul(units_of(df, azimuth), set(0x1p-24f)));
    const auto radial =
        hn::Add(hn::Mul(set(s.down[2]), turn.cosine), hn::Mul(set(s.down[1]), turn.sine));
    const auto tangential =
        hn::Sub(hn::Mul(set(s.down[1]), turn.cosine), hn::Mul(set(s.down[2]), turn.sine));
    const auto w = hn::Mul(units_of(df, depth), set(0x1p-24f));
    const auto radius = hn::Add(set(s.inner), hn::Mul(w, set(s.gap)));
    const auto profile = hn::Mul(w, hn::Sub(set(1.0f), w));
    const auto flow = hn::Add(hn::Mul(set(4 * s.speed * s.dt), profile), fall_x);
    const auto along = hn::Add(flow, hn::Mul(spread, kick_of(df, words.w0)));
    const auto around = hn::Add(hn::Mul(tangential, fall), hn::Mul(spread, kick_of(df, words.w1)));
    const auto straight = hn::Add(hn::Mul(radial, fall), hn::Mul(spread, kick_of(df, words.w2)));
    const auto outwards =
        hn::Add(straight, hn::Div(hn::Mul(around, around), hn::Add(radius, radius)));

    const auto dx = nearest_within(df, hn::Mul(along, per_mm), 0x1p30f);
    const VU to = hn::Add(x, hn::BitCast(du, dx));
    const auto back = hn::MaskFromVec(hn::BitCast(du, hn::ShiftRight<31>(dx)));
    const VU reflected = hn::IfThenElse(back, hn::Sub(hn::Zero(du), to), hn::Not(to));
    const auto passed = hn::Xor(back, hn::Lt(to, x));
    hn::StoreU(hn::IfThenElse(passed, reflected, to), du, cells.x.data() + i);
    const auto turned =
        nearest_within(df, hn::Div(hn::Mul(around, units_per_radian), radius), 0x1p22f);
    hn::StoreU(hn::Add(azimuth, hn::BitCast(du, hn::ShiftLeft<8>(turned))), du,
               cells.azimuth.data() + i);
    const auto deeper = hn::Add(hn::BitCast(di, hn::ShiftRight<8>(depth)),
                                nearest_within(df, hn::Mul(outwards, deep_per_mm), 0x1p29f));
    const auto within = hn::Min(hn::Max(deeper, hn::Zero(di)), hn::Set(di, depth_units - 1));
    const VU state = hn::And(depth, hn::Set(du, 0xffu));
    hn::StoreU(hn::Or(hn::ShiftLeft<8>(hn::BitCast(du, within)), state), du,
               cells.depth.data() + i);
  }
  return i;
}

}  // namespace HWY_NAMESPACE
}  // namespace caudata::graft
HWY_AFTER_NAMESPACE();

#if HWY_ONCE
namespace caudata::graft {

HWY_EXPORT(annulus_vectors);

void move_in_annulus(const AnnulusStep& step, const GraftKey& key, ParticleColumns cells) {
  const std::size_t done = HWY_DYNAMIC_DISPATCH(annulus_vectors)(step, key, cells);
  move_in_annulus_plain(step, key, cells.part(done, cells.size() - done));
}

}  // namespace caudata::graft
#endif
