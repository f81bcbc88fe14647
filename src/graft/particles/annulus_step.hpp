// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <array>
#include <cstdint>

#include "graft/graft_key.hpp"
#include "graft/particles/particle.hpp"

namespace caudata::graft {

/// A round, concentric canal with a parabolic axial flow that the caller lets oscillate: nothing is
/// read from memory but the cells. For measurements and for laws with closed forms.
struct AnnulusStep {
  float length, inner, gap;   // [mm]
  float speed;                // [mm/s] halfway between the walls, now
  float settling, mixing;     // [mm/s], [mm^2/s]
  std::array<float, 3> down;  // unit vector: caudal, left, dorsal
  float dt;                   // [s]
  std::uint32_t step;
};

/// One step of every cell; walls stop cells, ends reflect them.
void move_in_annulus(const AnnulusStep& step, const GraftKey& key, ParticleColumns cells);

/// One by one, in plain C++.
void move_in_annulus_plain(const AnnulusStep& step, const GraftKey& key, ParticleColumns cells);

}  // namespace caudata::graft
