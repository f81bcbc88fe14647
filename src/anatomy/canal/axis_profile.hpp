// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <vector>

namespace caudata::anatomy {

/// A quantity along the canal through given knots: piecewise cubic with a continuous slope that
/// never overshoots the knots (Fritsch and Carlson 1980, slopes by the harmonic mean). Constant
/// outside of the knots.
class AxisProfile {
 public:
  /// Positions rise strictly; at least one knot.
  AxisProfile(std::vector<double> position, std::vector<double> value);

  double operator()(double x) const;

 private:
  std::vector<double> position_, value_, slope_;
};

}  // namespace caudata::anatomy
