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

/// What a step comes to in the units of the words: of the axial word, of 24 bits of a turn, of 24
/// bits of the gap.
struct AnnulusFactors {
  float inner, gap;                         // [mm], [mm per unit of depth]
  float flow, flow_fades;                   // axial per unit of depth, and per square of it
  float fall_along;                         // axial
  float fall_around_c, fall_around_s;       // [mm] by cosine and sine of the azimuth
  float fall_out_c, fall_out_s;             // depth, likewise
  float kick_along, kick_around, kick_out;  // axial, [mm], depth by unit of an unscaled kick
  float turn_per_ratio, out_per_arc;  // turns by ratio of arc and radius, depth by arc and ratio
};
AnnulusFactors annulus_factors(const AnnulusStep& step);

/// One step of every cell; walls stop cells, ends reflect them.
void move_in_annulus(const AnnulusStep& step, const GraftKey& key, ParticleColumns cells);

/// One by one, in plain C++.
void move_in_annulus_plain(const AnnulusStep& step, const GraftKey& key, ParticleColumns cells);

}  // namespace caudata::graft
