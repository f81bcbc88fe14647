// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "anatomy/canal/posture.hpp"

/// Numbers of data/anatomy/canal.toml.
namespace caudata::anatomy {

/// Of an adult man.
struct CanalAxisParameters {
  double length;        // foramen magnum to the end of the dural sac [mm]
  double cord_start;    // foramen magnum to the rostral end of C1's segment [mm]
  double female;        // a woman's lengths over a man's
  double c2_c3, c5_c6;  // foramen magnum to these discs [mm]
  double pitch;         // between neighbouring lumbar discs, as share of conus to end of sac
};
template <class V>
void visit(V& v, CanalAxisParameters& p) {
  v("length", p.length);
  v("cord_start", p.cord_start);
  v("female", p.female);
  v("c2_c3", p.c2_c3);
  v("c5_c6", p.c5_c6);
  v("pitch", p.pitch);
}

/// Width of the cord over its height, at three segments and at its end.
struct CordAspects {
  double c5, t8, l3, conus;
};
template <class V>
void visit(V& v, CordAspects& p) {
  v("c5", p.c5);
  v("t8", p.t8);
  v("l3", p.l3);
  v("conus", p.conus);
}

/// Section of the dural sac relative to each other, at discs, T6's middle and the two ends.
struct DuraProfile {
  double foramen_magnum, c2_c3, c5_c6, c7_t1, t6, t12_l1, l3_l4, l5_s1, end;
};
template <class V>
void visit(V& v, DuraProfile& p) {
  v("foramen_magnum", p.foramen_magnum);
  v("c2_c3", p.c2_c3);
  v("c5_c6", p.c5_c6);
  v("c7_t1", p.c7_t1);
  v("t6", p.t6);
  v("t12_l1", p.t12_l1);
  v("l3_l4", p.l3_l4);
  v("l5_s1", p.l5_s1);
  v("end", p.end);
}

struct DuraParameters {
  double section;  // mean over the canal [mm^2]
  double aspect;   // width over height
  DuraProfile profile;
};
template <class V>
void visit(V& v, DuraParameters& p) {
  v("section", p.section);
  v("aspect", p.aspect);
  v.group("profile", p.profile);
}

/// A root as one round strand. Its bundle below the conus holds `packing` of nerve.
struct RootParameters {
  double radius;  // [mm]
  double packing;
};
template <class V>
void visit(V& v, RootParameters& p) {
  v("radius", p.radius);
  v("packing", p.packing);
}

/// How far the cord and the bundle of roots fall to the dependent side, as share of the room there.
struct SinkingParameters {
  double cord, roots;
};
template <class V>
void visit(V& v, SinkingParameters& p) {
  v("cord", p.cord);
  v("roots", p.roots);
}

/// Cerebrospinal fluid at body temperature.
struct FluidParameters {
  double density;    // [kg/m^3]
  double viscosity;  // [mPa s]
};
template <class V>
void visit(V& v, FluidParameters& p) {
  v("density", p.density);
  v("viscosity", p.viscosity);
}
inline double kinematic_viscosity(const FluidParameters& fluid) {  // [mm^2/s]
  return 1000 * fluid.viscosity / fluid.density;
}

struct CanalFlowParameters {
  double wave_speed;      // of the pulse along the canal [m/s]
  double mixing;          // at a typical person's foramen magnum [mm^2/s]
  double production;      // of cerebrospinal fluid [mL/min]
  double cranial_volume;  // cerebrospinal fluid of the head [mL]
};
template <class V>
void visit(V& v, CanalFlowParameters& p) {
  v("wave_speed", p.wave_speed);
  v("mixing", p.mixing);
  v("production", p.production);
  v("cranial_volume", p.cranial_volume);
}

/// What differs between persons: the ledger's central values make a typical one.
struct CanalPersonParameters {
  double csf;            // multiplies the space between dura and cord
  double heart_rate;     // [1/min]
  double stroke_volume;  // through the foramen magnum, one way, per beat [mL]
  double passage;        // share of the section open at a block, 0-1
  double block_length;   // [mm]
};
template <class V>
void visit(V& v, CanalPersonParameters& p) {
  v("csf", p.csf);
  v("heart_rate", p.heart_rate);
  v("stroke_volume", p.stroke_volume);
  v("passage", p.passage);
  v("block_length", p.block_length);
}

struct BolusParameters {
  double width;   // of the dependent side that a dense bolus covers, as share of the dura's girth
  double spread;  // time it spreads as one fluid before its cells act singly [s]
};
template <class V>
void visit(V& v, BolusParameters& p) {
  v("width", p.width);
  v("spread", p.spread);
}

/// ledger.resolve<CanalParameters>("anatomy.canal", missing)
struct CanalParameters {
  CanalAxisParameters axis;
  CordAspects aspect;
  DuraParameters dura;
  RootParameters root;
  SinkingParameters sinking;
  FluidParameters fluid;
  CanalFlowParameters flow;
  CanalPersonParameters person;
  BolusParameters bolus;
  PostureParameters posture;
};
template <class V>
void visit(V& v, CanalParameters& p) {
  v.group("axis", p.axis);
  v.group("aspect", p.aspect);
  v.group("dura", p.dura);
  v.group("root", p.root);
  v.group("sinking", p.sinking);
  v.group("fluid", p.fluid);
  v.group("flow", p.flow);
  v.group("person", p.person);
  v.group("bolus", p.bolus);
  v.group("posture", p.posture);
}

}  // namespace caudata::anatomy
