// SPDX-License-Identifier: Apache-2.0
#include "core/prior_shape.hpp"

#include <algorithm>
#include <boost/math/distributions/beta.hpp>
#include <boost/math/distributions/gamma.hpp>
#include <limits>
#include <numeric>

#include "core/elementary.hpp"
#include "core/infinity.hpp"

namespace caudata::core {

namespace {

namespace policies = boost::math::policies;
using NoSurprises = policies::policy<policies::promote_double<false>,
                                     policies::overflow_error<policies::ignore_error>>;
using BetaLaw = boost::math::beta_distribution<double, NoSurprises>;
using GammaLaw = boost::math::gamma_distribution<double, NoSurprises>;

double log_or_minus_infinity(double x) { return x > 0 ? log(x) : -infinity; }

double logit(double p) {
  if (p <= 0) return -infinity;
  return p >= 1 ? infinity : log(p) - log1p(-p);
}

/// Bounds clipped to the support, where Boost.Math's functions are defined.
Bounds clipped(Bounds in, double lower, double upper) {
  return {std::clamp(in.lower, lower, upper), std::clamp(in.upper, lower, upper)};
}
Bounds clipped(const BetaLaw&, Bounds in) { return clipped(in, 0, 1); }
Bounds clipped(const GammaLaw&, Bounds in) {
  return clipped(in, 0, std::numeric_limits<double>::max());
}

template <class Law>
double mass_of(const Law& law, Bounds in) {
  const Bounds b = clipped(law, in);
  const double below = cdf(law, b.lower);
  if (below < 0.5) return cdf(law, b.upper) - below;
  return cdf(complement(law, b.lower)) - cdf(complement(law, b.upper));
}

/// From the side on which the bounds leave the smaller tail, so that its precision is not lost.
template <class Law>
double quantile_of(const Law& law, double u, Bounds in) {
  const Bounds b = clipped(law, in);
  const double below = cdf(law, b.lower);
  if (below < 0.5) return quantile(law, below + u * (cdf(law, b.upper) - below));
  const double above = cdf(complement(law, b.lower));
  const double p = above - u * (above - cdf(complement(law, b.upper)));
  return quantile(complement(law, p));
}

double normal_mass(Bounds z) {
  if (z.lower > 0) return normal_mass({-z.upper, -z.lower});
  return normal_cdf(z.upper) - normal_cdf(z.lower);
}

double share(double lower, double upper, Bounds in) {
  return std::max(0.0, std::min(upper, in.upper) - std::max(lower, in.lower)) / (upper - lower);
}

struct MassOf {
  Bounds in;
  double operator()(const Fixed& d) const {
    return d.value >= in.lower && d.value <= in.upper ? 1 : 0;
  }
  double operator()(const Normal& d) const { return normal_mass(standardized(d, in)); }
  double operator()(const LogNormal& d) const { return normal_mass(standardized(d, in)); }
  double operator()(const LogitNormal& d) const { return normal_mass(standardized(d, in)); }
  double operator()(const Beta& d) const { return mass_of(BetaLaw(d.a, d.b), in); }
  double operator()(const Gamma& d) const { return mass_of(GammaLaw(d.shape, d.scale), in); }
  double operator()(const Uniform& d) const { return share(d.lower, d.upper, in); }
  double operator()(const LogUniform& d) const {
    const Bounds logs = {log_or_minus_infinity(in.lower), log_or_minus_infinity(in.upper)};
    return share(log(d.lower), log(d.upper), logs);
  }
  double operator()(const Categorical& d) const {
    const auto weight = weights_between(d, in);
    return std::accumulate(weight.begin(), weight.end(), 0.0) /
           std::accumulate(d.weight.begin(), d.weight.end(), 0.0);
  }
};

}  // namespace

Bounds standardized(const Normal& d, Bounds in) {
  return {(in.lower - d.mean) / d.sd, (in.upper - d.mean) / d.sd};
}

Bounds standardized(const LogNormal& d, Bounds in) {
  const double s = log(d.gsd);
  return {log_or_minus_infinity(in.lower / d.median) / s,
          log_or_minus_infinity(in.upper / d.median) / s};
}

Bounds standardized(const LogitNormal& d, Bounds in) {
  const double centre = logit(d.median);
  return {(logit(in.lower) - centre) / d.sd, (logit(in.upper) - centre) / d.sd};
}

double quantile_between(const Beta& d, double u, Bounds in) {
  return quantile_of(BetaLaw(d.a, d.b), u, in);
}

double quantile_between(const Gamma& d, double u, Bounds in) {
  return quantile_of(GammaLaw(d.shape, d.scale), u, in);
}

double mass_between(const Distribution& distribution, Bounds in) {
  return std::visit(MassOf{in}, distribution);
}

}  // namespace caudata::core
