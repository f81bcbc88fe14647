// SPDX-License-Identifier: Apache-2.0
#pragma once

/// Numbers of data/graft/axons.toml.
namespace caudata::graft {

struct BranchParameters {
  double expected;                     // of a lone growth cone over all time
  double decay;                        // [d]
  double competition, order, slowing;  // exponents E, S, F
  double angle;                        // [degree]
};
template <class V>
void visit(V& v, BranchParameters& p) {
  v("expected", p.expected);
  v("decay", p.decay);
  v("competition", p.competition);
  v("order", p.order);
  v("slowing", p.slowing);
  v("angle", p.angle);
}

struct AxonParameters {
  double speed, speed_spread;  // [mm/d], geometric standard deviation
  double delay;                // [d]
  double white_speed;          // factor
  double grey_persistence, white_persistence, white_guidance, cue_guidance;  // [mm]
  double cspg_slowing;                                                       // share
  double cspg_stopping;                                                      // [1/mm]
  BranchParameters branch;
  double length, length_spread;  // [mm], geometric standard deviation
  double half_life;              // [d]
  double radius;                 // [um]
};
template <class V>
void visit(V& v, AxonParameters& p) {
  v("speed", p.speed);
  v("speed_spread", p.speed_spread);
  v("delay", p.delay);
  v("white_speed", p.white_speed);
  v("grey_persistence", p.grey_persistence);
  v("white_persistence", p.white_persistence);
  v("white_guidance", p.white_guidance);
  v("cue_guidance", p.cue_guidance);
  v("cspg_slowing", p.cspg_slowing);
  v("cspg_stopping", p.cspg_stopping);
  v.group("branch", p.branch);
  v("length", p.length);
  v("length_spread", p.length_spread);
  v("half_life", p.half_life);
  v("radius", p.radius);
}

}  // namespace caudata::graft
