// SPDX-License-Identifier: Apache-2.0
#include <bit>

#include "core/contract.hpp"
#include "graft/particles/bedload_step.hpp"

#undef HWY_TARGET_INCLUDE
#define HWY_TARGET_INCLUDE "graft/particles/step_bedload_simd.cpp"
#include <hwy/foreach_target.h>
#include <hwy/highway.h>

#include "graft/particles/turn-inl.hpp"
#include "graft/philox-inl.hpp"

HWY_BEFORE_NAMESPACE();
namespace caudata::graft {
namespace HWY_NAMESPACE {
namespace hn = hwy::HWY_NAMESPACE;

// Vectors carry out what nearly all cells do in a step: nothing, or rolling a little. A lane whose
// rest ends, whose wall no longer holds it or who comes to an end or a block is left to the plain
// code.
using RollF = hn::ScalableTag<float>;
using RollU = hn::RebindToUnsigned<RollF>;
using RollI = hn::RebindToSigned<RollF>;
using RollVF = hn::Vec<RollF>;
using RollVU = hn::Vec<RollU>;
using RollVI = hn::Vec<RollI>;
using RollMask = hn::Mask<RollF>;

struct VectorWall {
  RollVF shear, axial, turn, slope_around, slope_along, radius, mixing, adhere;
};

HWY_INLINE VectorWall wall_in_all_lanes(const WallPoint& p) {
  const RollF df;
  const auto set = [&](float value) { return hn::Set(df, value); };
  return {set(p.shear),       set(p.axial_per_height), set(p.turn_per_height), set(p.slope_around),
          set(p.slope_along), set(p.radius),           set(p.mixing),          set(p.adhere)};
}

HWY_INLINE void choose_wall(RollMask here, const VectorWall& of, VectorWall& all) {
  const auto one = [&](RollVF a, RollVF& b) { b = hn::IfThenElse(here, a, b); };
  one(of.shear, all.shear), one(of.axial, all.axial), one(of.turn, all.turn);
  one(of.slope_around, all.slope_around), one(of.slope_along, all.slope_along);
  one(of.radius, all.radius), one(of.mixing, all.mixing), one(of.adhere, all.adhere);
}

HWY_INLINE VectorWall walls_of(const BedloadStep& s, RollVI point, RollMask bedload) {
  const RollF df;
  const RollI di;
  HWY_ALIGN std::int32_t points[hn::MaxLanes(df)];
  hn::Store(point, di, points);
  const auto first_of = [&](RollMask left) {
    return points[static_cast<std::size_t>(hn::FindFirstTrue(df, left))];
  };
  const std::int32_t first = first_of(bedload);
  VectorWall all = wall_in_all_lanes(s.walls[static_cast<std::size_t>(first)]);
  RollMask left = hn::And(bedload, hn::RebindMask(df, hn::Ne(point, hn::Set(di, first))));
  while (!hn::AllFalse(df, left)) {
    const std::int32_t next = first_of(left);
    const RollMask here = hn::RebindMask(df, hn::Eq(point, hn::Set(di, next)));
    choose_wall(here, wall_in_all_lanes(s.walls[static_cast<std::size_t>(next)]), all);
    left = hn::AndNot(here, left);
  }
  return all;
}

HWY_INLINE RollVF chance_in_lanes(RollVF y) {
  const RollF df;
  const auto set = [&](float value) { return hn::Set(df, value); };
  const RollVF one = set(1.0f), q = hn::Min(hn::Mul(y, set(0.0625f)), one);
  RollVF p = hn::Sub(one, hn::Mul(q, set(1.0f / 6)));
  p = hn::Sub(one, hn::Mul(hn::Mul(q, set(0.2f)), p));
  p = hn::Sub(one, hn::Mul(hn::Mul(q, set(0.25f)), p));
  p = hn::Sub(one, hn::Mul(hn::Mul(q, set(1.0f / 3)), p));
  p = hn::Mul(q, hn::Sub(one, hn::Mul(hn::Mul(q, set(0.5f)), p)));
  for (int doubling = 0; doubling < 4; ++doubling) p = hn::Mul(p, hn::Sub(set(2.0f), p));
  return p;
}

HWY_INLINE RollVI cell_in_lanes(RollVU word, float nodes, std::int32_t n) {
  const RollF df;
  const RollI di;
  const RollVF at = hn::Mul(units_of(df, word), hn::Set(df, nodes));
  return hn::Min(hn::ConvertTo(di, at), hn::Set(di, n - 1));
}

struct VectorRoll {
  RollVI dx;
  RollVU azimuth;
  RollMask rolls, plainly;  // `plainly`: left to the plain code
};

HWY_INLINE VectorRoll roll_of(const BedloadStep& s, const FourWords<RollVU>& words, RollVU x,
                              RollVU azimuth, RollVU depth, RollMask bedload) {
  const RollF df;
  const RollU du;
  const RollI di;
  const DriftField& f = s.field;
  const auto set = [&](float value) { return hn::Set(df, value); };
  const auto surface = [&](Surface one) {
    const RollVU bits = hn::And(hn::ShiftRight<2>(depth), hn::Set(du, 3u));
    return hn::RebindMask(df, hn::Eq(bits, hn::Set(du, static_cast<std::uint32_t>(one))));
  };
  const RollMask outer = surface(Surface::dura);
  const RollMask deep = hn::RebindMask(df, hn::Ne(hn::ShiftRight<8>(depth), hn::Zero(du)));
  const RollMask rootlet = hn::And(surface(Surface::root), deep);

  const RollVI cell = hn::Add(hn::Mul(cell_in_lanes(x, f.x_nodes(), f.nx), hn::Set(di, f.na)),
                              cell_in_lanes(azimuth, f.a_nodes(), f.na));
  const RollVI outer_one = hn::IfThenElseZero(hn::RebindMask(di, outer), hn::Set(di, 1));
  const VectorWall wall = walls_of(s, hn::Add(hn::ShiftLeft<1>(cell), outer_one), bedload);

  const RollVI size_class = hn::BitCast(di, hn::And(azimuth, hn::Set(du, 0xffu)));
  const RollVF settling = hn::GatherIndex(df, s.settling.data(), size_class);
  const RollVF critical = hn::GatherIndex(df, s.critical.data(), size_class);
  const RollVF excess = hn::Sub(hn::Div(wall.shear, critical), set(1.0f));
  const RollMask mobile = hn::Gt(excess, hn::Zero(df));
  const auto turn = sines_of_turns(df, hn::Mul(units_of(df, azimuth), set(0x1p-24f)));
  const RollVF radial =
      hn::Add(hn::Mul(set(s.down[2]), turn.cosine), hn::Mul(set(s.down[1]), turn.sine));
  const RollVF tangential =
      hn::Sub(hn::Mul(set(s.down[1]), turn.cosine), hn::Mul(set(s.down[2]), turn.sine));
  const RollVF outwards = hn::Mul(hn::Sub(hn::Sub(radial, hn::Mul(tangential, wall.slope_around)),
                                          hn::Mul(set(s.down[0]), wall.slope_along)),
                                  settling);
  const RollVF into_wall = hn::IfThenElse(outer, outwards, hn::Neg(outwards));
  const RollMask held = hn::Or(rootlet, hn::Gt(into_wall, hn::Zero(df)));

  const RollVF lift = hn::IfThenElseZero(mobile, hn::Mul(set(s.lift), excess));
  const RollVF adheres = hn::IfThenElse(rootlet, set(s.adhere_root), wall.adhere);
  const RollVF leaves = hn::IfThenElse(rootlet, hn::Mul(set(s.roll_off), hn::Abs(settling)), lift);
  const RollVF rates = hn::Add(hn::Add(adheres, leaves), set(s.death));
  const RollVF chance = chance_in_lanes(hn::Mul(rates, set(s.dt)));
  const RollMask ends = hn::Lt(uniform_of(df, words.w0), chance);

  const RollVF one = set(1.0f), speed = hn::Mul(set(s.roll), settling), dt = set(s.dt);
  const RollVF spread = hn::Sqrt(hn::Mul(set(2 * s.dt), hn::Mul(set(s.roll_mixing), wall.mixing)));
  const RollVF steep_a = hn::Div(hn::Add(tangential, hn::Mul(wall.slope_around, radial)),
                                 hn::Add(one, hn::Mul(wall.slope_around, wall.slope_around)));
  const RollVF steep_x = hn::Div(hn::Add(set(s.down[0]), hn::Mul(wall.slope_along, radial)),
                                 hn::Add(one, hn::Mul(wall.slope_along, wall.slope_along)));
  const auto carried = [&](RollVF steep, RollVF drift, RollVU word) {
    const RollVF rate = hn::Add(hn::Mul(speed, steep), hn::Mul(set(s.carry_height), drift));
    return hn::Add(hn::Mul(rate, dt), hn::Mul(spread, kick_of(df, word)));
  };
  const RollVF around = carried(steep_a, wall.turn, words.w2);
  const RollVF along = carried(steep_x, wall.axial, words.w3);
  const RollVF turned = hn::Mul(hn::Div(hn::Mul(around, set(f.nodes_per_radian())), wall.radius),
                                set(f.units_per_a_node()));
  const RollVF gone = hn::Mul(hn::Mul(along, set(f.nodes_per_mm())), set(f.units_per_x_node()));

  VectorRoll roll;
  roll.azimuth =
      hn::Add(azimuth, hn::BitCast(du, hn::ShiftLeft<8>(nearest_within(df, turned, 0x1p22f))));
  roll.dx = nearest_within(df, gone, 0x1p30f);
  roll.plainly = hn::And(bedload, hn::Or(ends, hn::Not(held)));
  roll.rolls = hn::And(hn::AndNot(hn::Or(roll.plainly, rootlet), bedload), mobile);
  return roll;
}

/// Rolling cells that would pass an end or come near the block.
HWY_INLINE RollMask comes_to_an_end(const DriftField& f, RollVU x, RollVU to, RollVI dx) {
  const RollF df;
  const RollU du;
  const RollI di;
  const auto as_float = [&](auto mask) { return hn::RebindMask(df, mask); };
  RollMask ends = hn::Xor(as_float(hn::Lt(dx, hn::Zero(di))), as_float(hn::Lt(to, x)));
  if (!f.passage.empty()) {
    const RollVU from = hn::Set(du, f.block_from), length = hn::Set(du, f.block_to - f.block_from);
    const auto within = [&](RollVU at) {
      return as_float(hn::Not(hn::Lt(length, hn::Sub(at, from))));
    };
    ends = hn::Or(ends, hn::Or(within(x), within(to)));
  }
  return ends;
}

/// Whole vectors; returns how many cells are done.
std::size_t bedload_vectors(const BedloadStep& s, const GraftKey& key, ParticleColumns cells) {
  const RollF df;
  const RollU du;
  const Philox4x32<RollU> philox(du, key.key());
  const RollVU step = hn::Set(du, s.step);
  const RollVU purpose = hn::Set(du, GraftKey::purpose_and_draw(Purpose::adhere, 0));
  const std::size_t lanes = hn::Lanes(df);
  const RollVF death = hn::Set(df, chance_within(s.death * s.dt));
  std::size_t i = 0;
  for (; i + lanes <= cells.size(); i += lanes) {
    const RollVU depth = hn::LoadU(du, cells.depth.data() + i);
    const RollVU motion = hn::And(depth, hn::Set(du, 3u));
    const auto is = [&](Motion one) {
      const RollVU code = hn::Set(du, static_cast<std::uint32_t>(one));
      return hn::RebindMask(df, hn::Eq(motion, code));
    };
    const RollMask suspended = is(Motion::suspended), bedload = is(Motion::bedload);
    if (hn::AllFalse(df, hn::Or(suspended, bedload))) continue;
    const auto words = philox({hn::LoadU(du, cells.id.data() + i), hn::Zero(du), step, purpose});
    RollMask plainly = hn::And(suspended, hn::Lt(uniform_of(df, words.w0), death));
    if (!hn::AllFalse(df, bedload)) {
      const RollVU x = hn::LoadU(du, cells.x.data() + i);
      const RollVU azimuth = hn::LoadU(du, cells.azimuth.data() + i);
      const VectorRoll roll = roll_of(s, words, x, azimuth, depth, bedload);
      const RollVU to = hn::Add(x, hn::BitCast(du, roll.dx));
      const RollMask ends = hn::And(roll.rolls, comes_to_an_end(s.field, x, to, roll.dx));
      plainly = hn::Or(plainly, hn::Or(roll.plainly, ends));
      const auto rolls = hn::RebindMask(du, hn::AndNot(ends, roll.rolls));
      hn::StoreU(hn::IfThenElse(rolls, to, x), du, cells.x.data() + i);
      hn::StoreU(hn::IfThenElse(rolls, roll.azimuth, azimuth), du, cells.azimuth.data() + i);
    }
    if (hn::AllFalse(df, plainly)) continue;
    std::uint8_t bytes[8] = {};
    hn::StoreMaskBits(df, plainly, bytes);
    for (std::uint32_t bits = bytes[0] | static_cast<std::uint32_t>(bytes[1]) << 8; bits != 0;
         bits &= bits - 1)
      step_bedload_plain(s, key,
                         cells.part(i + static_cast<std::size_t>(std::countr_zero(bits)), 1));
  }
  return i;
}

}  // namespace HWY_NAMESPACE
}  // namespace caudata::graft
HWY_AFTER_NAMESPACE();

#if HWY_ONCE
namespace caudata::graft {

HWY_EXPORT(bedload_vectors);

void step_bedload(const BedloadStep& step, const GraftKey& key, ParticleColumns cells) {
  EXPECTS(step.settling.size() == size_classes && step.critical.size() == size_classes);
  EXPECTS(step.walls.size() == 2 * step.field.columns());
  const std::size_t done = HWY_DYNAMIC_DISPATCH(bedload_vectors)(step, key, cells);
  step_bedload_plain(step, key, cells.part(done, cells.size() - done));
}

}  // namespace caudata::graft
#endif
