// SPDX-License-Identifier: Apache-2.0
#include "evidence/summary.hpp"

#include <algorithm>
#include <cmath>
#include <vector>

#include "core/contract.hpp"
#include "core/square.hpp"
#include "evidence/tolerance.hpp"

namespace caudata::evidence {
namespace {

using core::square;

template <class F>
double mean_of(std::span<const Sample> samples, F f) {
  double sum = 0;
  for (const Sample& s : samples) sum += f(s);
  return sum / static_cast<double>(samples.size());
}

Summary of_mean(std::span<const Sample> samples) {
  const double mean = mean_of(samples, [](const Sample& s) { return s.y; });
  const double variance = mean_of(samples, [&](const Sample& s) { return square(s.y - mean); });
  return {mean, std::sqrt(variance), samples.size()};
}

/// Var(s) = (mu4 - s^4) / (4 s^2 n).
Summary of_sd(std::span<const Sample> samples) {
  const double mean = mean_of(samples, [](const Sample& s) { return s.y; });
  const double second = mean_of(samples, [&](const Sample& s) { return square(s.y - mean); });
  const double fourth =
      mean_of(samples, [&](const Sample& s) { return square(square(s.y - mean)); });
  const auto n = static_cast<double>(samples.size());
  const double variance = samples.size() > 1 ? second * n / (n - 1) : 0;
  const double unit = second > 0 ? std::sqrt((fourth - square(second)) / (4 * second)) : 0;
  return {std::sqrt(variance), unit, samples.size()};
}

double quantile_of(const std::vector<double>& sorted, double p) {
  const double at = p * static_cast<double>(sorted.size() - 1);
  const auto below = static_cast<std::size_t>(at);
  const std::size_t above = std::min(below + 1, sorted.size() - 1);
  return sorted[below] + (at - static_cast<double>(below)) * (sorted[above] - sorted[below]);
}

Summary of_quantile(std::span<const Sample> samples, double p, double n) {
  std::vector<double> sorted;
  for (const Sample& s : samples) sorted.push_back(s.y);
  std::ranges::sort(sorted);
  const double step = std::sqrt(p * (1 - p) / n);
  const double width =
      quantile_of(sorted, std::min(p + step, 1.0)) - quantile_of(sorted, std::max(p - step, 0.0));
  return {quantile_of(sorted, p), width / 2 * std::sqrt(n), samples.size()};
}

/// Least squares; the error does not assume equal variances (the "sandwich").
Summary of_slope(std::span<const Sample> samples) {
  const double x = mean_of(samples, [](const Sample& s) { return s.x; });
  const double y = mean_of(samples, [](const Sample& s) { return s.y; });
  const double xx = mean_of(samples, [&](const Sample& s) { return square(s.x - x); });
  const double xy = mean_of(samples, [&](const Sample& s) { return (s.x - x) * (s.y - y); });
  if (xx == 0) return {0, 0, samples.size()};
  const double slope = xy / xx;
  const double meat = mean_of(
      samples, [&](const Sample& s) { return square((s.x - x) * (s.y - y - slope * (s.x - x))); });
  return {slope, std::sqrt(meat) / xx, samples.size()};
}

/// A ratio of sums, linearised.
Summary of_rate(std::span<const Sample> samples) {
  const double years = mean_of(samples, [](const Sample& s) { return s.x; });
  const double events = mean_of(samples, [](const Sample& s) { return s.y; });
  if (years == 0) return {0, 0, samples.size()};
  const double rate = events / years;
  const double variance =
      mean_of(samples, [&](const Sample& s) { return square(s.y - rate * s.x); });
  return {rate, std::sqrt(variance) / years, samples.size()};
}

/// What two examiners differ by in 19 of 20 persons (Bland and Altman 1986, Lancet 327:307): 1.96
/// standard deviations of the difference. The examiners are exchangeable, so its mean is 0.
Summary of_repeatability(std::span<const Sample> samples) {
  const double second = mean_of(samples, [](const Sample& s) { return square(s.y - s.x); });
  const double fourth = mean_of(samples, [](const Sample& s) { return square(square(s.y - s.x)); });
  const double unit = second > 0 ? std::sqrt((fourth - square(second)) / (4 * second)) : 0;
  return {z_95 * std::sqrt(second), z_95 * unit, samples.size()};
}

/// One-way random effects, two examinations a person; the error is that of normal scores.
Summary of_icc(std::span<const Sample> samples) {
  const auto n = static_cast<double>(samples.size());
  const double mean = mean_of(samples, [](const Sample& s) { return (s.y + s.x) / 2; });
  const double between =
      2 * mean_of(samples, [&](const Sample& s) { return square((s.y + s.x) / 2 - mean); }) * n /
      std::max(n - 1, 1.0);
  const double within = mean_of(samples, [](const Sample& s) { return square(s.y - s.x) / 2; });
  if (between + within == 0) return {1, 0, samples.size()};
  const double icc = (between - within) / (between + within);
  return {icc, 1 - square(icc), samples.size()};
}

}  // namespace

Summary summarise(const Statistic& statistic, std::span<const Sample> samples, double n) {
  EXPECTS(!samples.empty());
  switch (statistic.kind) {
    case StatisticKind::share:
    case StatisticKind::incidence:
    case StatisticKind::per_injection:
    case StatisticKind::mean:
      return of_mean(samples);
    case StatisticKind::sd:
      return of_sd(samples);
    case StatisticKind::quantile:
      return of_quantile(samples, statistic.argument, n);
    case StatisticKind::slope:
      return of_slope(samples);
    case StatisticKind::rate:
      return of_rate(samples);
    case StatisticKind::repeatability:
      return of_repeatability(samples);
    case StatisticKind::icc:
      return of_icc(samples);
  }
  return {0, 0, samples.size()};
}

}  // namespace caudata::evidence
