// SPDX-License-Identifier: Apache-2.0
#include "core/contract.hpp"
#include "graft/fields/diffuse_lines.hpp"

#undef HWY_TARGET_INCLUDE
#define HWY_TARGET_INCLUDE "graft/fields/lanes_and_rows_simd.cpp"
#include <hwy/cache_control.h>
#include <hwy/foreach_target.h>
#include <hwy/highway.h>

HWY_BEFORE_NAMESPACE();
namespace caudata::graft {
namespace HWY_NAMESPACE {
namespace hn = hwy::HWY_NAMESPACE;

using F = hn::ScalableTag<float>;
using V = hn::Vec<F>;

constexpr std::size_t row_lanes = LinePanel::most_lanes;

/// 4 columns of as many rows as a vector has lanes, each 128 bits from another row.
template <class D>
HWY_INLINE hn::Vec<D> load_blocks(D d, float* const* lines, std::size_t x) {
  if constexpr (hn::MaxLanes(D()) == 4) {
    return hn::Load(d, lines[0] + x);
  } else {
    const hn::Half<D> half;
    return hn::Combine(d, load_blocks(half, lines + hn::MaxLanes(half), x),
                       load_blocks(half, lines, x));
  }
}

template <class D>
HWY_INLINE void store_blocks(D d, hn::Vec<D> v, float* const* lines, std::size_t x) {
  if constexpr (hn::MaxLanes(D()) == 4) {
    hn::Store(v, d, lines[0] + x);
  } else {
    const hn::Half<D> half;
    store_blocks(half, hn::LowerHalf(half, v), lines, x);
    store_blocks(half, hn::UpperHalf(half, v), lines + hn::MaxLanes(half), x);
  }
}

/// Transposes the 4 x 4 numbers of every 128-bit block; its own inverse.
HWY_INLINE void transpose_blocks(F d, V& a, V& b, V& c, V& e) {
  const hn::RepartitionToWide<F> dw;
  const auto ab_low = hn::BitCast(dw, hn::InterleaveLower(d, a, b));
  const auto ab_high = hn::BitCast(dw, hn::InterleaveUpper(d, a, b));
  const auto ce_low = hn::BitCast(dw, hn::InterleaveLower(d, c, e));
  const auto ce_high = hn::BitCast(dw, hn::InterleaveUpper(d, c, e));
  a = hn::BitCast(d, hn::InterleaveLower(dw, ab_low, ce_low));
  b = hn::BitCast(d, hn::InterleaveUpper(dw, ab_low, ce_low));
  c = hn::BitCast(d, hn::InterleaveLower(dw, ab_high, ce_high));
  e = hn::BitCast(d, hn::InterleaveUpper(dw, ab_high, ce_high));
}

constexpr std::size_t line_floats = 16;  // of a line of the cache

/// Asks the memory for the rows of the next vector of lanes, and of the first for what comes soon:
/// so many short rows at once are more than a processor foresees by itself.
HWY_INLINE void ask_for(float* const* lines, std::size_t lane, std::size_t count, std::size_t x) {
  const std::size_t width = hn::Lanes(F());
  if (lane == 0)
    for (std::size_t k = 0; k < width; ++k) hwy::Prefetch(lines[k] + x + 4 * line_floats);
  if (lane + width < count)
    for (std::size_t k = 0; k < width; ++k) hwy::Prefetch(lines[lane + width + k] + x);
}

void rows_into_lanes(float* const* lines, std::size_t count, std::size_t n, float* panel) {
  const F d;
  for (std::size_t lane = 0; lane < count; lane += hn::Lanes(d)) {
    float* const* const at = lines + lane;
    for (std::size_t x = 0; x < n; x += 4) {
      if (x % line_floats == 0) ask_for(lines, lane, count, x);
      V a = load_blocks(d, at, x), b = load_blocks(d, at + 1, x);
      V c = load_blocks(d, at + 2, x), e = load_blocks(d, at + 3, x);
      transpose_blocks(d, a, b, c, e);
      float* const to = panel + x * row_lanes + lane;
      hn::Store(a, d, to);
      hn::Store(b, d, to + row_lanes);
      hn::Store(c, d, to + 2 * row_lanes);
      hn::Store(e, d, to + 3 * row_lanes);
    }
  }
}

void lanes_into_rows(const float* panel, std::size_t n, float* const* lines, std::size_t count) {
  const F d;
  for (std::size_t lane = 0; lane < count; lane += hn::Lanes(d)) {
    float* const* const at = lines + lane;
    for (std::size_t x = 0; x < n; x += 4) {
      const float* const from = panel + x * row_lanes + lane;
      V a = hn::Load(d, from), b = hn::Load(d, from + row_lanes);
      V c = hn::Load(d, from + 2 * row_lanes), e = hn::Load(d, from + 3 * row_lanes);
      transpose_blocks(d, a, b, c, e);
      store_blocks(d, a, at, x);
      store_blocks(d, b, at + 1, x);
      store_blocks(d, c, at + 2, x);
      store_blocks(d, e, at + 3, x);
    }
  }
}

}  // namespace HWY_NAMESPACE
}  // namespace caudata::graft
HWY_AFTER_NAMESPACE();

#if HWY_ONCE
namespace caudata::graft {

HWY_EXPORT(rows_into_lanes);
HWY_EXPORT(lanes_into_rows);

void rows_to_lanes(std::span<float* const> lines, std::size_t n, float* panel) {
  EXPECTS(lines.size() % 16 == 0 && lines.size() <= LinePanel::most_lanes);
  HWY_DYNAMIC_DISPATCH(rows_into_lanes)(lines.data(), lines.size(), n, panel);
}

void lanes_to_rows(const float* panel, std::size_t n, std::span<float* const> lines) {
  EXPECTS(lines.size() % 16 == 0 && lines.size() <= LinePanel::most_lanes);
  HWY_DYNAMIC_DISPATCH(lanes_into_rows)(panel, n, lines.data(), lines.size());
}

}  // namespace caudata::graft
#endif
