// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "patient/injury_parameters.hpp"

/// Numbers of data/patient/natural_history.toml.
namespace caudata::patient {

/// How many e-folds of conduction are missing on the day of injury.
struct BlockParameters {
  PerGrade sensory, motor;  // medians for passing axons, by grade at admission
  double gsd;               // between patients and tracts together
  Spread zone;              // for the zone of transition, motor
  double zone_sensory;      // the sensory block there, as multiple of the motor one
};
template <class V>
void visit(V& v, BlockParameters& p) {
  v.group("passing.sensory", p.sensory);
  v.group("passing.motor", p.motor);
  v("passing.gsd", p.gsd);
  v.group("zone", p.zone);
  v("zone.sensory", p.zone_sensory);
}

/// Time in which a block falls to 1/e [d].
struct ReturnParameters {
  Spread passing, zone;
};
template <class V>
void visit(V& v, ReturnParameters& p) {
  v.group("passing", p.passing);
  v.group("zone", p.zone);
}

struct GrowthParameters {
  double most_sprouting, sprouting_time;  // enlargement of motor units at last; [d]
  double plasticity, plasticity_time;     // share by which the half-drive falls at last; [d]
};
template <class V>
void visit(V& v, GrowthParameters& p) {
  v("sprouting.most", p.most_sprouting);
  v("sprouting.time", p.sprouting_time);
  v("plasticity.share", p.plasticity);
  v("plasticity.time", p.plasticity_time);
}

/// A lasting loss of conduction in a few patients (syrinx, ascent).
struct DeteriorationParameters {
  double probability;  // within the days below
  double left;         // share of conduction that stays
  double first, last;  // equally likely days [d since injury]
};
template <class V>
void visit(V& v, DeteriorationParameters& p) {
  v("probability", p.probability);
  v("left", p.left);
  v("day.lower", p.first);
  v("day.upper", p.last);
}

struct NaturalHistoryParameters {
  BlockParameters block;
  ReturnParameters time;
  GrowthParameters growth;
  DeteriorationParameters deterioration;
};
template <class V>
void visit(V& v, NaturalHistoryParameters& p) {
  v.group("block", p.block);
  v.group("time", p.time);
  v.group("growth", p.growth);
  v.group("deterioration", p.deterioration);
}

}  // namespace caudata::patient
