// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <array>

#include "patient/cord_part.hpp"

/// Numbers of data/patient/injury.toml: injuries proposed for a level and grade at admission.
namespace caudata::patient {

inline constexpr std::size_t injury_grades = 4;  // A to D

/// One number per grade at admission.
struct PerGrade {
  std::array<double, injury_grades> value;
  double of(isncsci::AsiaImpairmentScale grade) const {
    return value[static_cast<std::size_t>(grade)];
  }
};
template <class V>
void visit(V& v, PerGrade& p) {
  v("a", p.value[0]);
  v("b", p.value[1]);
  v("c", p.value[2]);
  v("d", p.value[3]);
}

/// Median and geometric standard deviation between patients.
struct Spread {
  double median, gsd;
};
template <class V>
void visit(V& v, Spread& p) {
  v("median", p.median);
  v("gsd", p.gsd);
}

/// Where the lesion lies and how far it goes.
struct ExtentParameters {
  Spread zone;                       // length of the zone of transition [mm]
  double zone_reach;                 // [mm]
  Spread length;                     // of destroyed grey matter [mm]
  double loss_mean, loss_sd;         // of the share of motor neurons lost there, cut to [0, 1]
  double loss_lumbar;                // added to the mean where the lesion begins at T10 or below
  double equal;                      // P(both sides begin at the same place)
  double asymmetry, most_asymmetry;  // mean and bound of the difference otherwise [mm]
};
template <class V>
void visit(V& v, ExtentParameters& p) {
  v.group("zone", p.zone);
  v("zone.reach", p.zone_reach);
  v.group("length", p.length);
  v("pool_loss.mean", p.loss_mean);
  v("pool_loss.sd", p.loss_sd);
  v("pool_loss.lumbar", p.loss_lumbar);
  v("asymmetry.equal", p.equal);
  v("asymmetry.mean", p.asymmetry);
  v("asymmetry.most", p.most_asymmetry);
}

/// Whether axons pass a lesion that is motor complete or complete at admission.
struct ContinuityParameters {
  double cervical, t1_t9, t10_and_below;  // P(any axon passes | AIS A)
  double motor_a, motor_b;                // P(motor axons pass | some axons pass)

  double any(CordPart part) const {
    return part == CordPart::cervical ? cervical : part == CordPart::t1_t9 ? t1_t9 : t10_and_below;
  }
};
template <class V>
void visit(V& v, ContinuityParameters& p) {
  v("cervical", p.cervical);
  v("t1_t9", p.t1_t9);
  v("t10_and_below", p.t10_and_below);
  v("motor_a", p.motor_a);
  v("motor_b", p.motor_b);
}

/// Share of a tract that passes: median by grade; deviations on the logit scale.
struct SparedParameters {
  PerGrade sensory, motor;
  double
      corticospinal;  // added to the log-odds of that tract; the other motor tract has the median
  double patient_sd, tract_sd, side_sd;
};
template <class V>
void visit(V& v, SparedParameters& p) {
  v.group("sensory", p.sensory);
  v.group("motor", p.motor);
  v("corticospinal", p.corticospinal);
  v("patient_sd", p.patient_sd);
  v("tract_sd", p.tract_sd);
  v("side_sd", p.side_sd);
}

struct InjuryParameters {
  double reference_day;  // of the admission examination [d since injury]
  ExtentParameters extent;
  ContinuityParameters continuity;
  SparedParameters spared;
};
template <class V>
void visit(V& v, InjuryParameters& p) {
  v("reference_day", p.reference_day);
  v.group("extent", p.extent);
  v.group("continuity", p.continuity);
  v.group("spared", p.spared);
}

}  // namespace caudata::patient
