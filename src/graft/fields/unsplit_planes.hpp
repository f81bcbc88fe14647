// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>

#include "graft/fields/medium.hpp"

/// Kernels of UnsplitStep, one plane of voxels at a time.
namespace caudata::graft {

/// The same for every voxel.
struct UnsplitLaw {
  std::array<bool, medium_count> diffuses;
  float rate;   // 1 / dt [1/s]
  float decay;  // [1/s]
  float half;   // of the uptake of Michaelis and Menten [concentration]
};

/// Pointers to the first voxel of a plane. Of `x`, `p` and the conductances a plane and a row
/// before it and after it can be read.
struct UnsplitPlane {
  std::size_t pitch, rows;
  const float *gx, *gy, *gz;            // [1/s] of the upper face; 0 where nothing crosses
  const float* old;                     // concentration before the step
  const float *source, *uptake, *most;  // of Exchange, and the most that cells take [conc/s]
  const std::uint8_t* media;
  float* x;                     // concentration now, held ones included
  float *r, *p, *q, *diagonal;  // of the search; diagonal 0 where it does not diffuse
};

/// Over the voxels of a plane, in an order of their own.
struct UnsplitSums {
  double dot;   // see each kernel
  float worst;  // bound of the error [concentration]
};

/// r = what the equations of the step miss at x, and their diagonal; dot = r r / diagonal. Below
/// zero, where the search may pass, cells give what they would take above it at first.
UnsplitSums unsplit_residual(const UnsplitLaw& law, const UnsplitPlane& plane);

/// p = r / diagonal + beta p.
void unsplit_direction(const UnsplitPlane& plane, float beta);

/// q = matrix times p; dot = p q.
UnsplitSums unsplit_product(const UnsplitPlane& plane);

/// x += alpha p, r -= alpha q; dot = r r / diagonal.
UnsplitSums unsplit_update(const UnsplitLaw& law, const UnsplitPlane& plane, float alpha);

}  // namespace caudata::graft
