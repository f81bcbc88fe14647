// SPDX-License-Identifier: Apache-2.0
#include <algorithm>

#include "core/contract.hpp"
#include "graft/fields/diffuse_lines.hpp"
#include "graft/fields/flush_subnormals.hpp"

#undef HWY_TARGET_INCLUDE
#define HWY_TARGET_INCLUDE "graft/fields/diffuse_lines_simd.cpp"
#include <hwy/cache_control.h>
#include <hwy/foreach_target.h>
#include <hwy/highway.h>

#include "graft/fields/carried_sum-inl.hpp"
#include "graft/fields/line_voxels-inl.hpp"

HWY_BEFORE_NAMESPACE();
namespace caudata::graft {
namespace HWY_NAMESPACE {
namespace hn = hwy::HWY_NAMESPACE;

using F = hn::ScalableTag<float>;
using V = hn::Vec<F>;
using M = hn::Mask<F>;

constexpr std::size_t row_lanes = LinePanel::most_lanes;
constexpr std::size_t rows_ahead = 8;  // what a forward sweep asks the memory for

/// What of one row the elimination of the next face needs.
struct RowBelow {
  alignas(64) float half[row_lanes], diffuses[row_lanes], value[row_lanes], rest[row_lanes];
};

using Voxels = VoxelsOf<V, M>;

struct FaceOfMixedLines {
  V u, weight;
  M held;  // one side is held
};

/// `eliminate` in every lane, with the right-hand side; the upper row becomes the row below.
HWY_INLINE FaceOfMixedLines eliminate_mixed(F d, float growth, const Voxels& upper, V above,
                                            V u_before, RowBelow& below, std::size_t lane) {
  const V zero = hn::Zero(d), one = hn::Set(d, 1.0f);
  const M lower_diffuses = hn::Gt(hn::Load(d, below.diffuses + lane), zero);
  const V resistance =
      hn::Mul(hn::Set(d, growth), hn::Add(hn::Load(d, below.half + lane), upper.half));
  const M open = hn::And(hn::Or(lower_diffuses, upper.diffuses),
                         hn::Lt(resistance, hn::Set(d, std::numeric_limits<float>::infinity())));
  const V q =
      hn::Add(resistance, hn::IfThenElseZero(lower_diffuses, hn::Load(d, below.rest + lane)));
  const V sum = hn::Add(q, hn::IfThenElseZero(upper.diffuses, one));
  const V pivot = hn::IfThenElseZero(open, hn::Div(one, sum));
  const V u = hn::Mul(hn::Add(hn::Sub(above, hn::Load(d, below.value + lane)),
                              hn::IfThenElseZero(lower_diffuses, u_before)),
                      pivot);
  hn::Store(upper.half, d, below.half + lane);
  hn::Store(hn::IfThenElseZero(upper.diffuses, one), d, below.diffuses + lane);
  hn::Store(above, d, below.value + lane);
  hn::Store(hn::IfThenElse(open, hn::Mul(q, pivot), one), d, below.rest + lane);
  const M held = hn::And(open, hn::Xor(lower_diffuses, upper.diffuses));
  return {u, hn::IfThenElseZero(upper.diffuses, pivot), held};
}

void begin_mixed(const LineLaw& law, RowBelow& below) {
  std::fill_n(below.half, row_lanes, law.low.half_resistance);
  std::fill_n(below.diffuses, row_lanes, 0.0f);
  std::fill_n(below.value, row_lanes, law.low.value);
  std::fill_n(below.rest, row_lanes, 1.0f);
}

/// Forward along the lines: u, weight and which faces meet something held.
void eliminate_mixed_lines(const LineLaw& law, const LinePanel& panel, PanelScratch& scratch) {
  const F d;
  RowBelow below;
  begin_mixed(law, below);
  for (std::size_t f = 0; f <= panel.rows; ++f) {
    const bool beyond = f == panel.rows;
    bool meets_held = false;
    for (std::size_t lane = 0; lane < panel.lanes; lane += hn::Lanes(d)) {
      Voxels upper{hn::Set(d, law.high.half_resistance), hn::MaskFromVec(hn::Zero(d))};
      V above = hn::Set(d, law.high.value);
      if (!beyond) {
        const std::size_t at = f * panel.stride + lane;
        upper = voxels_of(d, law, panel.media + at);
        const V stored = hn::Load(d, panel.values + at);
        above = hn::IfThenElse(upper.diffuses, stored, hn::Mul(hn::Set(d, law.growth), stored));
      }
      float* const u = scratch.flux.data() + f * row_lanes + lane;
      const V u_before = f > 0 ? hn::Load(d, u - row_lanes) : hn::Zero(d);
      const auto face = eliminate_mixed(d, law.growth, upper, above, u_before, below, lane);
      hn::Store(face.u, d, u);
      hn::Store(face.weight, d, scratch.weight.data() + f * row_lanes + lane);
      meets_held = meets_held || !hn::AllFalse(d, face.held);
    }
    scratch.meets_held[f] = meets_held ? 1 : 0;
  }
}

/// Backward: the fluxes, and every voxel gets the difference of its two. `sums` may be null.
void apply_mixed_lines(const LineLaw& law, const LinePanel& panel, PanelScratch& scratch,
                       double* sums) {
  const F d;
  const V fraction = hn::Set(d, law.fraction);
  for (std::size_t row = panel.rows; row-- > 0;) {
    for (std::size_t lane = 0; lane < panel.lanes; lane += hn::Lanes(d)) {
      float* const out_at = scratch.flux.data() + row * row_lanes + lane;
      const std::size_t at = row * panel.stride + lane;
      const V in = hn::Load(d, out_at + row_lanes);
      const V out =
          hn::Add(hn::Load(d, out_at),
                  hn::Mul(hn::Load(d, scratch.weight.data() + row * row_lanes + lane), in));
      hn::Store(out, d, out_at);
      const M diffuses = lanes_that_diffuse(d, law.diffuses, panel.media + at);
      const V c = hn::Load(d, panel.values + at);
      const V carry = hn::Load(d, panel.remainder + lane);
      const auto next = add_flux(d, c, in, out, fraction, carry);
      hn::Store(hn::IfThenElse(diffuses, next.value, c), d, panel.values + at);
      hn::Store(hn::IfThenElse(diffuses, next.carry, carry), d, panel.remainder + lane);
      if (sums != nullptr) add_to_sums(hn::IfThenElseZero(diffuses, next.value), sums + lane);
    }
  }
}

void mixed_lines(const LineLaw& law, const LinePanel& panel, PanelScratch& scratch, double* sums) {
  eliminate_mixed_lines(law, panel, scratch);
  apply_mixed_lines(law, panel, scratch, sums);
}

/// What a row hands to the next, of `count` vectors of lanes that go along all rows together: in
/// registers, and enough of them to hide each other's latency.
template <std::size_t count>
struct Strips {
  V first, second;
  Strips<count - 1> others;
};
template <>
struct Strips<0> {};

HWY_INLINE void begin_strips(Strips<0>&, const float*, const float*) {}
template <std::size_t count>
HWY_INLINE void begin_strips(Strips<count>& s, const float* first, const float* second) {
  const F d;
  s.first = hn::Load(d, first);
  s.second = hn::Load(d, second);
  begin_strips(s.others, first + hn::Lanes(d), second + hn::Lanes(d));
}

/// first: u, second: the values of the row below.
HWY_INLINE void eliminate_row(Strips<0>&, V, const float*, std::size_t, float*) {}
template <std::size_t count>
HWY_INLINE void eliminate_row(Strips<count>& s, V pivot, const float* values, std::size_t ahead,
                              float* flux) {
  const F d;
  hwy::Prefetch(values + ahead);
  const V above = hn::Load(d, values);
  s.first = hn::Mul(hn::Add(hn::Sub(above, s.second), s.first), pivot);
  s.second = above;
  hn::Store(s.first, d, flux);
  eliminate_row(s.others, pivot, values + hn::Lanes(d), ahead, flux + hn::Lanes(d));
}

HWY_INLINE void eliminate_end(const Strips<0>&, V, V, float*) {}
template <std::size_t count>
HWY_INLINE void eliminate_end(const Strips<count>& s, V pivot, V end, float* flux) {
  const F d;
  hn::Store(hn::Mul(hn::Add(hn::Sub(end, s.second), s.first), pivot), d, flux);
  eliminate_end(s.others, pivot, end, flux + hn::Lanes(d));
}

/// first: the flux in, second: the carry.
template <bool Sum>
HWY_INLINE void apply_row(Strips<0>&, V, V, float*, const float*, double*) {}
template <bool Sum, std::size_t count>
HWY_INLINE void apply_row(Strips<count>& s, V weight, V fraction, float* values, const float* flux,
                          double* sums) {
  const F d;
  const V out = hn::Add(hn::Load(d, flux), hn::Mul(weight, s.first));
  const auto next = add_flux(d, hn::Load(d, values), s.first, out, fraction, s.second);
  hn::Store(next.value, d, values);
  if (Sum) add_to_sums(next.value, sums);
  s.first = out;
  s.second = next.carry;
  const std::size_t width = hn::Lanes(d);
  apply_row<Sum>(s.others, weight, fraction, values + width, flux + width, sums + width);
}

HWY_INLINE void end_strips(const Strips<0>&, float*, float*) {}
template <std::size_t count>
HWY_INLINE void end_strips(const Strips<count>& s, float* first, float* second) {
  const F d;
  hn::Store(s.first, d, first);
  hn::Store(s.second, d, second);
  end_strips(s.others, first + hn::Lanes(d), second + hn::Lanes(d));
}

template <std::size_t strips>
HWY_INLINE void eliminate_uniform_strips(const LineLaw& law, const float* pivots,
                                         const LinePanel& panel, float* flux, std::size_t lane) {
  const F d;
  alignas(64) float low[row_lanes], zeros[row_lanes] = {};
  std::fill_n(low, row_lanes, law.low.value);
  Strips<strips> s;
  begin_strips(s, zeros, low);
  const float* values = panel.values + lane;
  for (std::size_t f = 0; f < panel.rows; ++f, values += panel.stride, flux += row_lanes)
    eliminate_row(s, hn::Set(d, pivots[f]), values, rows_ahead * panel.stride, flux);
  eliminate_end(s, hn::Set(d, pivots[panel.rows]), hn::Set(d, law.high.value), flux);
}

/// Leaves the fluxes through the two ends where they were.
template <std::size_t strips, bool Sum>
HWY_INLINE void apply_uniform_strips(const LineLaw& law, const float* pivots,
                                     const LinePanel& panel, float* flux, std::size_t lane,
                                     double* sums) {
  const F d;
  const V fraction = hn::Set(d, law.fraction);
  flux += panel.rows * row_lanes;
  float* values = panel.values + panel.rows * panel.stride + lane;
  Strips<strips> s;
  begin_strips(s, flux, panel.remainder + lane);
  for (std::size_t row = panel.rows; row-- > 0;) {
    flux -= row_lanes;
    values -= panel.stride;
    apply_row<Sum>(s, hn::Set(d, pivots[row]), fraction, values, flux, sums);
  }
  end_strips(s, flux, panel.remainder + lane);
}

template <std::size_t strips>
HWY_INLINE void uniform_strips(const LineLaw& law, const float* pivots, const LinePanel& panel,
                               PanelScratch& scratch, std::size_t lane, double* sums) {
  float* const flux = scratch.flux.data() + lane;
  eliminate_uniform_strips<strips>(law, pivots, panel, flux, lane);
  if (sums == nullptr)
    apply_uniform_strips<strips, false>(law, pivots, panel, flux, lane, sums);
  else
    apply_uniform_strips<strips, true>(law, pivots, panel, flux, lane, sums + lane);
}

void uniform_lines(const LineLaw& law, const float* pivots, const LinePanel& panel,
                   PanelScratch& scratch, double* sums) {
  const std::size_t width = hn::Lanes(F());
  std::size_t lane = 0;
  for (; lane + 4 * width <= panel.lanes; lane += 4 * width)
    uniform_strips<4>(law, pivots, panel, scratch, lane, sums);
  const std::size_t left = (panel.lanes - lane) / width;
  if (left == 3) uniform_strips<3>(law, pivots, panel, scratch, lane, sums);
  if (left == 2) uniform_strips<2>(law, pivots, panel, scratch, lane, sums);
  if (left == 1) uniform_strips<1>(law, pivots, panel, scratch, lane, sums);
}

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

void rows_into_lanes(float* const* lines, std::size_t count, std::size_t n, float* panel) {
  const F d;
  for (std::size_t lane = 0; lane < count; lane += hn::Lanes(d)) {
    float* const* const at = lines + lane;
    for (std::size_t x = 0; x < n; x += 4) {
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
namespace {

/// Between two rows of a panel; row f - 1 is below face f.
void add_panel_crossings(const LineLaw& law, const LinePanel& panel, const PanelScratch& scratch,
                         std::size_t f, LineCrossings& crossings) {
  const auto row = [&](std::size_t r) { return panel.media + r * panel.stride; };
  add_crossings(law, f > 0 ? row(f - 1) : nullptr, f < panel.rows ? row(f) : nullptr,
                {scratch.flux.data() + f * LinePanel::most_lanes, panel.lanes}, crossings);
}

double total_of_lanes(const LinePanel& panel, const double* sums) {
  double total = 0;
  for (std::size_t lane = 0; lane < panel.lanes; ++lane)
    if (panel.media[lane] != VoxelMask::padding) total += sums[lane];
  return total;
}

}  // namespace

HWY_EXPORT(mixed_lines);
HWY_EXPORT(uniform_lines);
HWY_EXPORT(rows_into_lanes);
HWY_EXPORT(lanes_into_rows);

void PanelScratch::reserve(std::size_t rows) {
  const std::size_t padded = (rows + 3) / 4 * 4;
  if (lines.size() >= padded * LinePanel::most_lanes) return;
  flux.resize((padded + 1) * LinePanel::most_lanes);
  weight.resize((padded + 1) * LinePanel::most_lanes);
  lines.resize(padded * LinePanel::most_lanes);
  spare_row.resize(padded);
  line_media.resize(padded * LinePanel::most_lanes);
  meets_held.resize(padded + 1);
}

void diffuse_mixed_lines(const LineLaw& law, const LinePanel& panel, PanelScratch& scratch,
                         LineCrossings& crossings, double* content) {
  EXPECTS(panel.lanes % 16 == 0 && panel.lanes <= LinePanel::most_lanes && panel.rows >= 1);
  const FlushSubnormals flush;
  scratch.reserve(panel.rows);
  alignas(64) double sums[LinePanel::most_lanes] = {};
  HWY_DYNAMIC_DISPATCH(mixed_lines)(law, panel, scratch, content != nullptr ? sums : nullptr);
  for (std::size_t f = 0; f <= panel.rows; ++f)
    if (scratch.meets_held[f] != 0) add_panel_crossings(law, panel, scratch, f, crossings);
  if (content != nullptr) *content = total_of_lanes(panel, sums);
}

void diffuse_uniform_lines(const LineLaw& law, std::span<const float> pivots,
                           const LinePanel& panel, PanelScratch& scratch, LineCrossings& crossings,
                           double* content) {
  EXPECTS(panel.lanes % 16 == 0 && panel.lanes <= LinePanel::most_lanes && panel.rows >= 1);
  EXPECTS(pivots.size() == panel.rows + 1);
  const FlushSubnormals flush;
  scratch.reserve(panel.rows);
  alignas(64) double sums[LinePanel::most_lanes] = {};
  HWY_DYNAMIC_DISPATCH(uniform_lines)
  (law, pivots.data(), panel, scratch, content != nullptr ? sums : nullptr);
  const float* const flux = scratch.flux.data();
  if (pivots.front() > 0) add_crossings(law, nullptr, panel.media, {flux, panel.lanes}, crossings);
  if (pivots.back() > 0)
    add_crossings(law, panel.media, nullptr,
                  {flux + panel.rows * LinePanel::most_lanes, panel.lanes}, crossings);
  if (content != nullptr) *content = total_of_lanes(panel, sums);
}

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
