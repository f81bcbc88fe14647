// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <vector>

#include "core/prior.hpp"

/// What quantiles, problems and texts of a prior need to know of it.
namespace caudata::core {

struct Bounds {
  double lower, upper;  // may be infinite
};
Bounds bounds(const Truncation& truncation);

/// Bounds on the scale on which a normal-like prior is standard normal.
Bounds standardized(const Normal& d, Bounds in);
Bounds standardized(const LogNormal& d, Bounds in);
Bounds standardized(const LogitNormal& d, Bounds in);

/// The quantile of the distribution given that it lies between the bounds. Boost.Math, without
/// promotion to long double.
double quantile_between(const Beta& d, double u, Bounds in);
double quantile_between(const Gamma& d, double u, Bounds in);

/// The weights, 0 for values outside the bounds.
std::vector<double> weights_between(const Categorical& d, Bounds in);

/// The share of the distribution between the bounds.
double mass_between(const Distribution& distribution, Bounds in);

}  // namespace caudata::core
