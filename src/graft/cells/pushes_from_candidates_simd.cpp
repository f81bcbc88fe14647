// SPDX-License-Identifier: Apache-2.0
#include "graft/cells/pushes.hpp"
#include "graft/cells/segment_walker.hpp"

#undef HWY_TARGET_INCLUDE
#define HWY_TARGET_INCLUDE "graft/cells/pushes_from_candidates_simd.cpp"
#include <hwy/foreach_target.h>
#include <hwy/highway.h>

#include "graft/cells/candidates-inl.hpp"

HWY_BEFORE_NAMESPACE();
namespace caudata::graft {
namespace HWY_NAMESPACE {
namespace hn = hwy::HWY_NAMESPACE;

/// Adds the pushes of all candidates on the cells of a segment.
template <PairShape shape>
void add_candidates(const PairConstants& law, Candidates& near, const Sphere* spheres,
                    const Segment& segment, PushColumns sums) {
  const PairWhole d;
  near.close(spheres[segment.first]);
  for (Slot i = segment.first; i < segment.last; ++i) {
    const SphereVectors self = repeat(spheres[i]);
    PairSums s{hn::Zero(d), hn::Zero(d), hn::Zero(d)};
    for (std::size_t k = 0; k < near.size(); k += hn::Lanes(d))
      add_push<shape>(law, self, near.load(k), s);
    sums.x[i] += hn::GetLane(hn::SumOfLanes(d, s.x));
    sums.y[i] += hn::GetLane(hn::SumOfLanes(d, s.y));
    sums.z[i] += hn::GetLane(hn::SumOfLanes(d, s.z));
  }
  near.clear();
}

template <PairShape shape>
void candidate_pushes_of(const PairConstants& law, const RowGrid& grid, const Sphere* spheres,
                         Slot first, Slot last, PushColumns sums) {
  SegmentWalker walker(grid, first, last);
  Segment segment;
  Candidates near;
  while (walker.next(segment)) {
    for (Slot i = segment.first; i < segment.last; ++i) sums.x[i] = sums.y[i] = sums.z[i] = 0;
    for (Segment::Run run : segment.runs)
      while (run.first < run.last) {
        if (near.full()) add_candidates<shape>(law, near, spheres, segment, sums);
        run.first += static_cast<Slot>(near.append(spheres, run.first, run.last, 0));
      }
    add_candidates<shape>(law, near, spheres, segment, sums);
  }
}

void candidate_pushes(const PairConstants& law, const RowGrid& grid, const Sphere* spheres,
                      Slot first, Slot last, PushColumns sums) {
  switch (law.shape) {
    case PairShape::quadratic:
      return candidate_pushes_of<PairShape::quadratic>(law, grid, spheres, first, last, sums);
    case PairShape::linear:
      return candidate_pushes_of<PairShape::linear>(law, grid, spheres, first, last, sums);
  }
}

}  // namespace HWY_NAMESPACE
}  // namespace caudata::graft
HWY_AFTER_NAMESPACE();

#if HWY_ONCE
namespace caudata::graft {

HWY_EXPORT(candidate_pushes);

void pushes_from_candidates(const PairConstants& law, const RowGrid& grid,
                            std::span<const Sphere> spheres, Slot first, Slot last,
                            PushColumns sums) {
  HWY_DYNAMIC_DISPATCH(candidate_pushes)(law, grid, spheres.data(), first, last, sums);
}

}  // namespace caudata::graft
#endif
