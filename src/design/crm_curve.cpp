// SPDX-License-Identifier: Apache-2.0
#include "design/crm_curve.hpp"

#include <algorithm>
#include <limits>
#include <numbers>

#include "core/elementary.hpp"

namespace caudata::design {
namespace {

/// ln(1 - exp(x)), x < 0, without cancellation at either end.
double log_one_minus_exp(double x) {
  return x > -std::numbers::ln2 ? core::log(-core::expm1(x)) : core::log1p(-core::exp(x));
}

}  // namespace

double logit(double p) { return core::log(p / (1 - p)); }
double inverse_logit(double x) {
  const double small = core::exp(x > 0 ? -x : x);
  return x > 0 ? 1 / (1 + small) : small / (1 + small);
}

bool CrmCurve::fits(double skeleton) const {
  if (!(skeleton > 0 && skeleton < 1)) return false;
  return model == CrmModel::power || logit(skeleton) < intercept;
}

LogRisk CrmCurve::log_risk(double skeleton, double beta) const {
  const double slope = core::exp(beta);
  if (model == CrmModel::power) {
    const double dlt = slope * core::log(skeleton);
    return {dlt, log_one_minus_exp(dlt)};
  }
  const double z = intercept + slope * (logit(skeleton) - intercept);
  return {-core::log1p_exp(-z), -core::log1p_exp(z)};
}

double CrmCurve::risk(double skeleton, double beta) const {
  const double slope = core::exp(beta);
  if (model == CrmModel::power) return core::exp(slope * core::log(skeleton));
  return inverse_logit(intercept + slope * (logit(skeleton) - intercept));
}

double CrmCurve::beta_at(double skeleton, double p) const {
  const bool power = model == CrmModel::power;
  const double slope = power ? core::log(p) / core::log(skeleton)
                             : (logit(p) - intercept) / (logit(skeleton) - intercept);
  return slope > 0 ? core::log(slope) : -std::numeric_limits<double>::infinity();
}

/// Power: p ln(p)^2 / (1 - p), at most 0.6476 at p = 0.2032. Logistic: p (1 - p) (logit p - c)^2,
/// searched on a grid whose spacing costs less than a percent.
double CrmCurve::most_information() const {
  constexpr double of_power = 0.6477;
  if (model == CrmModel::power) return of_power;
  constexpr double reach = 30, step = 0.125;
  double most = 0;
  for (double z = -reach; z <= reach; z += step) {
    const double p = inverse_logit(z);
    most = std::max(most, p * (1 - p) * (z - intercept) * (z - intercept));
  }
  return most;
}

/// Power: |skeleton^exp(beta)| < 1 as long as the real part of exp(beta) is positive. Logistic: the
/// poles lie at c + exp(beta) x = i pi, so at an angle of atan(pi / c), at most a right one; the
/// bound used, min(1, pi / c) / sqrt(2), is below it.
double CrmCurve::analytic_half_width() const {
  if (model == CrmModel::power) return std::numbers::pi / 2;
  const double c = intercept > 0 ? intercept : -intercept;
  return std::min(1.0, std::numbers::pi / std::max(c, 1.0)) / std::numbers::sqrt2;
}

}  // namespace caudata::design
