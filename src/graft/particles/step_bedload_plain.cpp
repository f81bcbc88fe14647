// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <cmath>

#include "graft/particles/bedload_step.hpp"
#include "graft/particles/kick.hpp"
#include "graft/particles/suspended_step.hpp"
#include "graft/particles/turn.hpp"

namespace caudata::graft {
namespace {

using BedloadWords = std::array<std::uint32_t, 4>;

struct BedloadCell {
  std::uint32_t &x, &azimuth, &depth;

  bool outer() const { return surface_of(depth) == Surface::dura; }
  bool on_rootlet() const { return surface_of(depth) == Surface::root && depth >> 8 != 0; }
};

std::int32_t bedload_cell(std::uint32_t word, float nodes, std::int32_t n) {
  return std::min(static_cast<std::int32_t>(static_cast<float>(word >> 8) * nodes), n - 1);
}

std::int32_t bedload_nearest(float value, float bound) {
  return static_cast<std::int32_t>(std::nearbyint(std::clamp(value, -bound, bound)));
}

/// Rates of what ends a cell's rest [1/s].
struct BedloadRates {
  float adhere, lift, death;
  float all() const { return (adhere + lift) + death; }
};

enum class BedloadFate : std::uint8_t { stays, adheres, lifts, dies };

/// Competing hazards over the step.
BedloadFate bedload_fate(const BedloadRates& rates, float dt, const BedloadWords& words) {
  if (uniform_of(words[0]) >= chance_within(rates.all() * dt)) return BedloadFate::stays;
  const float which = uniform_of(words[1]) * rates.all();
  if (which < rates.adhere) return BedloadFate::adheres;
  return which < rates.adhere + rates.lift ? BedloadFate::lifts : BedloadFate::dies;
}

void bedload_off_wall(const BedloadStep& s, BedloadCell cell, float gap) {
  if (cell.on_rootlet()) {
    cell.depth = with_state(cell.depth, state_of(Motion::suspended));
    return;
  }
  const float share = std::min(s.lift_height / std::max(gap, least_gap), 1.0f);
  const std::int32_t off = std::min(bedload_nearest(share * 0x1p24f, 0x1p24f), depth_units - 1);
  const std::int32_t units = cell.outer() ? depth_units - 1 - off : off;
  cell.depth = static_cast<std::uint32_t>(units) << 8 | state_of(Motion::suspended);
}

void bedload_ends(const BedloadStep& s, BedloadCell cell, float gap, BedloadFate fate) {
  const Surface surface = cell.outer()        ? Surface::dura
                          : cell.on_rootlet() ? Surface::root
                                              : inner_surface(s.field, s.field.cell_of_x(cell.x));
  if (fate == BedloadFate::adheres) cell.depth = adherent_word(cell.depth, surface, s.time);
  if (fate == BedloadFate::lifts) bedload_off_wall(s, cell, gap);
  if (fate == BedloadFate::dies) cell.depth = with_state(cell.depth, state_of(Gone::dead));
}

void bedload_goes_along(const BedloadStep& s, BedloadCell cell, std::int32_t dx, float uniform) {
  const std::uint32_t to = cell.x + static_cast<std::uint32_t>(dx);
  if ((dx < 0) != (to < cell.x)) {
    if (dx < 0 && s.foramen_open) cell.depth = with_state(cell.depth, state_of(Gone::left));
    return;
  }
  const DriftField& f = s.field;
  if (!f.passage.empty()) {
    const float here = f.passage[static_cast<std::size_t>(f.cell_of_x(cell.x))];
    const float there = f.passage[static_cast<std::size_t>(f.cell_of_x(to))];
    if (there < here && uniform * here >= there) return;
  }
  cell.x = to;
}

void bedload_rests_or_rolls(const BedloadStep& s, const BedloadWords& words, BedloadCell cell) {
  const DriftField& f = s.field;
  const std::int32_t ix = bedload_cell(cell.x, f.x_nodes(), f.nx);
  const std::int32_t ia = bedload_cell(cell.azimuth, f.a_nodes(), f.na);
  const WallPoint& wall =
      s.walls[static_cast<std::size_t>(2 * (ix * f.na + ia) + (cell.outer() ? 1 : 0))];
  const float settling = s.settling[class_of(cell.azimuth)];
  const float excess = wall.shear / s.critical[class_of(cell.azimuth)] - 1.0f;
  const bool mobile = excess > 0;
  const TurnSines turn = sines_of_turns(azimuth_turns(cell.azimuth));
  const float radial = s.down[2] * turn.cosine + s.down[1] * turn.sine;
  const float tangential = s.down[1] * turn.cosine - s.down[2] * turn.sine;
  const float outwards =
      ((radial - tangential * wall.slope_around) - s.down[0] * wall.slope_along) * settling;
  const bool held = cell.on_rootlet() || (cell.outer() ? outwards > 0 : outwards < 0);
  if (!held) {
    bedload_off_wall(s, cell, wall.gap);
    return;
  }
  const BedloadRates rates =
      cell.on_rootlet() ? BedloadRates{s.adhere_root, s.roll_off * std::abs(settling), s.death}
                        : BedloadRates{wall.adhere, mobile ? s.lift * excess : 0.0f, s.death};
  const BedloadFate fate = bedload_fate(rates, s.dt, words);
  if (fate != BedloadFate::stays) {
    bedload_ends(s, cell, wall.gap, fate);
    return;
  }
  if (cell.on_rootlet() || !mobile) return;

  const float speed = s.roll * settling;
  const float spread = std::sqrt((2 * s.dt) * (s.roll_mixing * wall.mixing));
  const float steep_a =
      (tangential + wall.slope_around * radial) / (1.0f + wall.slope_around * wall.slope_around);
  const float steep_x =
      (s.down[0] + wall.slope_along * radial) / (1.0f + wall.slope_along * wall.slope_along);
  const float around =
      (speed * steep_a + s.carry_height * wall.turn_per_height) * s.dt + spread * kick_of(words[2]);
  const float along = (speed * steep_x + s.carry_height * wall.axial_per_height) * s.dt +
                      spread * kick_of(words[3]);
  const std::int32_t turned = bedload_nearest(
      ((around * f.nodes_per_radian()) / wall.radius) * f.units_per_a_node(), 0x1p22f);
  cell.azimuth += static_cast<std::uint32_t>(turned) << 8;
  bedload_goes_along(s, cell,
                     bedload_nearest((along * f.nodes_per_mm()) * f.units_per_x_node(), 0x1p30f),
                     uniform_of(words[1]));
}

}  // namespace

float chance_within(float y) {
  const float q = std::min(y * 0.0625f, 1.0f);
  float p = 1.0f - q * (1.0f / 6);
  p = 1.0f - (q * 0.2f) * p;
  p = 1.0f - (q * 0.25f) * p;
  p = 1.0f - (q * (1.0f / 3)) * p;
  p = q * (1.0f - (q * 0.5f) * p);
  for (int doubling = 0; doubling < 4; ++doubling) p = p * (2.0f - p);
  return p;
}

void step_bedload_plain(const BedloadStep& s, const GraftKey& key, ParticleColumns cells) {
  for (std::size_t i = 0; i < cells.size(); ++i) {
    const Motion motion = motion_of(cells.depth[i]);
    if (motion != Motion::suspended && motion != Motion::bedload) continue;
    const BedloadWords words = key.words(cells.id[i], s.step, Purpose::adhere);
    const BedloadCell cell{cells.x[i], cells.azimuth[i], cells.depth[i]};
    if (motion == Motion::bedload) {
      bedload_rests_or_rolls(s, words, cell);
    } else if (uniform_of(words[0]) < chance_within(s.death * s.dt)) {
      cell.depth = with_state(cell.depth, state_of(Gone::dead));
    }
  }
}

}  // namespace caudata::graft
