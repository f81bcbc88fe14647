// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <optional>
#include <string>
#include <variant>
#include <vector>

#include "core/stream.hpp"

/// A number may be uncertain by type. A plain number in a file is Fixed.
namespace caudata::core {

struct Fixed {
  double value;
};
struct Normal {
  double mean, sd;
};
struct LogNormal {
  double median, gsd;
};  // geometric standard deviation > 1
struct LogitNormal {
  double median, sd;
};  // median in (0,1); sd on the logit scale
struct Beta {
  double a, b;
};
struct Gamma {
  double shape, scale;
};
struct Uniform {
  double lower, upper;
};
struct LogUniform {
  double lower, upper;
};  // 0 < lower < upper
struct Categorical {
  std::vector<double> value, weight;
};

using Distribution = std::variant<Fixed, Normal, LogNormal, LogitNormal, Beta, Gamma, Uniform,
                                  LogUniform, Categorical>;

struct Truncation {
  std::optional<double> lower, upper;
};

/// A distribution over what we do not know, optionally truncated to [lower, upper].
struct Prior {
  Distribution distribution{Fixed{0}};
  Truncation truncation;
};

/// The value below which a share u of the (truncated) prior lies; u in (0, 1). All kinds are
/// sampled by inversion, so one uniform is one draw and the draws of two priors can be paired.
/// Set-up code: beta and gamma use Boost.Math.
double quantile(const Prior& prior, double u);
inline double sample(const Prior& prior, Stream& stream) {
  return quantile(prior, stream.uniform());
}

/// The value a run uses when it does not draw: the (truncated) median; for Categorical the value of
/// largest weight.
double central_value(const Prior& prior);

/// What is wrong with the parameters of the prior, or "" if nothing.
std::string problem(const Prior& prior);

/// "lognormal(median 0.02, gsd 3.3) in [0, 1]"
std::string to_text(const Prior& prior);

}  // namespace caudata::core
