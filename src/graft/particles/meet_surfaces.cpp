// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <cmath>
#include <numbers>

#include "graft/particles/kick.hpp"
#include "graft/particles/suspended_step.hpp"
#include "graft/particles/turn.hpp"

namespace caudata::graft {
namespace {

enum class CanalEnd : std::uint8_t { none, foramen, sac };

struct AxialMove {
  std::uint32_t x;
  CanalEnd passed;
};

/// The sac's end reflects; so does the foramen magnum, for whom it is closed to.
AxialMove meet_ends(std::uint32_t x, std::int32_t dx) {
  const std::uint32_t to = x + static_cast<std::uint32_t>(dx);
  if (dx < 0 && to > x) return {0u - to, CanalEnd::foramen};
  if (dx > 0 && to < x) return {~to, CanalEnd::sac};
  return {to, CanalEnd::none};
}

/// A step into a narrower part succeeds with the ratio of the open shares, so that in equilibrium
/// cells are as frequent as the open section is wide.
bool meet_block(const DriftField& field, std::uint32_t from, std::uint32_t to, float uniform) {
  if (field.passage.empty()) return false;
  const float here = field.passage[static_cast<std::size_t>(field.cell_of_x(from))];
  const float there = field.passage[static_cast<std::size_t>(field.cell_of_x(to))];
  return there < here && uniform * here >= there;
}

float meet_settling(const SuspendedStep& step, std::int32_t voxel, std::uint32_t azimuth) {
  return step.settling[class_of(azimuth)] * step.hindrance[static_cast<std::size_t>(voxel)];
}

/// Probabilities of the step: sticking to a rootlet, coming to rest on one.
struct OnRootlet {
  float stick, land;
};
OnRootlet meet_rootlets(const SuspendedStep& step, const Located& at, float settling) {
  const float* along = step.field.along.data() + 2 * static_cast<std::size_t>(at.jx);
  const float surface = along[1] + at.fx * (along[3] - along[1]);
  const float across = std::sqrt(step.down[1] * step.down[1] + step.down[2] * step.down[2]);
  // A cylinder's shadow is its surface over pi.
  const float shadow = surface * static_cast<float>(std::numbers::inv_pi);
  return {step.stick[static_cast<std::size_t>(Surface::root)] * surface * step.dt,
          std::abs(settling) * across * shadow * step.dt};
}

/// What a touched wall does. Kicks take cells of a uniform suspension beyond it by c sigma E[kick+]
/// per area and step, as far as the gap has any; falling by m in a step adds to that. The
/// hyperbolas below have the limits of both and are right to some hundredths between.
struct AtWall {
  float rest, stick;  // probabilities at a touch
};

/// At rest comes what gravity brings, c m, not what eddies bring, which fade towards a wall;
/// `stick` removes c times its adhesion. `fall` [mm/s]: towards the wall.
AtWall meet_wall(const SuspendedStep& step, const Located& at, Surface surface, float fall) {
  const float* along = step.field.along.data() + 2 * static_cast<std::size_t>(at.jx);
  const float mixing = along[0] + at.fx * (along[2] - along[0]);
  const float spread = std::min(std::sqrt(2 * step.dt * mixing), most_kick);
  const float reach = spread * static_cast<float>(mean_positive_kick());
  const float gap =
      std::max(section_shape(step.field, at.jx, at.ja).gap.value(at.fx, at.fa), least_gap);
  const float filled = 2 * reach / gap;
  const float bounded = reach / std::sqrt(1 + filled * filled);
  const float sink = std::max(fall, 0.0f) * step.dt;
  const float touches = sink / 2 + std::sqrt(sink * sink / 4 + bounded * bounded);
  const float stick = step.stick[static_cast<std::size_t>(surface)] * step.dt;
  return touches > 0 ? AtWall{sink / touches, stick / touches} : AtWall{0, 0};
}

std::uint32_t meet_word(std::int32_t units) {
  return static_cast<std::uint32_t>(std::clamp(units, 0, depth_units - 1)) << 8;
}
/// Between mirrors at both walls.
std::int32_t meet_reflected(std::int32_t units) {
  constexpr std::int32_t period = 2 * depth_units;
  const std::int32_t within = ((units % period) + period) % period;
  return within < depth_units ? within : period - 1 - within;
}

}  // namespace

Surface inner_surface(const DriftField& field, std::int32_t ix) {
  const auto i = static_cast<std::size_t>(ix);
  if (field.region[i] == anatomy::cauda_region) return Surface::root;
  return field.in_lesion[i] != 0 ? Surface::lesion : Surface::pia;
}

float settling_outwards(const DriftField& field, const std::array<float, 3>& down, std::uint32_t x,
                        std::uint32_t azimuth, std::uint32_t depth) {
  const Located at = locate(field, x, azimuth, depth);
  const SectionShape shape = section_shape(field, at.jx, at.ja);
  const TurnSines turn = sines_of_turns(azimuth_turns(azimuth));
  const float w = static_cast<float>(depth >> 8) * 0x1p-24f;
  const float radius = shape.inner.value(at.fx, at.fa) + w * shape.gap.value(at.fx, at.fa);
  const float around =
      (shape.inner.a + at.fx * shape.inner.xa) + w * (shape.gap.a + at.fx * shape.gap.xa);
  const float along =
      (shape.inner.x + at.fa * shape.inner.xa) + w * (shape.gap.x + at.fa * shape.gap.xa);
  const float radial = down[2] * turn.cosine + down[1] * turn.sine;
  const float tangential = down[1] * turn.cosine - down[2] * turn.sine;
  return (radial - tangential * (around * field.nodes_per_radian() / radius)) -
         down[0] * (along * field.nodes_per_mm());
}

void meet_surfaces(const SuspendedStep& step, const Attempt& attempt, std::uint32_t& x,
                   std::uint32_t& azimuth, std::uint32_t& depth) {
  const Located at = locate(step.field, x, azimuth, depth);
  const float settling = meet_settling(step, voxel_of(step.field, at), azimuth);
  const OnRootlet rootlet = meet_rootlets(step, at, settling);
  if (attempt.uniform < rootlet.stick) {
    depth = adherent_word(depth, Surface::root, step.time);
    return;
  }
  if (attempt.uniform < rootlet.stick + rootlet.land) {
    depth = with_state(depth, state_of(Motion::bedload, Surface::root));
    return;
  }
  const AxialMove move = meet_ends(x, attempt.dx);
  if (move.passed == CanalEnd::foramen && step.foramen_open) {
    depth = with_state(depth, state_of(Gone::left));
    return;
  }
  if (!meet_block(step.field, x, move.x, attempt.uniform)) x = move.x;
  azimuth = attempt.azimuth;
  depth = meet_word(attempt.depth_units) | state_of(Motion::suspended);
  if (attempt.depth_units >= 0 && attempt.depth_units < depth_units) return;

  const bool inside = attempt.depth_units < 0;
  const Surface wall = inside ? inner_surface(step.field, step.field.cell_of_x(x)) : Surface::dura;
  const float outwards = settling_outwards(step.field, step.down, x, azimuth, depth) * settling;
  const AtWall meets = meet_wall(step, at, wall, inside ? -outwards : outwards);
  const float rest = (rootlet.stick + rootlet.land) + meets.rest;
  if (attempt.uniform < rest) {
    depth = with_state(depth, state_of(Motion::bedload, wall));
  } else if (attempt.uniform < rest + meets.stick) {
    depth = adherent_word(depth, wall, step.time);
  } else {
    depth = meet_word(meet_reflected(attempt.depth_units)) | state_of(Motion::suspended);
  }
}

}  // namespace caudata::graft
