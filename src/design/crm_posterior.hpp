// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <span>
#include <vector>

#include "design/crm_curve.hpp"
#include "design/crm_grid.hpp"
#include "design/tally.hpp"

namespace caudata::design {

/// A patient without a DLT who has been followed for a part of the window: likelihood 1 - weight p.
struct PartialPatient {
  int dose{0};
  double weight{1};  // 0 to 1
};

/// Patients of a dose whose DLT is known in part: likelihood p^dlt (1-p)^none.
struct FractionalTally {
  double dlt{0}, none{0};  // sums of fractions, >= 0
};

/// What the likelihood is made of. `complete`: patients with the whole window behind them or with a
/// DLT. The spans of tallies may be shorter than the skeleton, never longer.
struct CrmData {
  std::span<const Tally> complete{};
  std::span<const PartialPatient> partial{};
  std::span<const Tally> borrowed{};  // their log likelihood counts `borrowed_weight`
  double borrowed_weight{0};
  std::span<const FractionalTally> fractional{};
};

struct CrmSetting {
  CrmCurve curve{};
  std::vector<double> skeleton;  // per dose, lowest first; every one fits the curve
  double target{0.3};
  double prior_sd{1};    // beta ~ N(0, prior_sd^2)
  int most_patients{0};  // complete, partial and borrowed together; more are still right to 1e-6
};

struct CrmMoments {
  double mean{0}, variance{0};  // of beta, posterior
};

/// The dose whose risk is closest to the target, the lower one of two that are equally close, and
/// by how much it is closer than the next best (infinite with one dose).
struct ClosestDose {
  int dose{0};
  double margin{0};
};

struct CrmDoseSummary {
  double plug_in{0};       // risk at the posterior mean of beta: what O'Quigley and dfcrm dose on
  double mean{0};          // posterior mean of the risk
  double above_target{0};  // P(risk > target)
};

/// Posterior of the one-parameter CRM (O'Quigley J, Pepe M, Fisher L. Biometrics 1990;46:33-48),
/// with weighted patients as in TITE-CRM (Cheung YK, Chappell R. Biometrics 2000;56:1177-1182).
///
/// Trapezoidal rule on fixed nodes over ten prior standard deviations each way. The step is a
/// fraction of the least width that a posterior of `most_patients` can have, so the error, which
/// falls exponentially with width over step, is below 1e-11 for every figure here; the cut integral
/// P(risk > target) is that of the sinc interpolant on the same nodes. Pure and the same bits
/// everywhere: tables of p^k and (1-p)^k are made once, by the constructor.
class CrmPosterior {
 public:
  explicit CrmPosterior(CrmSetting setting);

  CrmMoments moments(const CrmData& data) const;
  /// The whole posterior; several times the work of `moments`.
  std::vector<CrmDoseSummary> summary(const CrmData& data) const;
  /// Prior times likelihood at nodes of beta, unnormalised, for likelihoods that are no CrmData:
  /// multiply them by what is missing. `risk` is that of a dose at the same nodes.
  std::vector<double> weights(const CrmData& data) const { return grid_.weights(data); }
  std::span<const double> risk(std::size_t dose) const { return grid_.risk(dose); }
  CrmMoments moments_of(std::span<const double> weights) const;
  double above_target_of(std::span<const double> weights, int dose) const;
  /// P(risk of `dose` > target).
  double above_target(const CrmData& data, int dose) const;

  double plug_in(int dose, double beta) const;
  /// Among the lowest `doses` of the skeleton.
  ClosestDose closest(double beta, int doses) const;
  const CrmSetting& setting() const { return setting_; }

 private:
  std::span<const double> above(std::size_t dose) const;

  CrmSetting setting_;
  CrmGrid grid_;
  std::vector<double> above_;  // [dose][node]: share of a node's weight with risk > target
};

}  // namespace caudata::design
