// SPDX-License-Identifier: Apache-2.0
#include "evidence/predict.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

#include "core/contract.hpp"
#include "evidence/beta_binomial.hpp"
#include "evidence/cohort.hpp"
#include "evidence/deviation.hpp"
#include "evidence/fisher_scale.hpp"
#include "evidence/share_law.hpp"
#include "evidence/statistic_range.hpp"
#include "evidence/summary.hpp"

namespace caudata::evidence {
namespace {

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

Interval share_interval(const Prediction& p, double n) {
  const ShareLaw law = share_law(p);
  const CountRange k = beta_binomial_90(n, law.a, law.b);
  return {std::max((k.lower - 0.5) / n, 0.0), std::min((k.upper + 0.5) / n, 1.0)};
}

Interval fisher_interval(const Target& target, const Prediction& p) {
  const double centre = to_fisher(*p.value), half = z_90 * fisher_total_error(target, p);
  return {from_fisher(centre - half), from_fisher(centre + half)};
}

Interval normal_interval(const Target& target, const Prediction& p) {
  const double half = z_90 * total_error(p);
  return clipped({*p.value - half, *p.value + half}, range_of(target.statistic.kind));
}

Interval interval_90(const Target& target, const Prediction& p) {
  const StatisticKind kind = target.statistic.kind;
  if (is_counted(target)) return share_interval(p, *target.n);
  const bool on_fisher_scale =
      kind == StatisticKind::icc && std::fabs(*p.value) < 1 && std::fabs(target.observed) < 1;
  return on_fisher_scale ? fisher_interval(target, p) : normal_interval(target, p);
}

Prediction predict_one(const Target& target, std::span<const Samples> draws, std::size_t t) {
  Prediction p;
  const std::vector<Sample> samples = pooled(draws, t);
  p.persons = samples.size();
  if (p.why_not.empty() && p.persons < fewest_persons)
    p.why_not = fmt::format("{} virtual persons belong to the population, fewer than {}", p.persons,
                            fewest_persons);
  if (!p.why_not.empty()) return p;
  const double n = target.n.value_or(static_cast<double>(p.persons));
  const Summary s = summarise(target.statistic, samples, n);
  p.value = s.value;
  p.mc_error = s.unit_sd / std::sqrt(static_cast<double>(p.persons));
  p.parameter_error = std::sqrt(parameter_variance(target, draws, t, n));
  p.sampling_error = target.n ? s.unit_sd / std::sqrt(n) : target.spread;
  p.interval_90 = interval_90(target, p);
  Deviation from = deviation(target, p);
  p.z = from.z;
  p.why_no_z = std::move(from.why_not);
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
