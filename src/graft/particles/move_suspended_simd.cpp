// SPDX-License-Identifier: Apache-2.0
#include <bit>

#include "core/contract.hpp"
#include "graft/particles/suspended_step.hpp"

#undef HWY_TARGET_INCLUDE
#define HWY_TARGET_INCLUDE "graft/particles/move_suspended_simd.cpp"
#include <hwy/foreach_target.h>
#include <hwy/highway.h>

#include "graft/particles/turn-inl.hpp"
#include "graft/philox-inl.hpp"

HWY_BEFORE_NAMESPACE();
namespace caudata::graft {
namespace HWY_NAMESPACE {
namespace hn = hwy::HWY_NAMESPACE;

using DF = hn::ScalableTag<float>;
using DU = hn::RebindToUnsigned<DF>;
using DI = hn::RebindToSigned<DF>;
using VF = hn::Vec<DF>;
using VU = hn::Vec<DU>;
using VI = hn::Vec<DI>;
using MF = hn::Mask<DF>;

HWY_INLINE VF between(VF a, VF b, VF share) { return hn::Add(a, hn::Mul(share, hn::Sub(b, a))); }

struct VectorBilinear {
  VF at, x, a, xa;
  HWY_INLINE VF value(VF fx, VF fa) const {
    return hn::Add(hn::Add(at, hn::Mul(fx, x)), hn::Mul(fa, hn::Add(a, hn::Mul(fx, xa))));
  }
};

/// What cells find in their voxels.
struct VectorVoxel {
  VF axial, azimuthal;
  VectorBilinear inner, gap;
  VF mixing, mixing_rise, roots, hindrance;
};

struct VectorPlace {
  VI voxel;
  VF fx, fa, fw;
};

HWY_INLINE VF share_of_nodes(VF nodes, std::int32_t last, VI& node) {
  const DF df;
  const DI di;
  node = hn::Min(hn::ConvertTo(di, nodes), hn::Set(di, last));
  return hn::Sub(nodes, hn::ConvertTo(df, node));
}

HWY_INLINE VectorPlace place_of(const DriftField& f, VU x, VU azimuth, VU depth) {
  const DF df;
  const DI di;
  const VF half = hn::Set(df, 0.5f);
  const auto nodes = [&](VU word, float scale) {
    return hn::Add(hn::Mul(units_of(df, word), hn::Set(df, scale)), half);
  };
  VectorPlace at;
  VI jx, ja, jw;
  at.fx = share_of_nodes(nodes(x, f.x_nodes()), f.nx, jx);
  at.fa = share_of_nodes(nodes(azimuth, f.a_nodes()), f.na, ja);
  at.fw = share_of_nodes(nodes(depth, f.w_nodes()), f.nw, jw);
  const VI column = hn::Add(hn::Mul(jx, hn::Set(di, f.na + 1)), ja);
  at.voxel = hn::Add(hn::Mul(column, hn::Set(di, f.nw + 1)), jw);
  return at;
}

HWY_INLINE VF drift_within(const float* n, std::int32_t column, std::int32_t row,
                           const VectorPlace& at) {
  const DF df;
  const auto at_depth = [&](const float* p) {
    return between(between(hn::Set(df, p[0]), hn::Set(df, p[row]), at.fx),
                   between(hn::Set(df, p[column]), hn::Set(df, p[row + column]), at.fx), at.fa);
  };
  return between(at_depth(n), at_depth(n + 2), at.fw);
}

HWY_INLINE VectorBilinear all_lanes(const Bilinear& b) {
  const DF df;
  return {hn::Set(df, b.at), hn::Set(df, b.x), hn::Set(df, b.a), hn::Set(df, b.xa)};
}

/// One voxel's content in all lanes.
HWY_INLINE VectorVoxel voxel_in_all_lanes(const SuspendedStep& s, std::int32_t voxel,
                                          const VectorPlace& at) {
  const DF df;
  const DriftField& f = s.field;
  const std::int32_t column_of = voxel / (f.nw + 1), jw = voxel - column_of * (f.nw + 1);
  const std::int32_t jx = column_of / (f.na + 1), ja = column_of - jx * (f.na + 1);
  const std::int32_t column = 2 * (f.nw + 2), row = (f.na + 2) * column;
  const float* flow = f.flow.data() + jx * row + ja * column + 2 * jw;
  const float* along = f.along.data() + 2 * jx;
  const SectionShape shape = section_shape(f, jx, ja);
  VectorVoxel v;
  v.axial = drift_within(flow, column, row, at);
  v.azimuthal = drift_within(flow + 1, column, row, at);
  v.inner = all_lanes(shape.inner);
  v.gap = all_lanes(shape.gap);
  v.mixing = hn::Set(df, along[0]);
  v.mixing_rise = hn::Set(df, along[2] - along[0]);
  v.roots = hn::Set(df, along[1] > along[3] ? along[1] : along[3]);
  v.hindrance = hn::Set(df, s.hindrance[static_cast<std::size_t>(voxel)]);
  return v;
}

HWY_INLINE void choose(MF here, const VectorVoxel& of, VectorVoxel& all) {
  const auto one = [&](VF a, VF& b) { b = hn::IfThenElse(here, a, b); };
  const auto four = [&](const VectorBilinear& a, VectorBilinear& b) {
    one(a.at, b.at), one(a.x, b.x), one(a.a, b.a), one(a.xa, b.xa);
  };
  one(of.axial, all.axial), one(of.azimuthal, all.azimuthal);
  four(of.inner, all.inner), four(of.gap, all.gap);
  one(of.mixing, all.mixing), one(of.mixing_rise, all.mixing_rise);
  one(of.roots, all.roots), one(of.hindrance, all.hindrance);
}

/// Sorted cells share their voxel: it is read once for all lanes, and again only for stragglers.
HWY_INLINE VectorVoxel voxels_of(const SuspendedStep& s, const VectorPlace& at, MF moving) {
  const DF df;
  const DI di;
  HWY_ALIGN std::int32_t voxels[hn::MaxLanes(df)];
  hn::Store(at.voxel, di, voxels);
  const auto voxel_of_first = [&](MF left) {
    return voxels[static_cast<std::size_t>(hn::FindFirstTrue(df, left))];
  };
  const std::int32_t first = voxel_of_first(moving);
  VectorVoxel all = voxel_in_all_lanes(s, first, at);
  MF left = hn::And(moving, hn::RebindMask(df, hn::Ne(at.voxel, hn::Set(di, first))));
  while (!hn::AllFalse(df, left)) {
    const std::int32_t next = voxel_of_first(left);
    const MF here = hn::RebindMask(df, hn::Eq(at.voxel, hn::Set(di, next)));
    choose(here, voxel_in_all_lanes(s, next, at), all);
    left = hn::AndNot(here, left);
  }
  return all;
}

struct VectorAttempt {
  VI dx, depth;
  VU azimuth;
  VF uniform, rootlet;  // `rootlet`: at least the probability of meeting one
};

HWY_INLINE VectorAttempt attempt_of(const SuspendedStep& s, const GraftKey& key, VU id, VU x,
                                    VU azimuth, VU depth, MF moving) {
  const DF df;
  const DU du;
  const DI di;
  const DriftField& f = s.field;
  const auto set = [&](float value) { return hn::Set(df, value); };
  const VectorPlace at = place_of(f, x, azimuth, depth);
  const VectorVoxel v = voxels_of(s, at, moving);
  const auto words =
      philox4x32_10(du,
                    FourWords<VU>{id, hn::Zero(du), hn::Set(du, s.step),
                                  hn::Set(du, GraftKey::purpose_and_draw(Purpose::kick, 0))},
                    key.key());

  const VF w = hn::Mul(units_of(df, depth), set(0x1p-24f));
  const auto radius_at = [&](VF fx, VF fa) {
    return hn::Add(v.inner.value(fx, fa), hn::Mul(w, v.gap.value(fx, fa)));
  };
  const auto turn = sines_of_turns(df, hn::Mul(units_of(df, azimuth), set(0x1p-24f)));
  const VF radial =
      hn::Add(hn::Mul(set(s.down[2]), turn.cosine), hn::Mul(set(s.down[1]), turn.sine));
  const VF tangential =
      hn::Sub(hn::Mul(set(s.down[1]), turn.cosine), hn::Mul(set(s.down[2]), turn.sine));

  const VF dt = set(s.dt), per_mm = set(f.nodes_per_mm()), per_radian = set(f.nodes_per_radian());
  const VF fx1 = hn::Add(at.fx, hn::Mul(hn::Mul(v.axial, dt), per_mm));
  const VF fa1 = hn::Add(
      at.fa, hn::Div(hn::Mul(hn::Mul(v.azimuthal, dt), per_radian), radius_at(at.fx, at.fa)));
  const VF radius = radius_at(fx1, fa1);

  const VI size_class = hn::BitCast(di, hn::And(azimuth, hn::Set(du, 0xffu)));
  const VF settling = hn::Mul(hn::GatherIndex(df, s.settling.data(), size_class), v.hindrance);
  const VF fall = hn::Mul(settling, dt);
  const VF spread =
      hn::Min(hn::Sqrt(hn::Mul(set(2 * s.dt), hn::Add(v.mixing, hn::Mul(at.fx, v.mixing_rise)))),
              set(most_kick));
  const VF sink_x =
      hn::Add(hn::Mul(set(s.down[0]), fall), hn::Mul(hn::Mul(v.mixing_rise, per_mm), dt));
  const VF down_x = hn::Add(sink_x, hn::Mul(spread, kick_of(df, words.w0)));
  const VF down_a = hn::Add(hn::Mul(tangential, fall), hn::Mul(spread, kick_of(df, words.w1)));
  const VF down_r = hn::Add(hn::Mul(radial, fall), hn::Mul(spread, kick_of(df, words.w2)));

  const VF fx2 = hn::Add(fx1, hn::Mul(down_x, per_mm));
  const VF fa2 = hn::Add(fa1, hn::Div(hn::Mul(down_a, per_radian), radius));
  const VF outwards = hn::Add(down_r, hn::Div(hn::Mul(down_a, down_a), hn::Add(radius, radius)));
  const VF gap = hn::Max(v.gap.value(fx2, fa2), set(least_gap));
  const VF deeper = hn::Div(hn::Sub(outwards, hn::Sub(radius_at(fx2, fa2), radius)), gap);

  VectorAttempt to;
  to.dx = nearest_within(df, hn::Mul(hn::Sub(fx2, at.fx), set(f.units_per_x_node())), 0x1p30f);
  const VI around =
      nearest_within(df, hn::Mul(hn::Sub(fa2, at.fa), set(f.units_per_a_node())), 0x1p22f);
  to.azimuth = hn::Add(azimuth, hn::BitCast(du, hn::ShiftLeft<8>(around)));
  to.depth = hn::Add(hn::BitCast(di, hn::ShiftRight<8>(depth)),
                     nearest_within(df, hn::Mul(deeper, set(0x1p24f)), 0x1p29f));
  to.uniform = uniform_of(df, words.w3);
  // Both ways to meet a rootlet, gravity taken as wholly across.
  const VF meets =
      hn::Add(set(s.stick[static_cast<std::size_t>(Surface::root)]), hn::Abs(settling));
  to.rootlet = hn::Mul(hn::Mul(meets, v.roots), set(1.01f * s.dt));
  return to;
}

/// Cells that meet anything: an end, a wall, the block, perhaps a rootlet.
HWY_INLINE MF meets_something(const DriftField& f, VU x, VU to, const VectorAttempt& attempt) {
  const DF df;
  const DU du;
  const DI di;
  const auto as_float = [&](auto mask) { return hn::RebindMask(df, mask); };
  const MF outside = hn::Or(as_float(hn::Lt(attempt.depth, hn::Zero(di))),
                            as_float(hn::Gt(attempt.depth, hn::Set(di, depth_units - 1))));
  // The order of unsigned words changes against the direction of the step.
  const MF passed = hn::Xor(as_float(hn::Lt(attempt.dx, hn::Zero(di))), as_float(hn::Lt(to, x)));
  MF meets = hn::Or(hn::Or(outside, passed), hn::Lt(attempt.uniform, attempt.rootlet));
  if (!f.passage.empty()) {
    const VU from = hn::Set(du, f.block_from), length = hn::Set(du, f.block_to - f.block_from);
    const auto within = [&](VU at) { return as_float(hn::Not(hn::Lt(length, hn::Sub(at, from)))); };
    meets = hn::Or(meets, hn::Or(within(x), within(to)));
  }
  return meets;
}

HWY_INLINE void meet_lanes(const SuspendedStep& s, const VectorAttempt& attempt, MF meets,
                           std::uint32_t* x, std::uint32_t* azimuth, std::uint32_t* depth) {
  const DF df;
  const DU du;
  const DI di;
  HWY_ALIGN std::int32_t dx[hn::MaxLanes(df)], to_depth[hn::MaxLanes(df)];
  HWY_ALIGN std::uint32_t to_azimuth[hn::MaxLanes(df)];
  HWY_ALIGN float uniform[hn::MaxLanes(df)];
  hn::Store(attempt.dx, di, dx);
  hn::Store(attempt.depth, di, to_depth);
  hn::Store(attempt.azimuth, du, to_azimuth);
  hn::Store(attempt.uniform, df, uniform);
  std::uint8_t bytes[8] = {};
  hn::StoreMaskBits(df, meets, bytes);
  for (std::uint32_t bits = bytes[0] | static_cast<std::uint32_t>(bytes[1]) << 8; bits != 0;
       bits &= bits - 1) {
    const auto i = static_cast<std::size_t>(std::countr_zero(bits));
    meet_surfaces(s, {dx[i], to_azimuth[i], to_depth[i], uniform[i]}, x[i], azimuth[i], depth[i]);
  }
}

/// Whole vectors; returns how many cells are done.
std::size_t move_vectors(const SuspendedStep& s, const GraftKey& key, ParticleColumns cells) {
  const DF df;
  const DU du;
  const std::size_t lanes = hn::Lanes(df);
  std::size_t i = 0;
  for (; i + lanes <= cells.size(); i += lanes) {
    std::uint32_t* const at_x = cells.x.data() + i;
    std::uint32_t* const at_azimuth = cells.azimuth.data() + i;
    std::uint32_t* const at_depth = cells.depth.data() + i;
    const VU depth = hn::LoadU(du, at_depth);
    const auto suspended = hn::Eq(hn::And(depth, hn::Set(du, 3u)), hn::Zero(du));
    if (hn::AllFalse(du, suspended)) continue;
    const MF moving = hn::RebindMask(df, suspended);
    const VU x = hn::LoadU(du, at_x), azimuth = hn::LoadU(du, at_azimuth);
    const VectorAttempt attempt =
        attempt_of(s, key, hn::LoadU(du, cells.id.data() + i), x, azimuth, depth, moving);
    const VU to = hn::Add(x, hn::BitCast(du, attempt.dx));
    const MF meets = hn::And(moving, meets_something(s.field, x, to, attempt));
    const auto free = hn::AndNot(hn::RebindMask(du, meets), suspended);
    hn::StoreU(hn::IfThenElse(free, to, x), du, at_x);
    hn::StoreU(hn::IfThenElse(free, attempt.azimuth, azimuth), du, at_azimuth);
    const VU deeper = hn::ShiftLeft<8>(hn::BitCast(du, attempt.depth));
    hn::StoreU(hn::IfThenElse(free, deeper, depth), du, at_depth);
    if (!hn::AllFalse(df, meets)) meet_lanes(s, attempt, meets, at_x, at_azimuth, at_depth);
  }
  return i;
}

}  // namespace HWY_NAMESPACE
}  // namespace caudata::graft
HWY_AFTER_NAMESPACE();

#if HWY_ONCE
namespace caudata::graft {

HWY_EXPORT(move_vectors);

void move_suspended(const SuspendedStep& step, const GraftKey& key, ParticleColumns cells) {
  EXPECTS(step.settling.size() == size_classes);
  EXPECTS(step.hindrance.size() == step.field.voxels());
  const std::size_t done = HWY_DYNAMIC_DISPATCH(move_vectors)(step, key, cells);
  move_suspended_plain(step, key, cells.part(done, cells.size() - done));
}

}  // namespace caudata::graft
#endif
