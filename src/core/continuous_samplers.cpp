// SPDX-License-Identifier: Apache-2.0
#include <cmath>

#include "core/contract.hpp"
#include "core/elementary.hpp"
#include "core/samplers.hpp"

namespace caudata::core {

namespace {

/// Gamma with shape >= 1 and scale 1. G. Marsaglia & W. W. Tsang (2000): A simple method for
/// generating gamma variables. ACM Transactions on Mathematical Software 26:363-372. At least 95 %
/// of the proposals are accepted.
double gamma_of_shape_at_least_one(Stream& stream, double shape) {
  constexpr double squeeze = 0.0331;  // the paper's
  const double d = shape - 1.0 / 3;
  const double c = 1 / (3 * std::sqrt(d));
  for (;;) {
    const double x = normal_quantile(stream.uniform());
    const double root = 1 + c * x;
    const double u = stream.uniform();
    if (root <= 0) continue;
    const double v = root * root * root;
    if (u < 1 - squeeze * (x * x) * (x * x)) return d * v;
    if (log(u) < 0.5 * x * x + d * (1 - v + log(v))) return d * v;
  }
}

/// The logarithm of a gamma variable: for a small shape the variable itself is often below the
/// smallest double. Gamma(shape) is distributed as Gamma(shape + 1) U^(1/shape).
double log_of_gamma(Stream& stream, double shape) {
  if (shape >= 1) return log(gamma_of_shape_at_least_one(stream, shape));
  const double grown = log(gamma_of_shape_at_least_one(stream, shape + 1));
  return grown + log(stream.uniform()) / shape;
}

}  // namespace

double sample_normal(Stream& stream, double mean, double sd) {
  EXPECTS(sd >= 0);
  return mean + sd * normal_quantile(stream.uniform());
}

double sample_exponential(Stream& stream, double rate) {
  EXPECTS(rate > 0);
  return -log(stream.uniform()) / rate;
}

double sample_gamma(Stream& stream, double shape, double scale) {
  EXPECTS(shape > 0 && scale > 0);
  if (shape >= 1) return scale * gamma_of_shape_at_least_one(stream, shape);
  return scale * exp(log_of_gamma(stream, shape));
}

double sample_beta(Stream& stream, double a, double b) {
  EXPECTS(a > 0 && b > 0);
  if (a >= 1 && b >= 1) {
    const double x = gamma_of_shape_at_least_one(stream, a);
    return x / (x + gamma_of_shape_at_least_one(stream, b));
  }
  const double log_x = log_of_gamma(stream, a);
  return 1 / (1 + exp(log_of_gamma(stream, b) - log_x));
}

}  // namespace caudata::core
