// SPDX-License-Identifier: Apache-2.0
#include "evidence/fit/ensemble_sampler.hpp"

#include <algorithm>

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

/// Two words, whatever happens.
bool move(Walker& walker, const Walker& partner, const LogDensity& density, core::Stream& stream) {
  const double z = draw_stretch(stream);
  const double u = stream.uniform();
  Point to = stretched(walker.at, partner.at, z);
  if (!inside(to)) return false;
  const double there = density(to);
  const double ratio =
      (static_cast<double>(to.size()) - 1) * core::log(z) + there - walker.log_density;
  if (core::log(u) >= ratio) return false;
  walker = {std::move(to), there};
  return true;
}

}  // namespace

Sampled sample_ensemble(const LogDensity& density, std::vector<Point> start,
                        const SamplerPlan& plan, core::Stream& stream) {
  EXPECTS(start.size() == plan.walkers && plan.walkers % 2 == 0);
  std::vector<Walker> walkers;
  for (Point& point : start) {
    const double here = density(point);
    walkers.push_back({std::move(point), here});
  }
  const std::size_t half = plan.walkers / 2, forgotten = plan.steps / 2;
  std::vector<Point> kept;
  std::size_t accepted = 0;
  for (std::size_t step = 0; step < plan.steps; ++step) {
    for (std::size_t w = 0; w < plan.walkers; ++w) {
      const std::size_t other = w < half ? half : 0;  // the half that stands still
      const auto pick = static_cast<std::size_t>(stream.uniform() * static_cast<double>(half));
      if (move(walkers[w], walkers[other + pick], density, stream)) ++accepted;
    }
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
