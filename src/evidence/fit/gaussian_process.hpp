// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <memory>

#include "evidence/fit/point.hpp"

namespace caudata::evidence::fit {

/// What an emulator expects the model to say at a point.
struct Emulated {
  double mean{0};
  double variance{0};
};

struct EmulatedSlopes {
  Slope mean, variance;
};

/// A Gaussian process through the outputs of a model: a linear mean (constant, with fewer than
/// three points per coefficient), squared-exponential correlation with a length per coordinate, a
/// nugget for noise. Mean and scale are integrated out; lengths and nugget maximise the restricted
/// likelihood over a fixed grid, one coordinate after the other, so the fit is deterministic.
/// Rasmussen & Williams 2006, §2.7; Andrianakis & Challenor 2012 for the variance.
/// Copies share the fit.
class GaussianProcess {
 public:
  /// At least three points, all of one dimension.
  GaussianProcess(std::span<const Point> points, std::span<const double> values);

  Emulated at(const Point& point) const;
  EmulatedSlopes slopes_at(const Point& point) const;

  /// Correlation lengths, one per coordinate: long ones belong to coordinates without influence.
  const std::vector<double>& lengths() const;

  /// Predicted minus observed at each point, in standard deviations, with that point left out.
  std::vector<double> left_out_errors() const;

 private:
  struct Fit;
  std::shared_ptr<const Fit> fit_;
};

}  // namespace caudata::evidence::fit
