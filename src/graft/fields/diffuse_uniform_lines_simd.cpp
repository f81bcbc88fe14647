// SPDX-License-Identifier: Apache-2.0
#include <algorithm>

#include "core/contract.hpp"
#include "graft/fields/diffuse_lines.hpp"
#include "graft/fields/flush_subnormals.hpp"

#undef HWY_TARGET_INCLUDE
#define HWY_TARGET_INCLUDE "graft/fields/diffuse_uniform_lines_simd.cpp"
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

constexpr std::size_t row_lanes = LinePanel::most_lanes;

constexpr std::size_t rows_ahead = 8;  // what a forward sweep asks the memory for

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

}  // namespace HWY_NAMESPACE
}  // namespace caudata::graft
HWY_AFTER_NAMESPACE();

#if HWY_ONCE
namespace caudata::graft {

HWY_EXPORT(uniform_lines);

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

}  // namespace caudata::graft
#endif
