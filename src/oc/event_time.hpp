// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "oc/trial_timing.hpp"

namespace caudata::oc {

/// The time to an event at one dose, as a share of the window: a quantile function, so that one
/// uniform decides whether there is an event and when, under every truth.
class EventTime {
 public:
  /// `p` in [0, 1]; a Weibull time cannot be certain to fall in the window, there p = 1 is taken as
  /// 1 - 1e-12.
  EventTime(const Onset& onset, double p);

  bool happens(double u) const { return u <= p_; }
  /// In (0, 1]. Precondition: happens(u).
  double share(double u) const;

 private:
  OnsetLaw law_;
  double p_;
  double log_survival_{0};   // ln(1 - p)
  double inverse_shape_{1};  // of the Weibull time
};

}  // namespace caudata::oc
