// SPDX-License-Identifier: Apache-2.0
#include "evidence/fit/hamiltonian_sampler.hpp"

#include <algorithm>
#include <cmath>

#include "core/chunks.hpp"
#include "core/contract.hpp"
#include "core/elementary.hpp"
#include "core/infinity.hpp"

namespace caudata::evidence::fit {
namespace {

constexpr double farthest = 7;                           // |z|
constexpr double shortest_path = 0.3, longest_path = 2;  // of a trajectory, in units of z
constexpr int most_leaps = 100;                          // of a trajectory
constexpr double first_step = 0.05, wanted_acceptance = 0.8;

/// A place in z, and the density of z there.
struct Place {
  Point z;
  Slope log_density;
};

class Chain {
 public:
  Chain(const LogDensity& density, const Point& start, core::Stream stream)
      : density_(density), stream_(stream) {
    Point z;
    for (const double u : start) z.push_back(core::normal_quantile(u));
    here_ = place(std::move(z));
  }

  /// The chance with which the trajectory was accepted.
  double move(double step) {
    Point momentum;
    for (std::size_t d = 0; d < here_.z.size(); ++d) momentum.push_back(standard_normal());
    const double before = here_.log_density.value - energy(momentum);
    const double path = shortest_path + (longest_path - shortest_path) * stream_.uniform();
    const double lot = stream_.uniform();
    const int leaps = std::clamp(static_cast<int>(path / step), 1, most_leaps);
    Place there = here_;
    for (int leap = 0; leap < leaps && inside(there.z); ++leap) leapfrog(there, momentum, step);
    if (!inside(there.z)) return 0;
    const double gain = there.log_density.value - energy(momentum) - before;
    const double chance = gain >= 0 ? 1 : core::exp(gain);
    if (lot < chance) here_ = std::move(there);
    return chance;
  }

  Point at() const {
    Point u;
    for (const double z : here_.z) u.push_back(core::normal_cdf(z));
    return u;
  }

 private:
  double standard_normal() { return core::normal_quantile(stream_.uniform()); }

  static double energy(const Point& momentum) {
    double sum = 0;
    for (const double p : momentum) sum += p * p;
    return sum / 2;
  }

  static bool inside(const Point& z) {
    return std::ranges::all_of(z, [](double x) { return std::fabs(x) < farthest; });
  }

  /// Of z: the density on the cube times that of a standard normal.
  Place place(Point z) const {
    constexpr double one_over_root_two_pi = 0.3989422804014327;
    Point u;
    for (const double x : z) u.push_back(core::normal_cdf(x));
    Slope slope = density_(u);
    for (std::size_t d = 0; d < z.size(); ++d) {
      slope.value -= z[d] * z[d] / 2;
      slope.gradient[d] =
          slope.gradient[d] * one_over_root_two_pi * core::exp(-z[d] * z[d] / 2) - z[d];
    }
    return {std::move(z), std::move(slope)};
  }

  void leapfrog(Place& at, Point& momentum, double step) const {
    Point z = at.z;
    for (std::size_t d = 0; d < z.size(); ++d) {
      momentum[d] += step / 2 * at.log_density.gradient[d];
      z[d] += step * momentum[d];
    }
    if (!inside(z)) {
      at.z = std::move(z);
      return;
    }
    at = place(std::move(z));
    for (std::size_t d = 0; d < momentum.size(); ++d)
      momentum[d] += step / 2 * at.log_density.gradient[d];
  }

  const LogDensity& density_;
  core::Stream stream_;
  Place here_;
};

/// Dual averaging, with the constants of Hoffman & Gelman 2014.
class StepSize {
 public:
  double now() const { return core::exp(log_step_); }
  double settled() const { return core::exp(log_mean_); }

  void learn(double accepted) {
    constexpr double gamma = 0.05, t0 = 10, kappa = 0.75;
    ++count_;
    deficit_ += (wanted_acceptance - accepted - deficit_) / (count_ + t0);
    log_step_ = centre_ - std::sqrt(count_) / gamma * deficit_;
    const double weight = core::pow(count_, -kappa);
    log_mean_ = weight * log_step_ + (1 - weight) * log_mean_;
  }

 private:
  double centre_{core::log(10 * first_step)}, log_step_{core::log(first_step)}, log_mean_{0};
  double deficit_{0}, count_{0};
};

/// A chain on its way; it learns its step in the first half of `steps`.
class Walk {
 public:
  Walk(const LogDensity& density, const Point& start, std::size_t steps, core::Stream stream)
      : chain_(density, start, stream), steps_(steps) {}

  void go_on(std::size_t until) {
    for (; done_ < until; ++done_) {
      if (done_ < steps_ / 2) {
        step_.learn(chain_.move(step_.now()));
        continue;
      }
      accepted_ += chain_.move(step_.settled());
      points_.push_back(chain_.at());
    }
  }

  const std::vector<Point>& points() const { return points_; }  // of the half that is kept
  double accepted() const { return accepted_; }                 // the sum over them

 private:
  Chain chain_;
  StepSize step_;
  std::size_t steps_, done_{0};
  std::vector<Point> points_;
  double accepted_{0};
};

std::vector<Convergence> convergence_of(const std::vector<Walk>& walks) {
  std::vector<Convergence> all;
  for (std::size_t d = 0; d < walks.front().points().front().size(); ++d) {
    std::vector<std::vector<double>> values;
    for (const Walk& walk : walks) {
      values.emplace_back();
      for (const Point& point : walk.points()) values.back().push_back(point[d]);
    }
    all.push_back(convergence(values));
  }
  return all;
}

}  // namespace

Sampled sample(const LogDensity& density, const std::vector<Point>& start, const SamplerPlan& plan,
               const StreamOf& stream) {
  EXPECTS(!start.empty() && plan.steps >= 8);
  constexpr std::size_t rounds = 50;  // for the sake of progress alone
  std::vector<Walk> walks;
  for (std::uint32_t c = 0; c < chain_count; ++c)
    walks.emplace_back(density, start[c % start.size()], plan.steps, stream(plan.first_lane + c));
  for (std::size_t round = 1; round <= rounds; ++round) {
    const std::size_t until = plan.steps * round / rounds;
    core::for_each_chunk<char>(
        {0, chain_count, 1}, plan.threads, {},
        [&](const core::Chunk& chunk) {
          walks[chunk.first].go_on(until);
          return char{};
        },
        [](const core::Chunk&, char&&) {});
    if (plan.on_step) plan.on_step(until);
  }
  Sampled sampled;
  const std::size_t kept = walks.front().points().size(), all = kept * chain_count;
  for (std::size_t i = 0; i < plan.draws; ++i) {
    const std::size_t which = i * all / plan.draws;
    sampled.draws.push_back(walks[which / kept].points()[which % kept]);
  }
  for (const Walk& walk : walks) sampled.accepted += walk.accepted() / static_cast<double>(all);
  sampled.convergence = convergence_of(walks);
  return sampled;
}

}  // namespace caudata::evidence::fit
