// SPDX-License-Identifier: Apache-2.0
#include "evidence/predict.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

#include "core/contract.hpp"
#include "evidence/beta_binomial.hpp"
#include "evidence/cohort.hpp"
#include "evidence/summary.hpp"

namespace caudata::evidence {
namespace {

/// Counting through a beta-binomial distribution beyond this is slow, and it is normal there.
constexpr double largest_counted = 50'000;

std::vector<Sample> pooled(std::span<const Samples> draws, std::size_t target) {
  std::vector<Sample> all;
  for (const Samples& draw : draws) all.insert(all.end(), draw[target].begin(), draw[target].end());
  return all;
}

/// The variance of the statistic between draws, beyond what the finite cohorts explain.
double parameter_variance(const Target& target, std::span<const Samples> draws, std::size_t t,
                          double n) {
  double sum = 0, squares = 0, noise = 0, count = 0;
  for (const Samples& draw : draws) {
    if (draw[t].size() < 2) continue;
    const Summary s = summarise(target.statistic, draw[t], n);
    sum += s.value;
    squares += s.value * s.value;
    noise += s.unit_sd * s.unit_sd / static_cast<double>(draw[t].size());
    count += 1;
  }
  if (count < 2) return 0;
  const double between = (squares - sum * sum / count) / (count - 1);
  return std::max(between - noise / count, 0.0);
}

/// The beta distribution with this mean and variance; variance below mean (1 - mean).
CountRange counts_90(double mean, double variance, double n) {
  const double strength = std::max(mean * (1 - mean) / variance - 1, 1e-3);
  return beta_binomial_90(n, mean * strength, (1 - mean) * strength);
}

Interval share_interval(const Prediction& p, double n) {
  const auto m = static_cast<double>(p.persons);
  const double mean = (*p.value * m + 0.5) / (m + 1);  // Jeffreys: also 0 of m may have chances
  const double variance = mean * (1 - mean) / (m + 2) + p.parameter_error * p.parameter_error;
  const CountRange k = counts_90(mean, variance, n);
  return {std::max((k.lower - 0.5) / n, 0.0), std::min((k.upper + 0.5) / n, 1.0)};
}

double total_error(const Prediction& p) {
  return std::sqrt(p.mc_error * p.mc_error + p.parameter_error * p.parameter_error +
                   p.sampling_error * p.sampling_error);
}

Interval normal_interval(const Target& target, const Prediction& p) {
  const double half = z_90 * total_error(p);
  Interval i{*p.value - half, *p.value + half};
  if (!is_share(target.statistic.kind)) return i;
  return {std::max(i.lower, 0.0), std::min(i.upper, 1.0)};
}

double score(double difference, double error) {
  if (error > 0) return difference / error;
  return difference == 0 ? 0 : std::copysign(INFINITY, difference);
}

Prediction predict_one(const Target& target, std::span<const Samples> draws, std::size_t t) {
  Prediction p;
  const std::vector<Sample> samples = pooled(draws, t);
  p.persons = samples.size();
  if (p.why_not.empty() && p.persons < fewest_persons)
    p.why_not = fmt::format("only {} virtual patients belong to the population", p.persons);
  if (!p.why_not.empty()) return p;
  const double n = target.n.value_or(static_cast<double>(p.persons));
  const Summary s = summarise(target.statistic, samples, n);
  p.value = s.value;
  p.mc_error = s.unit_sd / std::sqrt(static_cast<double>(p.persons));
  p.parameter_error = std::sqrt(parameter_variance(target, draws, t, n));
  p.sampling_error = target.n ? s.unit_sd / std::sqrt(n) : spread(target.tolerance, target.limits);
  const bool counted = is_share(target.statistic.kind) && target.n && n <= largest_counted;
  p.interval_90 = counted ? share_interval(p, n) : normal_interval(target, p);
  p.z = score(target.observed - s.value, total_error(p));
  p.inside_90 = p.interval_90.contains(target.observed);
  p.within_tolerance = target.limits.contains(s.value);
  return p;
}

}  // namespace

std::vector<Prediction> predict(std::span<const Target> targets, std::span<const Samples> draws) {
  EXPECTS(!draws.empty());
  std::vector<Prediction> all;
  for (std::size_t t = 0; t < targets.size(); ++t) all.push_back(predict_one(targets[t], draws, t));
  return all;
}

Coverage coverage(std::span<const Prediction> predictions) {
  Coverage c;
  for (const Prediction& p : predictions) {
    ++c.targets;
    c.predicted += p.value ? 1 : 0;
    c.inside_90 += p.inside_90 ? 1 : 0;
    c.within_tolerance += p.within_tolerance ? 1 : 0;
  }
  return c;
}

}  // namespace caudata::evidence
