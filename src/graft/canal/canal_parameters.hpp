// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <array>

#include "graft/surface.hpp"

/// Numbers of data/graft/canal.toml.
namespace caudata::graft {

/// Of cells at rest on a surface. [1/h]
struct AdhesionParameters {
  std::array<double, surfaces> rate;
};
template <class V>
void visit(V& v, AdhesionParameters& p) {
  for (std::size_t i = 0; i < surfaces; ++i) v(name(static_cast<Surface>(i)), p.rate[i]);
}

struct RollParameters {
  double shields;   // critical Shields number
  double mobility;  // share of the settling speed along a slope
  double carry;     // share of the drift at the cell's height
  double mixing;    // share of the fluid's mixing
};
template <class V>
void visit(V& v, RollParameters& p) {
  v("shields", p.shields);
  v("mobility", p.mobility);
  v("carry", p.carry);
  v("mixing", p.mixing);
}

struct LiftParameters {
  double rate;    // [1/h] for each multiple of the critical Shields number above it
  double height;  // [mm]
};
template <class V>
void visit(V& v, LiftParameters& p) {
  v("rate", p.rate);
  v("height", p.height);
}

struct CanalCourseParameters {
  AdhesionParameters adhere;
  double contact;  // [um] a suspended cell within this of a surface adheres like one at rest
  RollParameters roll;
  LiftParameters lift;
  double rootlet_diameter;   // [mm]
  double hindered_exponent;  // Richardson and Zaki's
};
template <class V>
void visit(V& v, CanalCourseParameters& p) {
  v.group("adhere", p.adhere);
  v("contact", p.contact);
  v.group("roll", p.roll);
  v.group("lift", p.lift);
  v("rootlet_diameter", p.rootlet_diameter);
  v("hindered_exponent", p.hindered_exponent);
}

}  // namespace caudata::graft
