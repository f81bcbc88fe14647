// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <span>
#include <vector>

#include "design/blrm_row.hpp"
#include "design/tally.hpp"

namespace caudata::design {

/// Posterior probabilities that a dose's risk lies below, in and above the target interval.
struct BlrmIntervals {
  double under{0}, target{0}, over{0};
};

struct BlrmFit {
  double mean_a{0}, mean_b{0};
  std::vector<BlrmIntervals> interval;  // per dose
};

struct BlrmDoseSummary {
  BlrmIntervals interval;
  double mean{0}, sd{0};  // of the risk
};

struct BlrmSummary {
  double mean_a{0}, sd_a{0}, mean_b{0}, sd_b{0}, correlation{0};
  double log_evidence{0};  // ln of the prior mean of the product of p^dlt (1-p)^none
  std::vector<BlrmDoseSummary> dose;
};

/// Counts of a ladder's tallies and of borrowed ones, each of which counts `weight`.
BlrmCounts blrm_counts(std::span<const Tally> tally, std::span<const Tally> borrowed, double weight,
                       std::size_t doses);

/// Posterior of logit p(dose) = a + exp(b) ln(dose / reference), bivariate normal prior
/// (Neuenschwander B, Branson M, Gsponer T. Stat Med 2008;27:2420-2439).
///
/// The inner integral over a is Gauss-Legendre on panels that end at every limit of the target
/// interval; the outer one over b is the trapezoidal rule. Its step is halved until the interval
/// probabilities change by less than 1e-6; as the rule's error is then squared by every halving,
/// at least, what is left is below 1e-11. Rows of the first steps are made once, by the
/// constructor; pure, the same bits everywhere.
class BlrmPosterior {
 public:
  explicit BlrmPosterior(BlrmSetting setting);

  /// What decisions need.
  BlrmFit fit(const BlrmCounts& counts) const;
  /// The whole posterior; several times the work.
  BlrmSummary summary(const BlrmCounts& counts) const;
  const BlrmSetting& setting() const { return setting_; }

 private:
  /// Rows that, together with those of the levels before it, are `step` apart.
  struct Level {
    double step{0};
    std::vector<BlrmRow> rows;
  };
  Level level(int halvings) const;
  template <class Sums>
  Sums integrate(const BlrmCounts& counts) const;

  BlrmSetting setting_;
  std::vector<Level> levels_;
};

}  // namespace caudata::design
