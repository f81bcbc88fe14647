// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <array>
#include <cstdint>
#include <vector>

#include "graft/fields/transport.hpp"

namespace caudata::graft {

/// One axis of an implicit step, in the unknowns that conserve: what crosses each face.
///
/// The implicit line (1 + k) c'_i = c_i + F_{i+1} - F_i, with F_f = (c'_f - c'_{f-1}) / R_f what
/// crosses from voxel f to voxel f - 1 in a step, is solved for F, not for c':
///
///     ((1 + k) R_f + a_{f-1} + a_f) F_f - a_{f-1} F_{f-1} - a_f F_{f+1} = C_f - C_{f-1}
///
/// a = 1 where the substance diffuses and C = c; a = 0 where it is held and C = (1 + k) c; R is the
/// sum of two halves, dx^2 / (2 D dt) each in a diffusing voxel, dx / (transfer dt) in a held one,
/// infinite in a closed one. Whatever rounding does to F, what leaves one voxel enters the next.
struct LineLaw {
  /// What a line meets beyond its end.
  struct End {
    float half_resistance;  // infinite: closed
    float value;            // held, times growth
  };

  float growth;    // 1 + k, k = decay * dt / 3: a third of the decay goes with each axis
  float fraction;  // k / (1 + k), the share that decays
  std::array<float, medium_count> half_resistance;
  std::array<bool, medium_count> diffuses;
  End low, high;
};

LineLaw line_law(const Transport& transport, std::size_t axis, double spacing, double dt);

/// Elimination from the low end up to one face: F_f = u_f + weight * F_{f+1} and
/// u_f = (C_f - C_{f-1} + u_{f-1}) * pivot. `rest` is 1 - pivot, kept without cancellation.
struct FaceElimination {
  float pivot, rest;
};

/// A voxel as the elimination sees it.
struct LineVoxel {
  float half_resistance;
  bool diffuses;
};

inline FaceElimination eliminate(float growth, LineVoxel lower, LineVoxel upper,
                                 float rest_before) {
  const float resistance = growth * (lower.half_resistance + upper.half_resistance);
  const bool open =
      (lower.diffuses || upper.diffuses) && resistance < std::numeric_limits<float>::infinity();
  if (!open) return {0, 1};
  const float q = resistance + (lower.diffuses ? rest_before : 0.0f);
  const float pivot = 1.0f / (q + (upper.diffuses ? 1.0f : 0.0f));
  return {pivot, q * pivot};
}

/// The pivots of the n + 1 faces of a line that is one diffusing medium from end to end.
std::vector<float> pivots_of_uniform_line(const LineLaw& law, std::size_t medium, std::size_t n);

}  // namespace caudata::graft
