// SPDX-License-Identifier: Apache-2.0
#pragma once

/// Numbers of data/graft/survival.toml.
namespace caudata::graft {

/// Shares of cells that live at day 7, by where they are.
struct WeekParameters {
  double tissue, lesion, elsewhere;
};
template <class V>
void visit(V& v, WeekParameters& p) {
  v("tissue", p.tissue);
  v("lesion", p.lesion);
  v("elsewhere", p.elsewhere);
}

struct StressParameters {
  double share;  // of the cumulative hazard of the first week
  double time;   // [d]
};
template <class V>
void visit(V& v, StressParameters& p) {
  v("share", p.share);
  v("time", p.time);
}

struct CrowdingParameters {
  double rate;      // at the capacity [1/d]
  double capacity;  // [cells/mm3]
};
template <class V>
void visit(V& v, CrowdingParameters& p) {
  v("rate", p.rate);
  v("capacity", p.capacity);
}

struct DieParameters {
  double detached;  // [1/d]
  WeekParameters week;
  StressParameters stress;
  double late;                      // [1/d]
  double macrophages, neutrophils;  // hazard of one per mm3 [mm3/d]
  CrowdingParameters crowding;
};
template <class V>
void visit(V& v, DieParameters& p) {
  v("detached", p.detached);
  v.group("week", p.week);
  v.group("stress", p.stress);
  v("late", p.late);
  v("macrophages", p.macrophages);
  v("neutrophils", p.neutrophils);
  v.group("crowding", p.crowding);
}

/// Michaelis uptake of one substrate.
struct UptakeParameters {
  double uptake;    // most [fmol/min]
  double half;      // [mM]
  double critical;  // a cell starves below [mM]
};
template <class V>
void visit(V& v, UptakeParameters& p) {
  v("uptake", p.uptake);
  v("half", p.half);
  v("critical", p.critical);
}

struct DebtParameters {
  double tolerance;  // [h]
  double shape;
  double recovery;  // [h]
};
template <class V>
void visit(V& v, DebtParameters& p) {
  v("tolerance", p.tolerance);
  v("shape", p.shape);
  v("recovery", p.recovery);
}

struct BreatheParameters {
  UptakeParameters oxygen, glucose;
  DebtParameters debt;
};
template <class V>
void visit(V& v, BreatheParameters& p) {
  v.group("oxygen", p.oxygen);
  v.group("glucose", p.glucose);
  v.group("debt", p.debt);
}

struct EnterParameters {
  double hazard;  // through an open surface without inhibition [1/d]
  double intact;  // share of it through a closed one
  double cspg;    // share that the highest level of proteoglycan takes away
};
template <class V>
void visit(V& v, EnterParameters& p) {
  v("hazard", p.hazard);
  v("intact", p.intact);
  v("cspg", p.cspg);
}

struct SurvivalParameters {
  DieParameters die;
  BreatheParameters breathe;
  double pile_packing;  // share of the volume of a pile that is cells
  EnterParameters enter;
};
template <class V>
void visit(V& v, SurvivalParameters& p) {
  v.group("die", p.die);
  v.group("breathe", p.breathe);
  v("pile.packing", p.pile_packing);
  v.group("enter", p.enter);
}

}  // namespace caudata::graft
