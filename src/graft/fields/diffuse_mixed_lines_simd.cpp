// SPDX-License-Identifier: Apache-2.0
#include <algorithm>

#include "core/contract.hpp"
#include "graft/fields/diffuse_lines.hpp"
#include "graft/fields/flush_subnormals.hpp"

#undef HWY_TARGET_INCLUDE
#define HWY_TARGET_INCLUDE "graft/fields/diffuse_mixed_lines_simd.cpp"
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

using Voxels = VoxelsOf<V, M>;

/// What of one row the elimination of the next face needs.
struct RowBelow {
  alignas(64) float half[row_lanes], diffuses[row_lanes], value[row_lanes], rest[row_lanes];
  alignas(64) float sum[row_lanes], pivot[row_lanes];  // pivot = 1 / sum
};

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
  const V endless = hn::Set(d, std::numeric_limits<float>::infinity());
  const V sum = hn::IfThenElse(open, hn::Add(q, hn::IfThenElseZero(upper.diffuses, one)), endless);
  // Within a medium the sums soon repeat; a quotient of the same numbers is the same.
  V pivot = hn::Load(d, below.pivot + lane);
  if (!hn::AllTrue(d, hn::Eq(sum, hn::Load(d, below.sum + lane)))) {
    pivot = hn::Div(one, sum);
    hn::Store(sum, d, below.sum + lane);
    hn::Store(pivot, d, below.pivot + lane);
  }
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
  std::fill_n(below.sum, row_lanes, std::numeric_limits<float>::infinity());
  std::fill_n(below.pivot, row_lanes, 0.0f);
}

/// On neither side of a face.
HWY_INLINE bool nothing_diffuses(F d, const Voxels& upper, const RowBelow& below,
                                 std::size_t lane) {
  const M lower = hn::Gt(hn::Load(d, below.diffuses + lane), hn::Zero(d));
  return hn::AllFalse(d, hn::Or(lower, upper.diffuses));
}

/// `eliminate_mixed` at such a face, which nothing crosses.
HWY_INLINE void pass_by(F d, const Voxels& upper, V above, RowBelow& below, std::size_t lane) {
  hn::Store(upper.half, d, below.half + lane);
  hn::Store(above, d, below.value + lane);
  hn::Store(hn::Set(d, 1.0f), d, below.rest + lane);
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
      float* const u = scratch.flux.data() + f * row_lanes + lane;
      float* const weight = scratch.weight.data() + f * row_lanes + lane;
      Voxels upper{hn::Set(d, law.high.half_resistance), hn::MaskFromVec(hn::Zero(d))};
      V above = hn::Set(d, law.high.value);
      if (!beyond) {
        const std::size_t at = f * panel.stride + lane;
        hwy::Prefetch(panel.values + at + rows_ahead * panel.stride);
        hwy::Prefetch(panel.media + at + rows_ahead * panel.stride);
        upper = voxels_of(d, law, panel.media + at);
        const V stored = hn::Load(d, panel.values + at);
        above = hn::IfThenElse(upper.diffuses, stored, hn::Mul(hn::Set(d, law.growth), stored));
      }
      if (nothing_diffuses(d, upper, below, lane)) {
        pass_by(d, upper, above, below, lane);
        hn::Store(hn::Zero(d), d, u);
        hn::Store(hn::Zero(d), d, weight);
        continue;
      }
      const V u_before = f > 0 ? hn::Load(d, u - row_lanes) : hn::Zero(d);
      const auto face = eliminate_mixed(d, law.growth, upper, above, u_before, below, lane);
      hn::Store(face.u, d, u);
      hn::Store(face.weight, d, weight);
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
      const std::uint8_t* const media = panel.media + at;
      const bool alike = one_medium(d, media);
      if (alike && (media[0] >= medium_count || !law.diffuses[media[0]])) continue;
      const M diffuses =
          alike ? hn::FirstN(d, hn::Lanes(d)) : lanes_that_diffuse(d, law.diffuses, media);
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

}  // namespace

HWY_EXPORT(mixed_lines);

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

}  // namespace caudata::graft
#endif
