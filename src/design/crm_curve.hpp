// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>

namespace caudata::design {

/// One-parameter curves of the continual reassessment method; a dose is known by its skeleton, the
/// probability of a DLT at beta = 0. For every skeleton that `fits`, p falls as beta rises.
enum class CrmModel : std::uint8_t {
  power,    // p = skeleton^exp(beta); "empiric"
  logistic  // logit p = c + exp(beta) x, x = logit(skeleton) - c; c is the fixed intercept
};

/// ln p and ln(1 - p), each to full precision.
struct LogRisk {
  double dlt, none;
};

struct CrmCurve {
  CrmModel model{CrmModel::power};
  double intercept{3};  // of the logistic curve

  /// The logistic curve falls with beta only where the skeleton is below the intercept's risk.
  bool fits(double skeleton) const;
  LogRisk log_risk(double skeleton, double beta) const;
  double risk(double skeleton, double beta) const;
  /// Where the curve of a dose meets the risk `p`; infinite if it never does.
  double beta_at(double skeleton, double p) const;
  /// The largest Fisher information on beta that one patient can give, whatever the dose.
  double most_information() const;
  /// How far from the real axis the likelihood stays analytic in beta.
  double analytic_half_width() const;
};

double logit(double p);
double inverse_logit(double x);

}  // namespace caudata::design
