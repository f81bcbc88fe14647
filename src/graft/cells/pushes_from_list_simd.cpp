// SPDX-License-Identifier: Apache-2.0
#include <algorithm>

#include "core/contract.hpp"
#include "graft/cells/pushes.hpp"

#undef HWY_TARGET_INCLUDE
#define HWY_TARGET_INCLUDE "graft/cells/pushes_from_list_simd.cpp"
#include <hwy/foreach_target.h>
#include <hwy/highway.h>

#include "graft/cells/pair_push-inl.hpp"

HWY_BEFORE_NAMESPACE();
namespace caudata::graft {
namespace HWY_NAMESPACE {
namespace hn = hwy::HWY_NAMESPACE;

/// First slots of a block's pages by page.
struct PageTable {
  alignas(64) std::int32_t first[NeighbourLists::pages];
};

HWY_INLINE PairWholes slots_of(const PageTable& table, PairWholes entries) {
  const PairWhole d;
  const auto page = hn::ShiftRight<static_cast<int>(NeighbourLists::page_bits)>(entries);
  const auto offset = hn::And(entries, hn::Set(d, (1 << NeighbourLists::page_bits) - 1));
#if HWY_TARGET == HWY_AVX3
  const auto first = hn::TableLookupLanes(hn::Load(d, table.first), hn::IndicesFromVec(d, page));
#else
  const auto first = hn::GatherIndex(d, table.first, page);
#endif
  return hn::Add(first, offset);
}

using PairWide = hn::Repartition<std::int64_t, PairWhole>;

/// hn::GatherIndex, but on AVX-512 into a cleared register: GCC leaves the old one in as an input,
/// and every row would wait for the one before it.
HWY_INLINE hn::Vec<PairWide> gather_pairs(const std::int64_t* base, hn::Vec<PairWide> index) {
#if HWY_TARGET == HWY_AVX3
  return hn::Vec<PairWide>{
      _mm512_mask_i64gather_epi64(_mm512_setzero_si512(), 0xff, index.raw, base, 8)};
#else
  return hn::GatherIndex(PairWide(), base, index);
#endif
}

/// The spheres in these slots: two gathers of pairs of words each, sorted out into columns.
HWY_INLINE SphereVectors gather_spheres(const Sphere* spheres, PairWholes slots) {
  const PairWhole d;
  const PairWide wide;
  const auto* pairs = reinterpret_cast<const std::int64_t*>(spheres);
  const auto twice = hn::ShiftLeft<1>(slots);
  const auto low = hn::PromoteTo(wide, hn::LowerHalf(twice));
  const auto high = hn::PromoteTo(wide, hn::UpperHalf(hn::Half<PairWhole>(), twice));
  const auto xy_low = hn::BitCast(d, gather_pairs(pairs, low));
  const auto xy_high = hn::BitCast(d, gather_pairs(pairs, high));
  const auto zr_low = hn::BitCast(d, gather_pairs(pairs + 1, low));
  const auto zr_high = hn::BitCast(d, gather_pairs(pairs + 1, high));
  return {hn::ConcatEven(d, xy_high, xy_low), hn::ConcatOdd(d, xy_high, xy_low),
          hn::ConcatEven(d, zr_high, zr_low),
          hn::BitCast(PairReal(), hn::ConcatOdd(d, zr_high, zr_low))};
}

template <PairShape shape>
void list_pushes_of(const PairConstants& law, const Sphere* spheres,
                    const NeighbourLists::Block& block, const std::uint16_t* entries,
                    std::size_t first, std::size_t count, PushColumns sums) {
  const PairWhole d;
  const hn::Rebind<std::uint16_t, PairWhole> narrow;
  PageTable table;
  for (std::size_t p = 0; p < NeighbourLists::pages; ++p)
    table.first[p] =
        static_cast<std::int32_t>(std::uint32_t{block.page[p]} << NeighbourLists::page_bits);
  // Sums are stored in whole vectors; the last block may be shorter.
  alignas(64) std::int32_t sum[3][NeighbourLists::lanes];
  for (std::size_t lane = 0; lane < NeighbourLists::lanes; lane += hn::Lanes(d)) {
    const SphereVectors self = load_spheres(spheres + first + lane);
    PairSums s{hn::Zero(d), hn::Zero(d), hn::Zero(d)};
    for (std::size_t row = 0; row < block.rows; ++row) {
      const auto entry =
          hn::PromoteTo(d, hn::LoadU(narrow, entries + row * NeighbourLists::lanes + lane));
      add_push<shape>(law, self, gather_spheres(spheres, slots_of(table, entry)), s);
    }
    hn::Store(s.x, d, sum[0] + lane);
    hn::Store(s.y, d, sum[1] + lane);
    hn::Store(s.z, d, sum[2] + lane);
  }
  for (std::size_t i = 0; i < count; ++i) {
    sums.x[first + i] = sum[0][i];
    sums.y[first + i] = sum[1][i];
    sums.z[first + i] = sum[2][i];
  }
}

void list_pushes(const PairConstants& law, const Sphere* spheres,
                 const NeighbourLists::Block& block, const std::uint16_t* entries,
                 std::size_t first, std::size_t count, PushColumns sums) {
  switch (law.shape) {
    case PairShape::quadratic:
      return list_pushes_of<PairShape::quadratic>(law, spheres, block, entries, first, count, sums);
    case PairShape::linear:
      return list_pushes_of<PairShape::linear>(law, spheres, block, entries, first, count, sums);
  }
}

}  // namespace HWY_NAMESPACE
}  // namespace caudata::graft
HWY_AFTER_NAMESPACE();

#if HWY_ONCE
namespace caudata::graft {

HWY_EXPORT(list_pushes);

void pushes_from_list(const PairConstants& law, std::span<const Sphere> spheres,
                      const NeighbourLists::Block& block, const std::uint16_t* entries,
                      std::size_t first, PushColumns sums) {
  EXPECTS(block.rows != NeighbourLists::no_list);
  HWY_DYNAMIC_DISPATCH(list_pushes)
  (law, spheres.data(), block, entries, first,
   std::min(NeighbourLists::lanes, spheres.size() - first), sums);
}

}  // namespace caudata::graft
#endif
