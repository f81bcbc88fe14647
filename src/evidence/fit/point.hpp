// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <functional>
#include <span>
#include <vector>

#include "core/stream.hpp"

/// Calibration of any model whose parameters fill the unit cube: design of experiments, emulator,
/// history matching, sampler. Nothing here knows what the model is about.
namespace caudata::evidence::fit {

/// Parameters, each on (0, 1): as a rule the share of its prior below the value.
using Point = std::vector<double>;

/// A number at a point, and how it changes with each coordinate.
struct Slope {
  double value{0};
  Point gradient;
};

/// A summary statistic as the model gives it at one point.
struct Output {
  double value{0};
  double variance{0};  // Monte Carlo
};

/// What the summary statistic was observed to be.
struct Observation {
  double value{0};
  double sd{0};  // of the observation, and of what the model is not expected to reproduce
};

/// Runs the model at every point: outputs [point][statistic].
using Model = std::function<std::vector<std::vector<Output>>(std::span<const Point>)>;

/// Random numbers, a stream per purpose.
using StreamOf = std::function<core::Stream(std::uint32_t lane)>;

}  // namespace caudata::evidence::fit
