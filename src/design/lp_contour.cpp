// SPDX-License-Identifier: Apache-2.0
#include "design/lp_contour.hpp"

#include "core/elementary.hpp"

namespace caudata::design {
namespace {

constexpr double least_exponent = 0.1;
constexpr double greatest_exponent = 10;

core::Issue unusable_contour() {
  return {.rule = "design.contour",
          .at = {},
          .message = "no Lp contour goes through the three points",
          .why =
              "efficacy must rise from eff0 through eff_star to 1 and toxicity from 0 through "
              "tox_star to tox1, without a corner sharper than exponent 10 or 0.1",
          .suggestion = "move eff_star and tox_star between the other two points"};
}

}  // namespace

double LpContour::lost(double p_eff) const { return core::pow((1 - p_eff) / (1 - eff0), exponent); }
double LpContour::toxic(double p_tox) const { return core::pow(p_tox / tox1, exponent); }
double LpContour::at_distance(double powers) const { return 1 - core::pow(powers, 1 / exponent); }
double LpContour::utility(double p_eff, double p_tox) const {
  return at_distance(lost(p_eff) + toxic(p_tox));
}

core::Result<LpContour> lp_contour(const ContourPoints& points) {
  const bool inside = 0 <= points.eff0 && points.eff0 < points.eff_star && points.eff_star < 1 &&
                      0 < points.tox_star && points.tox_star < points.tox1 && points.tox1 <= 1;
  if (!inside) return core::failure(unusable_contour());
  const double lost = (1 - points.eff_star) / (1 - points.eff0);
  const double toxic = points.tox_star / points.tox1;
  // Both are below 1: the sum of their powers falls with the exponent, and is 1 on the contour.
  const auto beyond = [&](double p) { return core::pow(lost, p) + core::pow(toxic, p) < 1; };
  if (beyond(least_exponent) || !beyond(greatest_exponent)) {
    return core::failure(unusable_contour());
  }
  double low = least_exponent;
  double high = greatest_exponent;
  for (;;) {
    const double middle = low + (high - low) / 2;
    if (middle <= low || middle >= high) break;
    (beyond(middle) ? high : low) = middle;
  }
  return LpContour{points.eff0, points.tox1, low};
}

}  // namespace caudata::design
