// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "evidence/fit/convergence.hpp"
#include "evidence/fit/point.hpp"

namespace caudata::evidence::fit {

/// Logarithm of a density on the unit cube, up to a constant.
using LogDensity = std::function<Slope(const Point&)>;

inline constexpr std::size_t chain_count = 4;

struct SamplerPlan {
  std::size_t steps{0};         // trajectories of every chain; the first half is forgotten
  std::size_t draws{0};         // kept, equally spaced over chains and steps
  std::uint32_t first_lane{0};  // a lane per chain
  unsigned threads{1};          // a chain is one task, so they change no draw
  std::function<void(std::size_t)> on_step{};  // steps done by every chain, now and then
};

struct Sampled {
  std::vector<Point> draws;
  std::vector<Convergence> convergence;  // per coordinate, of all that was not forgotten
  double accepted{0};                    // mean probability, of what was not forgotten
};

/// Hamiltonian Monte Carlo (Neal 2011) on z = quantile of the standard normal at each coordinate,
/// where the cube's own density is standard normal: unit masses, trajectories of random length, a
/// step adapted by dual averaging in the half that is forgotten (Hoffman & Gelman 2014). Chains
/// begin at `start`, in turn. Neglected: |z| > 7.
Sampled sample(const LogDensity& density, const std::vector<Point>& start, const SamplerPlan& plan,
               const StreamOf& stream);

}  // namespace caudata::evidence::fit
