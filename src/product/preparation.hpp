// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "product/vehicle.hpp"

/// From the vial to the canal. Numbers of data/product/preparation.toml.
namespace caudata::product {

/// What the number on the label counts.
enum class DoseBasis : std::uint8_t {
  living_at_fill,     // living cells put into the vials, before freezing
  living_in_syringe,  // living cells counted after thaw and drawn up
};
const char* name(DoseBasis basis);

struct Recovery {
  double median;   // share of the cells filled that reach the syringe
  double between;  // standard deviation of its logit between preparations
};
template <class V>
void visit(V& v, Recovery& p) {
  v("median", p.median);
  v("between", p.between);
}

struct NeedleLoss {
  double retained;  // share of cells that stick
  double killed;    // share of living cells that shear kills
};
template <class V>
void visit(V& v, NeedleLoss& p) {
  v("retained", p.retained);
  v("killed", p.killed);
}

struct InjectionRisk {
  double failed;         // P(nothing reaches the canal)
  double partial;        // P(a part only | not failed)
  double partial_share;  // median share of the volume then
};
template <class V>
void visit(V& v, InjectionRisk& p) {
  v("failed", p.failed);
  v("partial", p.partial);
  v("partial_share", p.partial_share);
}

struct PreparationParameters {
  Recovery recovery;
  double thaw_spread;  // standard deviation of the logit of viability between thaws of one lot
  NeedleLoss needle;
  double dead_volume;  // stays in syringe and needle [mL]
  InjectionRisk injection;
};
template <class V>
void visit(V& v, PreparationParameters& p) {
  v.group("recovery", p.recovery);
  v("viability.between", p.thaw_spread);
  v.group("needle", p.needle);
  v("dead_volume", p.dead_volume);
  v.group("injection", p.injection);
}

struct Preparation {
  Vehicle vehicle;
  PreparationParameters loss;
  DoseBasis basis;
};

/// Shares outside [0, 1], spreads below nothing, a dead volume that holds all of the suspension,
/// and the issues of the vehicle.
core::Issues check(const Preparation& preparation);

}  // namespace caudata::product
