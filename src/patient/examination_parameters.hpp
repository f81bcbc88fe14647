// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "patient/baseline_parameters.hpp"

/// Numbers of data/patient/examination.toml: what a screening examination looks like, given level
/// and grade.
namespace caudata::patient {

struct AsymmetryParameters {
  double equal;    // P(both sides have the same level)
  double further;  // P(the better side reaches one level more | it has reached this one)
};
template <class V>
void visit(V& v, AsymmetryParameters& p) {
  v("equal", p.equal);
  v("further", p.further);
}

/// Sensation below the level of a complete injury: a zone that goes on for one dermatome more with
/// probability `further`.
struct SensoryZoneParameters {
  double further;
  double impaired;  // P(score 1 | in the zone); otherwise 2
};
template <class V>
void visit(V& v, SensoryZoneParameters& p) {
  v("further", p.further);
  v("impaired", p.impaired);
}

/// Sensation below the level of an incomplete injury. The spared share is uniform between its
/// bounds from patient to patient.
struct SparingParameters {
  double touch_lower, touch_upper, prick_lower, prick_upper;
  double normal;  // P(score 2 | spared); otherwise 1
};
template <class V>
void visit(V& v, SparingParameters& p) {
  v("touch_lower", p.touch_lower);
  v("touch_upper", p.touch_upper);
  v("prick_lower", p.prick_lower);
  v("prick_upper", p.prick_upper);
  v("normal", p.normal);
}

struct SacralParameters {
  double anal_contraction, deep_pressure;  // P(yes)
  double cell;                             // P(sensation) of each of the four S4-5 scores
};
template <class V>
void visit(V& v, SacralParameters& p) {
  v("anal_contraction", p.anal_contraction);
  v("deep_pressure", p.deep_pressure);
  v("cell", p.cell);
}

/// Strength is a normal latent variable, rounded and cut to 0-5: mean by place, plus one deviation
/// per patient, plus one per muscle.
struct StrengthParameters {
  double at_level_three, at_level_four,
      at_level_five;                  // weights of the scores of the muscle at the level itself
  double zone_first, zone_slope;      // A, B: mean one segment below the level; loss per segment
  double c_arm, c_leg, d_arm, d_leg;  // means below the level
  double patient_sd, muscle_sd;
};
template <class V>
void visit(V& v, StrengthParameters& p) {
  v("at_level_three", p.at_level_three);
  v("at_level_four", p.at_level_four);
  v("at_level_five", p.at_level_five);
  v("zone_first", p.zone_first);
  v("zone_slope", p.zone_slope);
  v("c_arm", p.c_arm);
  v("c_leg", p.c_leg);
  v("d_arm", p.d_arm);
  v("d_leg", p.d_leg);
  v("patient_sd", p.patient_sd);
  v("muscle_sd", p.muscle_sd);
}

struct ExaminationParameters {
  AsymmetryParameters asymmetry;
  SensoryZoneParameters zone;
  SparingParameters sparing_b, sparing_c, sparing_d;
  SacralParameters sacral_b, sacral_c, sacral_d;
  StrengthParameters strength;

  const SparingParameters& sparing(isncsci::AsiaImpairmentScale grade) const {
    using enum isncsci::AsiaImpairmentScale;
    return grade == d ? sparing_d : grade == c ? sparing_c : sparing_b;
  }
  const SacralParameters& sacral(isncsci::AsiaImpairmentScale grade) const {
    using enum isncsci::AsiaImpairmentScale;
    return grade == d ? sacral_d : grade == c ? sacral_c : sacral_b;
  }
};
template <class V>
void visit(V& v, ExaminationParameters& p) {
  v.group("asymmetry", p.asymmetry);
  v.group("sensory_zone", p.zone);
  v.group("sparing.b", p.sparing_b);
  v.group("sparing.c", p.sparing_c);
  v.group("sparing.d", p.sparing_d);
  v.group("sacral.b", p.sacral_b);
  v.group("sacral.c", p.sacral_c);
  v.group("sacral.d", p.sacral_d);
  v.group("strength", p.strength);
}

}  // namespace caudata::patient
