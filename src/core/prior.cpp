// SPDX-License-Identifier: Apache-2.0
#include "core/prior.hpp"

#include <algorithm>

#include "core/contract.hpp"
#include "core/elementary.hpp"
#include "core/infinity.hpp"
#include "core/prior_shape.hpp"
#include "core/samplers.hpp"

namespace caudata::core {

namespace {

/// The quantile of the standard normal distribution between two bounds. Bounds above the median are
/// taken to the other side, where the distribution function keeps its relative precision.
double normal_quantile_between(double u, Bounds z) {
  if (z.lower > 0) return -normal_quantile_between(1 - u, {-z.upper, -z.lower});
  const double below = normal_cdf(z.lower);
  return normal_quantile(below + u * (normal_cdf(z.upper) - below));
}

struct QuantileOf {
  double u;
  Bounds in;

  double operator()(const Fixed& d) const { return d.value; }
  double operator()(const Normal& d) const {
    return d.mean + d.sd * normal_quantile_between(u, standardized(d, in));
  }
  double operator()(const LogNormal& d) const {
    return d.median * exp(log(d.gsd) * normal_quantile_between(u, standardized(d, in)));
  }
  double operator()(const LogitNormal& d) const {
    const double z = normal_quantile_between(u, standardized(d, in));
    return d.median / (d.median + (1 - d.median) * exp(-d.sd * z));
  }
  double operator()(const Beta& d) const { return quantile_between(d, u, in); }
  double operator()(const Gamma& d) const { return quantile_between(d, u, in); }
  double operator()(const Uniform& d) const {
    const double lower = std::max(d.lower, in.lower);
    return lower + u * (std::min(d.upper, in.upper) - lower);
  }
  double operator()(const LogUniform& d) const {
    const double lower = std::max(d.lower, in.lower);
    return lower * exp(u * log(std::min(d.upper, in.upper) / lower));
  }
  double operator()(const Categorical& d) const {
    return d.value[categorical_quantile(u, weights_between(d, in))];
  }
};

}  // namespace

Bounds bounds(const Truncation& truncation) {
  return {truncation.lower.value_or(-infinity), truncation.upper.value_or(infinity)};
}

std::vector<double> weights_between(const Categorical& d, Bounds in) {
  std::vector<double> weight = d.weight;
  for (std::size_t i = 0; i < weight.size(); ++i) {
    if (d.value[i] < in.lower || d.value[i] > in.upper) weight[i] = 0;
  }
  return weight;
}

double quantile(const Prior& prior, double u) {
  EXPECTS(u > 0 && u < 1);
  EXPECTS(problem(prior).empty());
  const Bounds in = bounds(prior.truncation);
  // Rounding may carry a quantile an ulp across its bound.
  return std::clamp(std::visit(QuantileOf{u, in}, prior.distribution), in.lower, in.upper);
}

double central_value(const Prior& prior) {
  const auto* categorical = std::get_if<Categorical>(&prior.distribution);
  if (categorical == nullptr) return quantile(prior, 0.5);
  const auto weight = weights_between(*categorical, bounds(prior.truncation));
  const auto largest = std::max_element(weight.begin(), weight.end()) - weight.begin();
  return categorical->value[static_cast<std::size_t>(largest)];
}

}  // namespace caudata::core
