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
  const AnnulusFactors f = annulus_factors(s);
  const Philox4x32<decltype(du)> philox(du, key.key());
  const VU step = hn::Set(du, s.step);
  const VU purpose = hn::Set(du, GraftKey::purpose_and_draw(Purpose::kick, 0));
  const std::size_t lanes = hn::Lanes(df);
  std::size_t i = 0;
  for (; i + lanes <= cells.size(); i += lanes) {
    const VU x = hn::LoadU(du, cells.x.data() + i);
    const VU azimuth = hn::LoadU(du, cells.azimuth.data() + i);
    const VU depth = hn::LoadU(du, cells.depth.data() + i);
    const auto words = philox({hn::LoadU(du, cells.id.data() + i), hn::Zero(du), step, purpose});
    const auto turn = sines_of_turns(df, hn::Mul(units_of(df, azimuth), set(0x1p-24f)));
    const auto by_turn = [&](float cosine, float sine) {
      return hn::Add(hn::Mul(set(cosine), turn.cosine), hn::Mul(set(sine), turn.sine));
    };
    const auto kick = [&](float factor, VU word) {
      return hn::Mul(set(factor), unscaled_kick(df, word));
    };
    const auto deep = units_of(df, depth);
    const auto flow = hn::Mul(deep, hn::Sub(set(f.flow), hn::Mul(deep, set(f.flow_fades))));
    const auto along = hn::Add(hn::Add(flow, set(f.fall_along)), kick(f.kick_along, words.w0));
    const auto around =
        hn::Add(by_turn(f.fall_around_c, f.fall_around_s), kick(f.kick_around, words.w1));
    const auto straight = hn::Add(by_turn(f.fall_out_c, f.fall_out_s), kick(f.kick_out, words.w2));
    const auto ratio = hn::Div(around, hn::Add(set(f.inner), hn::Mul(deep, set(f.gap))));
    const auto arc = hn::Mul(hn::Mul(around, ratio), set(f.out_per_arc));

    const auto dx = nearest_within(df, along, 0x1p30f);
    VU to = hn::Add(x, hn::BitCast(du, dx));
    const auto back = hn::RebindMask(du, hn::Lt(dx, hn::Zero(di)));
    const auto passed = hn::Xor(back, hn::Lt(to, x));
    if (!hn::AllFalse(du, passed)) {
      const VU reflected = hn::IfThenElse(back, hn::Sub(hn::Zero(du), to), hn::Not(to));
      to = hn::IfThenElse(passed, reflected, to);
    }
    hn::StoreU(to, du, cells.x.data() + i);
    const auto turned = nearest_within(df, hn::Mul(ratio, set(f.turn_per_ratio)), 0x1p22f);
    hn::StoreU(hn::Add(azimuth, hn::BitCast(du, hn::ShiftLeft<8>(turned))), du,
               cells.azimuth.data() + i);
    const auto deeper = hn::Max(hn::Add(deep, hn::Add(straight, arc)), hn::Zero(df));
    const auto within = hn::NearestInt(hn::Min(deeper, set(static_cast<float>(depth_units - 1))));
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
