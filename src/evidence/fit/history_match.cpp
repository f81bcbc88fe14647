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
                                 const MatchPlan& plan, std::size_t count, core::Stream& stream) {
  const LogDensity density = [&](const Point& point) {
    return log_likelihood(match.emulators, observations, point) / 2;
  };
  const std::size_t walkers = walkers_for(plan.dimensions);
  auto start = start_points(match.runs, density, walkers, stream);
  return sample_ensemble(density, std::move(start), {walkers, plan.steps, count, plan.threads},
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

std::vector<Point> start_points(std::span<const Run> runs, const LogDensity& density,
                                std::size_t walkers, core::Stream& stream) {
  std::vector<Point> points;
  for (const Run& run : runs) points.push_back(run.point);
  std::ranges::stable_sort(points, std::ranges::greater{}, density);
  points.resize(std::max<std::size_t>(1, std::min(points.size(), walkers / 2)));
  constexpr double step = 0.02;
  for (std::size_t i = 0; points.size() < walkers; ++i) {
    Point near = points[i];
    for (double& u : near) u = std::clamp(u + step * (2 * stream.uniform() - 1), 0.001, 0.999);
    points.push_back(std::move(near));
  }
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

double log_likelihood(const Emulators& emulators, std::span<const Observation> observations,
                      const Point& point) {
  double sum = 0;
  for (std::size_t s = 0; s < observations.size(); ++s) {
    if (emulators.moved[s] == 0) continue;
    const Emulated e = emulators.at(s, point);
    const double variance = e.variance + observations[s].sd * observations[s].sd;
    const double off = observations[s].value - e.mean;
    sum -= (off * off / variance + core::log(variance)) / 2;
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
                    const MatchPlan& plan, core::Stream& stream) {
  EXPECTS(plan.waves > 0 && plan.candidates >= plan.points);
  Match match;
  add_runs(match, model, latin_hypercube(plan.points, plan.dimensions, stream));
  match.waves.push_back({plan.points, 1});
  match.emulators = emulate(match.runs, observations.size(), plan.threads);
  for (std::size_t wave = 1; wave < plan.waves; ++wave) {
    auto judged = judged_candidates(match.emulators, observations, plan, stream);
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
