// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <string>
#include <vector>

namespace caudata::graft {

/// An instruction set that the kernels are compiled for.
struct SimdTarget {
  std::string name;
  std::int64_t bit;
};

/// Those that this machine can run, best first; the last is the baseline.
std::vector<SimdTarget> simd_targets();

/// Kernels use this target alone until it goes out of scope. For tests and measurements: results
/// are the same bits for every target. Not while kernels run.
class OnlySimdTarget {
 public:
  explicit OnlySimdTarget(const SimdTarget& target);
  OnlySimdTarget(const OnlySimdTarget&) = delete;
  OnlySimdTarget& operator=(const OnlySimdTarget&) = delete;
  ~OnlySimdTarget();
};

}  // namespace caudata::graft
