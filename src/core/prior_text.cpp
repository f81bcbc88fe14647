// SPDX-License-Identifier: Apache-2.0
#include <fmt/format.h>
#include <algorithm>
#include <cmath>

#include "core/prior.hpp"
#include "core/prior_shape.hpp"

namespace caudata::core {

namespace {

template <class... Numbers>
bool all_finite(Numbers... x) {
  return (std::isfinite(x) && ...);
}

const char* positive_or(double a, const char* text) { return a > 0 ? "" : text; }

const char* problem_with_range(double lower, double upper) {
  if (!all_finite(lower, upper)) return "the bounds of the distribution must be finite";
  return lower < upper ? "" : "the lower end must be below the upper end";
}

struct ProblemOf {
  std::string operator()(const Fixed& d) const {
    return all_finite(d.value) ? "" : "the value must be finite";
  }
  std::string operator()(const Normal& d) const {
    if (!all_finite(d.mean, d.sd)) return "mean and sd must be finite";
    return positive_or(d.sd, "sd must be above 0");
  }
  std::string operator()(const LogNormal& d) const {
    if (!all_finite(d.median, d.gsd)) return "median and gsd must be finite";
    if (d.median <= 0) return "the median of a lognormal must be above 0";
    return d.gsd > 1 ? "" : "gsd (geometric standard deviation) must be above 1";
  }
  std::string operator()(const LogitNormal& d) const {
    if (!all_finite(d.median, d.sd)) return "median and sd must be finite";
    if (d.median <= 0 || d.median >= 1) return "the median must lie between 0 and 1";
    return positive_or(d.sd, "sd must be above 0");
  }
  std::string operator()(const Beta& d) const {
    if (!all_finite(d.a, d.b)) return "a and b must be finite";
    return positive_or(std::min(d.a, d.b), "a and b must be above 0");
  }
  std::string operator()(const Gamma& d) const {
    if (!all_finite(d.shape, d.scale)) return "shape and scale must be finite";
    return positive_or(std::min(d.shape, d.scale), "shape and scale must be above 0");
  }
  std::string operator()(const Uniform& d) const { return problem_with_range(d.lower, d.upper); }
  std::string operator()(const LogUniform& d) const {
    if (d.lower <= 0) return "the lower end of a log-uniform must be above 0";
    return problem_with_range(d.lower, d.upper);
  }
  std::string operator()(const Categorical& d) const {
    if (d.value.empty()) return "there must be at least one value";
    if (d.value.size() != d.weight.size()) return "there must be one weight per value";
    double total = 0;
    for (std::size_t i = 0; i < d.value.size(); ++i) {
      if (!all_finite(d.value[i], d.weight[i])) return "values and weights must be finite";
      if (d.weight[i] < 0) return "a weight must not be below 0";
      total += d.weight[i];
    }
    return positive_or(total, "at least one weight must be above 0");
  }
};

std::string problem_with_truncation(const Prior& prior) {
  const Bounds in = bounds(prior.truncation);
  if (std::isnan(in.lower) || std::isnan(in.upper)) return "the truncation must be a number";
  if (in.lower > in.upper) return "the truncation ends before it starts";
  if (mass_between(prior.distribution, in) > 0) return "";
  return "the truncation leaves nothing of the distribution";
}

struct TextOf {
  std::string operator()(const Fixed& d) const { return fmt::format("{}", d.value); }
  std::string operator()(const Normal& d) const {
    return fmt::format("normal(mean {}, sd {})", d.mean, d.sd);
  }
  std::string operator()(const LogNormal& d) const {
    return fmt::format("lognormal(median {}, gsd {})", d.median, d.gsd);
  }
  std::string operator()(const LogitNormal& d) const {
    return fmt::format("logit-normal(median {}, sd {})", d.median, d.sd);
  }
  std::string operator()(const Beta& d) const { return fmt::format("beta(a {}, b {})", d.a, d.b); }
  std::string operator()(const Gamma& d) const {
    return fmt::format("gamma(shape {}, scale {})", d.shape, d.scale);
  }
  std::string operator()(const Uniform& d) const {
    return fmt::format("uniform({} to {})", d.lower, d.upper);
  }
  std::string operator()(const LogUniform& d) const {
    return fmt::format("log-uniform({} to {})", d.lower, d.upper);
  }
  std::string operator()(const Categorical& d) const {
    std::string text = "categorical(";
    for (std::size_t i = 0; i < d.value.size(); ++i) {
      text += fmt::format("{}{} weight {}", i == 0 ? "" : ", ", d.value[i], d.weight[i]);
    }
    return text + ")";
  }
};

std::string text_of(const Truncation& t) {
  if (!t.lower && !t.upper) return "";
  if (!t.lower) return fmt::format(" in (-inf, {}]", *t.upper);
  if (!t.upper) return fmt::format(" in [{}, inf)", *t.lower);
  return fmt::format(" in [{}, {}]", *t.lower, *t.upper);
}

}  // namespace

std::string problem(const Prior& prior) {
  const std::string found = std::visit(ProblemOf{}, prior.distribution);
  return found.empty() ? problem_with_truncation(prior) : found;
}

std::string to_text(const Prior& prior) {
  return std::visit(TextOf{}, prior.distribution) + text_of(prior.truncation);
}

}  // namespace caudata::core
