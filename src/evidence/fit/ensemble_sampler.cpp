// SPDX-License-Identifier: Apache-2.0
#include "evidence/fit/ensemble_sampler.hpp"

#include <algorithm>
#include <limits>

#include "core/chunks.hpp"
#include "core/contract.hpp"
#include "core/elementary.hpp"

namespace caudata::evidence::fit {
namespace {

constexpr double widest = 2;  // a of Goodman & Weare: stretches lie in [1 / a, a]

bool inside(const Point& point) {
  return std::ranges::all_of(point, [](double u) { return u > 0 && u < 1; });
}

/// Density proportional to 1 / sqrt(z) on [1 / a, a].
double draw_stretch(core::Stream& stream) {
  const double root = (widest - 1) * stream.uniform() + 1;
  return root * root / widest;
}

Point stretched(const Point& from, const Point& partner, double z) {
  Point to(from.size());
  for (std::size_t d = 0; d < from.size(); ++d) to[d] = partner[d] + z * (from[d] - partner[d]);
  return to;
}

struct Walker {
  Point at;
  double log_density;
};

/// Minus infinity outside the cube.
std::vector<double> densities(const LogDensity& density, const std::vector<Point>& points,
                              unsigned threads) {
  std::vector<double> all;
  core::for_each_chunk<double>(
      {0, points.size(), 1}, threads, {},
      [&](const core::Chunk& chunk) {
        const Point& point = points[chunk.first];
        return inside(point) ? density(point) : -std::numeric_limits<double>::infinity();
      },
      [&](const core::Chunk&, double&& one) { all.push_back(one); });
  return all;
}

/// Walkers [first, last) move, each along a line through one of those that stand still, which begin
/// at `still`. Three words per walker. The number of moves made.
std::size_t move(std::vector<Walker>& walkers, std::size_t first, std::size_t last,
                 std::size_t still, const LogDensity& density, unsigned threads,
                 core::Stream& stream) {
  std::vector<Point> to;
  std::vector<double> stretch, chance;
  for (std::size_t w = first; w < last; ++w) {
    const auto pick =
        static_cast<std::size_t>(stream.uniform() * static_cast<double>(last - first));
    stretch.push_back(draw_stretch(stream));
    chance.push_back(stream.uniform());
    to.push_back(stretched(walkers[w].at, walkers[still + pick].at, stretch.back()));
  }
  const std::vector<double> there = densities(density, to, threads);
  std::size_t moved = 0;
  for (std::size_t i = 0; i < to.size(); ++i) {
    Walker& walker = walkers[first + i];
    const double ratio = (static_cast<double>(to[i].size()) - 1) * core::log(stretch[i]) +
                         there[i] - walker.log_density;
    if (core::log(chance[i]) >= ratio) continue;
    walker = {std::move(to[i]), there[i]};
    ++moved;
  }
  return moved;
}

}  // namespace

Sampled sample_ensemble(const LogDensity& density, std::vector<Point> start,
                        const SamplerPlan& plan, core::Stream& stream) {
  EXPECTS(start.size() == plan.walkers && plan.walkers % 2 == 0);
  const std::vector<double> here = densities(density, start, plan.threads);
  std::vector<Walker> walkers;
  for (std::size_t w = 0; w < start.size(); ++w) walkers.push_back({std::move(start[w]), here[w]});
  const std::size_t half = plan.walkers / 2, forgotten = plan.steps / 2;
  std::vector<Point> kept;
  std::size_t accepted = 0;
  for (std::size_t step = 0; step < plan.steps; ++step) {
    accepted += move(walkers, 0, half, half, density, plan.threads, stream);
    accepted += move(walkers, half, plan.walkers, 0, density, plan.threads, stream);
    if (step >= forgotten)
      for (const Walker& walker : walkers) kept.push_back(walker.at);
  }
  Sampled sampled;
  for (std::size_t i = 0; i < plan.draws; ++i)
    sampled.draws.push_back(kept[i * kept.size() / plan.draws]);
  sampled.accepted = static_cast<double>(accepted) / static_cast<double>(plan.steps * plan.walkers);
  return sampled;
}

}  // namespace caudata::evidence::fit
