// SPDX-License-Identifier: Apache-2.0
#include "evidence/fit/history_match.hpp"

#include <algorithm>
#include <cmath>
#include <iterator>

#include "core/chunks.hpp"
#include "core/contract.hpp"
#include "core/elementary.hpp"
#include "evidence/fit/latin_hypercube.hpp"

namespace caudata::evidence::fit {
namespace {

struct Judged {
  double implausibility;
  Point point;
};

std::vector<Judged> judged_candidates(const Emulators& emulators,
                                      std::span<const Observation> observations,
                                      const MatchPlan& plan, core::Stream& stream) {
  constexpr std::uint64_t at_a_time = 500;
  std::vector<Point> points = latin_hypercube(plan.candidates, plan.dimensions, stream);
  std::vector<Judged> all;
  core::for_each_chunk<std::vector<double>>(
      {0, points.size(), at_a_time}, plan.threads, {},
      [&](const core::Chunk& chunk) {
        std::vector<double> worst;
        for (std::uint64_t i = chunk.first; i < chunk.last; ++i)
          worst.push_back(implausibility(emulators, observations, points[i]));
        return worst;
      },
      [&](const core::Chunk& chunk, std::vector<double>&& worst) {
        for (std::uint64_t i = chunk.first; i < chunk.last; ++i)
          all.push_back({worst[i - chunk.first], std::move(points[i])});
      });
  return all;
}

/// Points that are not ruled out, in their (random) order.
std::vector<Point> not_ruled_out(std::vector<Judged> judged, std::size_t count) {
  std::erase_if(judged, [](const Judged& j) { return j.implausibility > implausible; });
  std::vector<Point> points;
  for (std::size_t i = 0; i < std::min(count, judged.size()); ++i)
    points.push_back(std::move(judged[i].point));
  return points;
}

/// From the posterior by the emulators so far, its logarithm halved.
std::vector<Point> likely_points(const Match& match, std::span<const Observation> observations,
                                 const MatchPlan& plan, std::size_t count, const StreamOf& stream) {
  const LogDensity density = [&](const Point& point) {
    Slope slope = log_likelihood(match.emulators, observations, point);
    slope.value /= 2;
    for (double& g : slope.gradient) g /= 2;
    return slope;
  };
  const std::uint32_t lane = lanes_of(match.waves.size() - 1);
  return sample(density, start_points(match.runs, density), {plan.steps, count, lane, plan.threads},
                stream)
      .draws;
}

void add_runs(Match& match, const Model& model, const std::vector<Point>& points) {
  auto outputs = model(points);
  for (std::size_t i = 0; i < points.size(); ++i)
    match.runs.push_back({points[i], std::move(outputs[i])});
}

}  // namespace

Emulated Emulators::at(std::size_t which, const Point& point) const {
  Emulated e = statistic[which].at(point);
  e.variance += mc_variance[which];
  return e;
}

EmulatedSlopes Emulators::slopes_at(std::size_t which, const Point& point) const {
  EmulatedSlopes e = statistic[which].slopes_at(point);
  e.variance.value += mc_variance[which];
  return e;
}

std::vector<Point> start_points(std::span<const Run> runs, const LogDensity& density) {
  struct Start {
    double log_density;
    Point point;
  };
  std::vector<Start> starts;
  for (const Run& run : runs) starts.push_back({density(run.point).value, run.point});
  std::ranges::stable_sort(starts, std::ranges::greater{}, &Start::log_density);
  std::vector<Point> points;
  for (std::size_t i = 0; i < std::min(starts.size(), chain_count); ++i)
    points.push_back(std::move(starts[i].point));
  return points;
}

Emulators emulate(std::span<const Run> runs, std::size_t statistics, unsigned threads) {
  std::vector<Point> points;
  for (const Run& run : runs) points.push_back(run.point);
  Emulators all;
  core::for_each_chunk<GaussianProcess>(
      {0, statistics, 1}, threads, {},
      [&](const core::Chunk& chunk) {
        std::vector<double> values;
        for (const Run& run : runs) values.push_back(run.outputs[chunk.first].value);
        return GaussianProcess(points, values);
      },
      [&](const core::Chunk&, GaussianProcess&& one) { all.statistic.push_back(std::move(one)); });
  for (std::size_t s = 0; s < statistics; ++s) {
    std::vector<double> values;
    double variance = 0;
    for (const Run& run : runs) {
      values.push_back(run.outputs[s].value);
      variance += run.outputs[s].variance / static_cast<double>(runs.size());
    }
    all.mc_variance.push_back(variance);
    const auto [least, most] = std::ranges::minmax(values);
    all.moved.push_back(least < most ? 1 : 0);
  }
  return all;
}

Slope log_likelihood(const Emulators& emulators, std::span<const Observation> observations,
                     const Point& point) {
  Slope sum{0, Point(point.size(), 0)};
  for (std::size_t s = 0; s < observations.size(); ++s) {
    if (emulators.moved[s] == 0) continue;
    const EmulatedSlopes e = emulators.slopes_at(s, point);
    const double variance = e.variance.value + observations[s].sd * observations[s].sd;
    const double off = (observations[s].value - e.mean.value) / variance;
    sum.value -= (off * off * variance + core::log(variance)) / 2;
    const double by_variance = (off * off - 1 / variance) / 2;
    for (std::size_t d = 0; d < point.size(); ++d)
      sum.gradient[d] += off * e.mean.gradient[d] + by_variance * e.variance.gradient[d];
  }
  return sum;
}

double implausibility(const Emulators& emulators, std::span<const Observation> observations,
                      const Point& point) {
  double worst = 0;
  for (std::size_t s = 0; s < observations.size(); ++s) {
    if (emulators.moved[s] == 0) continue;
    const Emulated e = emulators.at(s, point);
    const double variance = e.variance + observations[s].sd * observations[s].sd;
    worst = std::max(worst, std::fabs(observations[s].value - e.mean) / std::sqrt(variance));
  }
  return worst;
}

Match match_history(const Model& model, std::span<const Observation> observations,
                    const MatchPlan& plan, const StreamOf& stream) {
  EXPECTS(plan.waves > 0 && plan.candidates >= plan.points);
  Match match;
  core::Stream design = stream(0);
  add_runs(match, model, latin_hypercube(plan.points, plan.dimensions, design));
  match.waves.push_back({plan.points, 1});
  match.emulators = emulate(match.runs, observations.size(), plan.threads);
  for (std::size_t wave = 1; wave < plan.waves; ++wave) {
    auto judged = judged_candidates(match.emulators, observations, plan, design);
    const auto left = static_cast<std::size_t>(std::ranges::count_if(
        judged, [](const Judged& j) { return j.implausibility <= implausible; }));
    std::vector<Point> points = not_ruled_out(std::move(judged), plan.points);
    if (points.size() < plan.points) {
      auto likely = likely_points(match, observations, plan, plan.points - points.size(), stream);
      std::ranges::move(likely, std::back_inserter(points));
    }
    add_runs(match, model, points);
    match.waves.push_back(
        {plan.points, static_cast<double>(left) / static_cast<double>(plan.candidates)});
    match.emulators = emulate(match.runs, observations.size(), plan.threads);
  }
  return match;
}

}  // namespace caudata::evidence::fit
