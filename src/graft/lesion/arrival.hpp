// SPDX-License-Identifier: Apache-2.0
#pragma once

namespace caudata::graft {

/// The gamma pulse (t/peak exp(1 - t/peak))^shape: 0 until t = 0, 1 at the peak, and no kink there.
double gamma_pulse(double t, double peak, double shape);

/// How many inflammatory cells there are, relative to the most: they arrive with a gamma-shaped
/// rate s and leave with the mean residence tau, dI/dt = s(t) - I/tau. s has three stages, as many
/// as give a delayed start; its time scale is the one that puts the peak of I where it was seen.
class Arrival {
 public:
  /// peak, residence > 0 [d].
  Arrival(double peak, double residence);

  /// In [0, 1]; 0 until t = 0.
  double at(double t) const;

  /// The rate of arrival in the same unit [1/d].
  double rate(double t) const;

 private:
  double residence_, stage_;  // [d]
  double most_{1};
};

}  // namespace caudata::graft
