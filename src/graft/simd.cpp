// SPDX-License-Identifier: Apache-2.0
#include "graft/simd.hpp"

#include <hwy/highway.h>

namespace caudata::graft {
namespace {

void choose_anew() { hwy::GetChosenTarget().Update(hwy::SupportedTargets()); }

}  // namespace

std::vector<SimdTarget> simd_targets() {
  std::vector<SimdTarget> targets;
  for (const std::int64_t bit : {HWY_AVX3, HWY_AVX2, HWY_SSE4})
    if ((hwy::SupportedTargets() & bit) != 0) targets.push_back({hwy::TargetName(bit), bit});
  return targets;
}

OnlySimdTarget::OnlySimdTarget(const SimdTarget& target) {
  hwy::SetSupportedTargetsForTest(target.bit);
  choose_anew();
}

OnlySimdTarget::~OnlySimdTarget() {
  hwy::SetSupportedTargetsForTest(0);
  choose_anew();
}

}  // namespace caudata::graft
