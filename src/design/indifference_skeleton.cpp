// SPDX-License-Identifier: Apache-2.0
#include "design/indifference_skeleton.hpp"

#include "core/elementary.hpp"

namespace caudata::design {
namespace {

/// What exp(beta) multiplies: ln p of the power curve, logit p - c of the logistic one.
double scaled(const CrmCurve& curve, double p) {
  return curve.model == CrmModel::power ? core::log(p) : logit(p) - curve.intercept;
}
double unscaled(const CrmCurve& curve, double x) {
  return curve.model == CrmModel::power ? core::exp(x) : inverse_logit(x + curve.intercept);
}

}  // namespace

std::vector<double> indifference_skeleton(const CrmCurve& curve,
                                          const IndifferenceInterval& interval, int doses) {
  const double above = scaled(curve, interval.target + interval.half_width);
  const double below = scaled(curve, interval.target - interval.half_width);
  std::vector<double> skeleton;
  for (int dose = 0; dose < doses; ++dose) {
    double x = scaled(curve, interval.target);
    for (int at = interval.prior_mtd; at < dose; ++at) x *= above / below;
    for (int at = interval.prior_mtd; at > dose; --at) x *= below / above;
    skeleton.push_back(unscaled(curve, x));
  }
  return skeleton;
}

}  // namespace caudata::design
