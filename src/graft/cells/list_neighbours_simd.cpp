// SPDX-License-Identifier: Apache-2.0
#include <optional>

#include "graft/cells/neighbour_lists.hpp"
#include "graft/cells/segment_walker.hpp"

#undef HWY_TARGET_INCLUDE
#define HWY_TARGET_INCLUDE "graft/cells/list_neighbours_simd.cpp"
#include <hwy/foreach_target.h>
#include <hwy/highway.h>

#include "graft/cells/candidates-inl.hpp"

#ifndef CAUDATA_GRAFT_BLOCK_IN_WORK
#define CAUDATA_GRAFT_BLOCK_IN_WORK
namespace caudata::graft {

/// The list of one block while it is made: a column of entries per lane.
struct BlockInWork {
  static constexpr std::size_t most = 64;  // neighbours of a cell
  std::uint16_t page[NeighbourLists::pages];
  std::size_t pages{0};
  std::size_t count[NeighbourLists::lanes];
  std::uint32_t entry[NeighbourLists::lanes][most + 32];
  bool fits{true};

  void begin() {
    pages = 0;
    fits = true;
    std::fill(std::begin(count), std::end(count), std::size_t{0});
  }

  /// Page and offset of a slot; nothing when the block needs too many pages.
  std::optional<std::uint32_t> code(Slot slot) {
    constexpr std::uint32_t within = (1u << NeighbourLists::page_bits) - 1;
    const auto wanted = static_cast<std::uint16_t>(slot >> NeighbourLists::page_bits);
    std::size_t p = 0;
    while (p < pages && page[p] != wanted) ++p;
    if (p == NeighbourLists::pages) return std::nullopt;
    if (p == pages) page[pages++] = wanted;
    return static_cast<std::uint32_t>(p << NeighbourLists::page_bits) | (slot & within);
  }

  std::size_t rows() const { return *std::max_element(std::begin(count), std::end(count)); }
};

}  // namespace caudata::graft
#endif

HWY_BEFORE_NAMESPACE();
namespace caudata::graft {
namespace HWY_NAMESPACE {
namespace hn = hwy::HWY_NAMESPACE;

/// Rows of 16 entries; lanes without a further neighbour hold themselves.
void write_rows(BlockInWork& work, Slot first, std::size_t rows, std::uint16_t* to) {
  const PairWhole d;
  const hn::Rebind<std::uint16_t, PairWhole> narrow;
  constexpr std::size_t stride = BlockInWork::most + 32;
  alignas(64) std::int32_t own[NeighbourLists::lanes], count[NeighbourLists::lanes];
  for (std::size_t lane = 0; lane < NeighbourLists::lanes; ++lane) {
    own[lane] = static_cast<std::int32_t>(work.code(first + static_cast<Slot>(lane)).value_or(0));
    count[lane] = static_cast<std::int32_t>(work.count[lane]);
  }
  const auto columns = hn::Mul(hn::Iota(d, 0), hn::Set(d, static_cast<std::int32_t>(stride)));
  for (std::size_t lane = 0; lane < NeighbourLists::lanes; lane += hn::Lanes(d)) {
    const auto* entries = reinterpret_cast<const std::int32_t*>(work.entry[lane]);
    const auto self = hn::Load(d, own + lane), length = hn::Load(d, count + lane);
    for (std::size_t k = 0; k < rows; ++k) {
      const auto more = hn::Gt(length, hn::Set(d, static_cast<std::int32_t>(k)));
      const auto entry = hn::IfThenElse(more, hn::GatherIndex(d, entries + k, columns), self);
      hn::StoreU(hn::DemoteTo(narrow, entry), narrow, to + k * NeighbourLists::lanes + lane);
    }
  }
}

/// Lists those of the candidates that are near, for every cell of a segment.
void list_candidates(const PairConstants& law, float skin, Candidates& near, const Sphere* spheres,
                     const Segment& segment, BlockInWork& work) {
  const PairWhole d;
  const hn::RebindToUnsigned<PairWhole> du;
  near.close(spheres[segment.first]);
  for (Slot i = segment.first; i < segment.last && work.fits; ++i) {
    const std::size_t lane = i % NeighbourLists::lanes;
    const SphereVectors self = repeat(spheres[i]);
    const auto own = work.code(i);
    if (!own) {
      work.fits = false;
      break;
    }
    const auto own_label = hn::Set(du, *own);
    std::size_t count = work.count[lane];
    for (std::size_t k = 0; k < near.size(); k += hn::Lanes(d)) {
      const PairSquares s = squares(law, skin, self, near.load(k));
      const auto label = hn::Load(du, near.labels() + k);
      const auto inside = hn::RebindMask(du, hn::Lt(s.distance, s.reach));
      const auto other = hn::Not(hn::Eq(label, own_label));
      count += hn::CompressStore(label, hn::And(inside, other), du, work.entry[lane] + count);
      if (count > BlockInWork::most) {
        work.fits = false;
        break;
      }
    }
    work.count[lane] = count;
  }
  near.clear();
}

void list_segment(const PairConstants& law, float skin, Candidates& near, const Sphere* spheres,
                  const Segment& segment, BlockInWork& work) {
  constexpr Slot page = Slot{1} << NeighbourLists::page_bits;
  for (Segment::Run run : segment.runs)
    while (run.first < run.last && work.fits) {
      if (near.full()) list_candidates(law, skin, near, spheres, segment, work);
      const auto label = work.code(run.first);
      if (!label) {
        work.fits = false;
        break;
      }
      const Slot stop = HWY_MIN(run.last, (run.first / page + 1) * page);
      run.first += static_cast<Slot>(near.append(spheres, run.first, stop, *label));
    }
  list_candidates(law, skin, near, spheres, segment, work);
}

void list_group(const PairConstants& law, float skin, const RowGrid& grid, const Sphere* spheres,
                std::size_t cells, Slot first, NeighbourLists::Block* blocks, std::size_t count,
                std::uint16_t* entries, std::size_t room) {
  constexpr auto lanes = static_cast<Slot>(NeighbourLists::lanes);
  const Slot last =
      static_cast<Slot>(HWY_MIN(cells, std::size_t{first} + count * NeighbourLists::lanes));
  SegmentWalker walker(grid, first, last);
  Segment segment;
  Candidates near;
  BlockInWork work;
  std::size_t used = 0;
  bool more = walker.next(segment);
  for (std::size_t b = 0; b < count; ++b) {
    const Slot begin = first + static_cast<Slot>(b) * lanes;
    work.begin();
    for (; more && segment.first < begin + lanes; more = walker.next(segment))
      if (work.fits) list_segment(law, skin, near, spheres, segment, work);
    const std::size_t rows = work.rows();
    NeighbourLists::Block& block = blocks[b];
    std::fill(std::begin(block.page), std::end(block.page), std::uint16_t{0});
    if (!work.fits || used + rows > room) {
      block.first_row = 0;
      block.rows = NeighbourLists::no_list;
      continue;
    }
    write_rows(work, begin, rows, entries + used * NeighbourLists::lanes);
    std::copy(work.page, work.page + work.pages, block.page);
    block.first_row = static_cast<std::uint16_t>(used);
    block.rows = static_cast<std::uint16_t>(rows);
    used += rows;
  }
}

}  // namespace HWY_NAMESPACE
}  // namespace caudata::graft
HWY_AFTER_NAMESPACE();

#if HWY_ONCE
namespace caudata::graft {

HWY_EXPORT(list_group);

void list_neighbours(const PairConstants& law, float skin, const RowGrid& grid,
                     std::span<const Sphere> spheres, Slot first,
                     std::span<NeighbourLists::Block> blocks, std::uint16_t* entries,
                     std::size_t room) {
  HWY_DYNAMIC_DISPATCH(list_group)
  (law, skin, grid, spheres.data(), spheres.size(), first, blocks.data(), blocks.size(), entries,
   room);
}

}  // namespace caudata::graft
#endif
