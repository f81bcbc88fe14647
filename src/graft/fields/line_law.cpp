// SPDX-License-Identifier: Apache-2.0
#include "graft/fields/line_law.hpp"

#include "core/contract.hpp"

namespace caudata::graft {
namespace {

using RoleKind = MediumRole::Kind;

/// Of half a voxel that diffuses, or of the surface of one that is held.
float lines_half_resistance(const MediumRole& role, double spacing, double dt) {
  switch (role.kind) {
    case RoleKind::closed:
      return std::numeric_limits<float>::infinity();
    case RoleKind::diffuses:
      return static_cast<float>(spacing * spacing / (2 * role.diffusion * dt));
    case RoleKind::held:
      return static_cast<float>(spacing / (role.transfer * dt));
  }
  return 0;
}

LineLaw::End lines_end(const BoxWall& wall, double spacing, double dt, float growth) {
  EXPECTS(wall.role.kind != RoleKind::diffuses);
  return {lines_half_resistance(wall.role, spacing, dt), growth * static_cast<float>(wall.value)};
}

}  // namespace

LineLaw line_law(const Transport& transport, std::size_t axis, double spacing, double dt) {
  EXPECTS(axis < 3 && spacing > 0 && dt > 0 && transport.decay >= 0);
  const double k = transport.decay * dt / 3;
  LineLaw law{};
  law.growth = static_cast<float>(1 + k);
  law.fraction = static_cast<float>(k / (1 + k));
  for (std::size_t m = 0; m < medium_count; ++m) {
    law.half_resistance[m] = lines_half_resistance(transport.medium[m], spacing, dt);
    law.diffuses[m] = transport.medium[m].kind == RoleKind::diffuses;
    EXPECTS(!law.diffuses[m] || transport.medium[m].diffusion > 0);
  }
  law.low = lines_end(transport.wall[2 * axis], spacing, dt, law.growth);
  law.high = lines_end(transport.wall[2 * axis + 1], spacing, dt, law.growth);
  return law;
}

std::vector<float> pivots_of_uniform_line(const LineLaw& law, std::size_t medium, std::size_t n) {
  EXPECTS(medium < medium_count && law.diffuses[medium] && n >= 1);
  const LineVoxel inside{law.half_resistance[medium], true};
  std::vector<float> pivots;
  pivots.reserve(n + 1);
  LineVoxel lower{law.low.half_resistance, false};
  float rest = 1;
  for (std::size_t face = 0; face <= n; ++face) {
    const LineVoxel upper = face < n ? inside : LineVoxel{law.high.half_resistance, false};
    const FaceElimination e = eliminate(law.growth, lower, upper, rest);
    pivots.push_back(e.pivot);
    rest = e.rest;
    lower = upper;
  }
  return pivots;
}

}  // namespace caudata::graft
