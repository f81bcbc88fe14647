// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "graft/cells/pair_law.hpp"

namespace caudata::graft {

/// Numbers of data/graft/mechanics.toml.
struct MechanicsParameters {
  double relaxation;  // [min]
  double adhesion;    // share of the push of full overlap
  double reach;       // multiple of the sum of radii
};
template <class V>
void visit(V& v, MechanicsParameters& p) {
  v("relaxation", p.relaxation);
  v("adhesion", p.adhesion);
  v("reach", p.reach);
}

/// Soft spheres: two that overlap part as exp(-t / relaxation), two that are near come together and
/// rest in contact.
constexpr PairLaw tissue_law(const MechanicsParameters& p) {
  const double rate = 1 / (2 * p.relaxation);  // each of the two moves
  return {PairShape::linear, rate, p.adhesion * rate, p.reach};
}

}  // namespace caudata::graft
