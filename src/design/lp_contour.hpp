// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/result.hpp"

namespace caudata::design {

/// Three pairs of probabilities that physicians hold for equally desirable: efficacy `eff0` without
/// toxicity, certain efficacy with toxicity `tox1`, and (`eff_star`, `tox_star`) between them.
struct ContourPoints {
  double eff0, tox1, eff_star, tox_star;
};

/// The trade-off of efficacy against toxicity by the distance from the ideal point (1, 0) in an
/// Lp norm: utility 1 - (((1 - p_eff) / (1 - eff0))^p + (p_tox / tox1)^p)^(1 / p). It is 1 at the
/// ideal point, 0 on the contour through the three points, falls with toxicity and rises with
/// efficacy.
///
/// Source: Thall PF, Cook JD, Estey EH. J Biopharm Stat 2006;16:623-638; Cook JD. Efficacy-toxicity
/// trade-offs based on Lp norms. Technical report UTMDABTR-003-06, 2006.
struct LpContour {
  double eff0, tox1, exponent;

  double utility(double p_eff, double p_tox) const;

  /// utility(p_eff, p_tox) = at_distance(lost(p_eff) + toxic(p_tox)), for sums over many pairs.
  double lost(double p_eff) const;
  double toxic(double p_tox) const;
  double at_distance(double powers) const;
};

/// Finds the exponent by bisection to the last bit. The intermediate point must lie strictly inside
/// the box of the other two, and must not make the exponent smaller than 0.1 or larger than 10.
/// Rule `design.contour`.
core::Result<LpContour> lp_contour(const ContourPoints& points);

}  // namespace caudata::design
