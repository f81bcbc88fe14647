// SPDX-License-Identifier: Apache-2.0
#pragma once

/// Numbers of data/graft/lesion.toml.
namespace caudata::graft {

/// Median, and geometric standard deviation between persons.
struct BetweenPersons {
  double median, between;
};
template <class V>
void visit(V& v, BetweenPersons& p) {
  v("median", p.median);
  v("between", p.between);
}

struct CspgParameters {
  double peak;        // [d], before the clock
  double shape;       // of the gamma pulse
  double persistent;  // share of the peak that stays
  double reach;       // [mm]
};
template <class V>
void visit(V& v, CspgParameters& p) {
  v("peak", p.peak);
  v("shape", p.shape);
  v("persistent", p.persistent);
  v("reach", p.reach);
}

/// One kind of inflammatory cells.
struct ArrivalParameters {
  double peak, residence;  // [d], before the clock
  double density;          // at the peak [cells/mm3]
};
template <class V>
void visit(V& v, ArrivalParameters& p) {
  v("peak", p.peak);
  v("residence", p.residence);
  v("density", p.density);
}

struct PerfusionParameters {
  double acute, late;  // shares of that of intact cord
  double time;         // [d]
  double reach;        // [mm]
};
template <class V>
void visit(V& v, PerfusionParameters& p) {
  v("acute", p.acute);
  v("late", p.late);
  v("time", p.time);
  v("reach", p.reach);
}

struct CavityParameters {
  BetweenPersons length;            // [mm]
  double share_lower, share_upper;  // uniform between persons
  double time;                      // [d]
};
template <class V>
void visit(V& v, CavityParameters& p) {
  v.group("length", p.length);
  v("share.lower", p.share_lower);
  v("share.upper", p.share_upper);
  v("time", p.time);
}

struct PiaParameters {
  double breached;                   // share open before it closes
  double closes_from, closing_time;  // [d]
};
template <class V>
void visit(V& v, PiaParameters& p) {
  v("breached", p.breached);
  v("closes_from", p.closes_from);
  v("closing_time", p.closing_time);
}

struct LesionParameters {
  BetweenPersons clock;
  CspgParameters cspg;
  ArrivalParameters neutrophils, macrophages, t_cells;
  double inflammation_reach;  // [mm]
  PerfusionParameters perfusion;
  CavityParameters cavity;
  PiaParameters pia;
};
template <class V>
void visit(V& v, LesionParameters& p) {
  v.group("clock", p.clock);
  v.group("cspg", p.cspg);
  v.group("neutrophils", p.neutrophils);
  v.group("macrophages", p.macrophages);
  v.group("t_cells", p.t_cells);
  v("inflammation.reach", p.inflammation_reach);
  v.group("perfusion", p.perfusion);
  v.group("cavity", p.cavity);
  v.group("pia", p.pia);
}

}  // namespace caudata::graft
