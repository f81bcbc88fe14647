// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/stream.hpp"
#include "evidence/fit/point.hpp"

namespace caudata::evidence::fit {

using LogDensity = std::function<double(const Point&)>;

struct SamplerPlan {
  std::size_t walkers{0};  // even, more than twice the dimensions
  std::size_t steps{0};    // of every walker; the first half is forgotten
  std::size_t draws{0};    // kept, equally spaced over steps and walkers
  unsigned threads{1};     // that ask the density; they change no draw
};

struct Sampled {
  std::vector<Point> draws;
  double accepted{0};  // share of the moves
};

/// Affine-invariant ensemble sampler (Goodman & Weare 2010): each half of the walkers moves along
/// lines through the other half, so scales and correlations need no tuning. The unit cube is the
/// support: outside, the density is 0. `start`: one point per walker.
Sampled sample_ensemble(const LogDensity& density, std::vector<Point> start,
                        const SamplerPlan& plan, core::Stream& stream);

}  // namespace caudata::evidence::fit
