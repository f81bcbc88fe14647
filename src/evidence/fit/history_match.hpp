// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "evidence/fit/gaussian_process.hpp"
#include "evidence/fit/hamiltonian_sampler.hpp"

namespace caudata::evidence::fit {

/// One emulator per summary statistic, and what the model was run at to build them.
struct Emulators {
  std::vector<GaussianProcess> statistic;
  std::vector<double> mc_variance;  // mean Monte Carlo variance of each statistic
  std::vector<char> moved;          // 0: the same at every run, so no parameter can be judged by it

  Emulated at(std::size_t which, const Point& point) const;  // Monte Carlo variance included
  EmulatedSlopes slopes_at(std::size_t which, const Point& point) const;
};

struct Run {
  Point point;
  std::vector<Output> outputs;
};
Emulators emulate(std::span<const Run> runs, std::size_t statistics, unsigned threads);

/// Of the observations given the point, up to a constant: independent normal errors, of the
/// observation and of the emulator.
Slope log_likelihood(const Emulators& emulators, std::span<const Observation> observations,
                     const Point& point);

/// How many standard deviations the worst statistic lies from its observation at this point, by
/// what the emulators know. Craig, Goldstein, Seheult & Smith 1997.
double implausibility(const Emulators& emulators, std::span<const Observation> observations,
                      const Point& point);

/// Above it a point is ruled out: three-sigma rule of Pukelsheim 1994 for any unimodal
/// distribution.
inline constexpr double implausible = 3;

struct MatchPlan {
  std::size_t dimensions{0};
  std::size_t waves{0};
  std::size_t points{0};      // runs of the model per wave
  std::size_t candidates{0};  // points that the emulators look at between waves
  std::size_t steps{0};       // of the sampler where too few candidates are left
  unsigned threads{1};        // of the emulators; they change no number
};

struct Wave {
  std::size_t runs{0};
  double not_ruled_out{1};  // share of the cube, by the emulators of the waves before
};

struct Match {
  std::vector<Run> runs;  // of all waves
  std::vector<Wave> waves;
  Emulators emulators;  // from all runs
};

/// Where the chains of a sampler begin: the likeliest of the points that were run.
std::vector<Point> start_points(std::span<const Run> runs, const LogDensity& density);

/// The first lane that match_history leaves alone.
constexpr std::uint32_t lanes_of(std::size_t waves) {
  return 1 + static_cast<std::uint32_t>(waves * chain_count);
}

/// Waves of runs: the first over the whole cube, each next one where the emulators so far rule out
/// nothing. In many dimensions few candidates are left; where there are fewer than needed, points
/// are drawn from the posterior by the emulators so far with its logarithm halved, which is wider.
Match match_history(const Model& model, std::span<const Observation> observations,
                    const MatchPlan& plan, const StreamOf& stream);

}  // namespace caudata::evidence::fit
