// SPDX-License-Identifier: Apache-2.0
#include "evidence/fit/history_match.hpp"

#include <algorithm>
#include <cmath>

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
  std::vector<Judged> all;
  for (Point& point : latin_hypercube(plan.candidates, plan.dimensions, stream)) {
    const double worst = implausibility(emulators, observations, point);
    all.push_back({worst, std::move(point)});
  }
  return all;
}

/// Points that are not ruled out, spread over them in their (random) order; or the least
/// implausible ones.
std::vector<Point> next_points(std::vector<Judged> judged, std::size_t left, std::size_t count) {
  if (left < count) {
    std::ranges::stable_sort(judged, {}, &Judged::implausibility);
  } else {
    std::erase_if(judged, [](const Judged& j) { return j.implausibility > implausible; });
  }
  std::vector<Point> points;
  for (std::size_t i = 0; i < std::min(count, judged.size()); ++i)
    points.push_back(std::move(judged[i].point));
  return points;
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

Emulators emulate(std::span<const Run> runs, std::size_t statistics) {
  std::vector<Point> points;
  for (const Run& run : runs) points.push_back(run.point);
  Emulators all;
  for (std::size_t s = 0; s < statistics; ++s) {
    std::vector<double> values;
    double variance = 0;
    for (const Run& run : runs) {
      values.push_back(run.outputs[s].value);
      variance += run.outputs[s].variance / static_cast<double>(runs.size());
    }
    all.statistic.emplace_back(points, values);
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
  match.emulators = emulate(match.runs, observations.size());
  for (std::size_t wave = 1; wave < plan.waves; ++wave) {
    auto judged = judged_candidates(match.emulators, observations, plan, stream);
    const auto left = static_cast<std::size_t>(std::ranges::count_if(
        judged, [](const Judged& j) { return j.implausibility <= implausible; }));
    add_runs(match, model, next_points(std::move(judged), left, plan.points));
    match.waves.push_back(
        {plan.points, static_cast<double>(left) / static_cast<double>(plan.candidates)});
    match.emulators = emulate(match.runs, observations.size());
  }
  return match;
}

}  // namespace caudata::evidence::fit
