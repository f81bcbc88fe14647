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
  VI jx, ja, column, voxel, node;  // `node`: the lower one of the drift
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
  VI jw;
  at.fx = share_of_nodes(nodes(x, f.x_nodes()), f.nx, at.jx);
  at.fa = share_of_nodes(nodes(azimuth, f.a_nodes()), f.na, at.ja);
  at.fw = share_of_nodes(nodes(depth, f.w_nodes()), f.nw, jw);
  const auto index = [&](VI upper, std::int32_t n, VI lower) {
    return hn::Add(hn::Mul(upper, hn::Set(di, n)), lower);
  };
  at.column = index(at.jx, f.na + 1, at.ja);
  at.voxel = index(at.column, f.nw + 1, jw);
  at.node = index(index(at.jx, f.na + 2, at.ja), f.nw + 2, jw);
  return at;
}

/// Floats of the drift from a node to the next one around, and to the next one along.
struct FlowStrides {
  std::int32_t column, row;
};
HWY_INLINE FlowStrides strides_of(const DriftField& f) {
  return {2 * (f.nw + 2), (f.na + 2) * 2 * (f.nw + 2)};
}

struct VectorDrift {
  VF axial, azimuthal;
};

/// All lanes between the same eight nodes.
HWY_INLINE VectorDrift drift_in_one_voxel(const DriftField& f, std::int32_t node,
                                          const VectorPlace& at) {
  const DF df;
  const auto [column, row] = strides_of(f);
  const float* n = f.flow.data() + 2 * node;
  const auto at_depth = [&, column = column, row = row](const float* p) {
    return between(between(hn::Set(df, p[0]), hn::Set(df, p[row]), at.fx),
                   between(hn::Set(df, p[column]), hn::Set(df, p[row + column]), at.fx), at.fa);
  };
  return {between(at_depth(n), at_depth(n + 2), at.fw),
          between(at_depth(n + 1), at_depth(n + 3), at.fw)};
}

/// Each lane between nodes of its own: both components at both depths are four floats in a row.
HWY_INLINE VectorDrift drift_by_lane(const DriftField& f, const std::int32_t* nodes,
                                     const VectorPlace& at) {
  const DF df;
  const hn::Simd<float, 4, 0> d4;
  using V4 = hn::Vec<decltype(d4)>;
  const auto [column, row] = strides_of(f);
  const std::size_t lanes = hn::Lanes(df);
  HWY_ALIGN float fx[hn::MaxLanes(df)], fa[hn::MaxLanes(df)], fours[4 * hn::MaxLanes(df)];
  hn::Store(at.fx, df, fx);
  hn::Store(at.fa, df, fa);
  const auto way = [&](V4 a, V4 b, V4 share) { return hn::Add(a, hn::Mul(share, hn::Sub(b, a))); };
  for (std::size_t i = 0; i < lanes; ++i) {
    const float* n = f.flow.data() + 2 * nodes[i];
    const V4 x = hn::Set(d4, fx[i]);
    const V4 here = way(hn::LoadU(d4, n), hn::LoadU(d4, n + row), x);
    const V4 next = way(hn::LoadU(d4, n + column), hn::LoadU(d4, n + row + column), x);
    hn::Store(way(here, next, hn::Set(d4, fa[i])), d4, fours + 4 * i);
  }
  VF axial, azimuthal, deeper_axial, deeper_azimuthal;
  hn::LoadInterleaved4(df, fours, axial, azimuthal, deeper_axial, deeper_azimuthal);
  return {between(axial, deeper_axial, at.fw), between(azimuthal, deeper_azimuthal, at.fw)};
}

HWY_INLINE VectorBilinear all_lanes(const Bilinear& b) {
  const DF df;
  return {hn::Set(df, b.at), hn::Set(df, b.x), hn::Set(df, b.a), hn::Set(df, b.xa)};
}

/// One column's section, mixing and rootlets in all lanes.
HWY_INLINE VectorVoxel column_in_all_lanes(const DriftField& f, std::int32_t jx, std::int32_t ja) {
  const DF df;
  const float* along = f.along.data() + 2 * jx;
  const SectionShape shape = section_shape(f, jx, ja);
  VectorVoxel v;
  v.inner = all_lanes(shape.inner);
  v.gap = all_lanes(shape.gap);
  v.mixing = hn::Set(df, along[0]);
  v.mixing_rise = hn::Set(df, along[2] - along[0]);
  v.roots = hn::Set(df, along[1] > along[3] ? along[1] : along[3]);
  return v;
}

HWY_INLINE void choose(MF here, const VectorVoxel& of, VectorVoxel& all) {
  const auto one = [&](VF a, VF& b) { b = hn::IfThenElse(here, a, b); };
  const auto four = [&](const VectorBilinear& a, VectorBilinear& b) {
    one(a.at, b.at), one(a.x, b.x), one(a.a, b.a), one(a.xa, b.xa);
  };
  four(of.inner, all.inner), four(of.gap, all.gap);
  one(of.mixing, all.mixing), one(of.mixing_rise, all.mixing_rise);
  one(of.roots, all.roots);
}

/// Sorted cells share their column, which is read once for all lanes and again only for
/// stragglers; where they share the voxel, too, so is the drift.
HWY_INLINE VectorVoxel voxels_of(const SuspendedStep& s, const VectorPlace& at, MF moving) {
  const DF df;
  const DI di;
  const DriftField& f = s.field;
  HWY_ALIGN std::int32_t jx[hn::MaxLanes(df)], ja[hn::MaxLanes(df)], nodes[hn::MaxLanes(df)];
  hn::Store(at.jx, di, jx);
  hn::Store(at.ja, di, ja);
  hn::Store(at.node, di, nodes);
  const auto others = [&](VI index, std::int32_t one) {
    return hn::And(moving, hn::RebindMask(df, hn::Ne(index, hn::Set(di, one))));
  };
  const auto first = static_cast<std::size_t>(hn::FindFirstTrue(df, moving));
  VectorVoxel all = column_in_all_lanes(f, jx[first], ja[first]);
  MF left = others(at.column, jx[first] * (f.na + 1) + ja[first]);
  while (!hn::AllFalse(df, left)) {
    const auto next = static_cast<std::size_t>(hn::FindFirstTrue(df, left));
    const VI column = hn::Set(di, jx[next] * (f.na + 1) + ja[next]);
    const MF here = hn::RebindMask(df, hn::Eq(at.column, column));
    choose(here, column_in_all_lanes(f, jx[next], ja[next]), all);
    left = hn::AndNot(here, left);
  }
  const bool one_voxel = hn::AllFalse(df, others(at.node, nodes[first]));
  const VectorDrift drift =
      one_voxel ? drift_in_one_voxel(f, nodes[first], at) : drift_by_lane(f, nodes, at);
  all.axial = drift.axial;
  all.azimuthal = drift.azimuthal;
  all.hindrance = hn::GatherIndex(df, s.hindrance.data(), at.voxel);
  return all;
}

struct VectorAttempt {
  VI dx, depth;
  VU azimuth;
  VF uniform, rootlet;  // `rootlet`: at least the probability of meeting one
};

HWY_INLINE VectorAttempt attempt_of(const SuspendedStep& s, const FourWords<VU>& words, VU x,
                                    VU azimuth, VU depth, MF moving) {
  const DF df;
  const DU du;
  const DI di;
  const DriftField& f = s.field;
  const auto set = [&](float value) { return hn::Set(df, value); };
  const VectorPlace at = place_of(f, x, azimuth, depth);
  const VectorVoxel v = voxels_of(s, at, moving);
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
  const Philox4x32<DU> philox(du, key.key());
  const VU step = hn::Set(du, s.step);
  const VU purpose = hn::Set(du, GraftKey::purpose_and_draw(Purpose::kick, 0));
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
    const auto words = philox({hn::LoadU(du, cells.id.data() + i), hn::Zero(du), step, purpose});
    const VectorAttempt attempt = attempt_of(s, words, x, azimuth, depth, moving);
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
