// SPDX-License-Identifier: Apache-2.0
#pragma once

namespace caudata::graft {

/// Thickening of nerve roots after cells in the fluid: not a tumour. Onset in a susceptible person
/// is Weibull with a hazard in proportion to cumulative dose times inflammation:
/// P(onset by t) = susceptible · (1 - exp(-ln 2 · exposure · (t / onset)^shape)).
/// Neglected: that later doses begin later.
struct HypertrophyParameters {
  double susceptible;  // share of persons
  double onset;        // [d], median at exposure 1
  double shape;
  double dose;  // cells of exposure 1 at inflammation 1
};
template <class V>
void visit(V& v, HypertrophyParameters& p) {
  v("susceptible", p.susceptible);
  v("onset", p.onset);
  v("shape", p.shape);
  v("dose", p.dose);
}

/// `cells` given so far, `inflammation` beside that of reference (1), both >= 0.
double hypertrophy_by(const HypertrophyParameters& p, double cells, double inflammation,
                      double days);

/// Day of onset of a person from two uniforms in (0, 1); infinite if there is none. The same
/// uniforms give an earlier day with a larger dose.
double hypertrophy_onset(const HypertrophyParameters& p, double cells, double inflammation,
                         double susceptibility, double uniform);

}  // namespace caudata::graft
