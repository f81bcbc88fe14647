// SPDX-License-Identifier: Apache-2.0
#include "core/contract.hpp"
#include "graft/fields/exchange.hpp"
#include "graft/fields/flush_subnormals.hpp"

#undef HWY_TARGET_INCLUDE
#define HWY_TARGET_INCLUDE "graft/fields/exchange_lines_simd.cpp"
#include <hwy/foreach_target.h>
#include <hwy/highway.h>

#include "graft/fields/carried_sum-inl.hpp"
#include "graft/fields/line_voxels-inl.hpp"

HWY_BEFORE_NAMESPACE();
namespace caudata::graft {
namespace HWY_NAMESPACE {
namespace hn = hwy::HWY_NAMESPACE;

void exchange_panel(const std::array<bool, medium_count>& diffuses, float dt,
                    const LinePanel& panel, const float* source, const float* uptake,
                    double* gained, double* lost) {
  const hn::ScalableTag<float> d;
  using V = hn::Vec<decltype(d)>;
  const V step = hn::Set(d, dt), one = hn::Set(d, 1.0f);
  for (std::size_t lane = 0; lane < panel.lanes; lane += hn::Lanes(d)) {
    V carry = hn::Load(d, panel.remainder + lane);
    for (std::size_t row = 0; row < panel.rows; ++row) {
      const std::size_t at = row * panel.stride + lane;
      const auto here = lanes_that_diffuse(d, diffuses, panel.media + at);
      const V c = hn::Load(d, panel.values + at);
      const V gain = hn::IfThenElseZero(here, hn::Mul(step, hn::Load(d, source + at)));
      const V rate = hn::Mul(step, hn::Load(d, uptake + at));
      const V share = hn::Div(rate, hn::Add(one, rate));
      const V loss = hn::IfThenElseZero(here, hn::Mul(share, hn::Add(c, gain)));
      const auto net = difference_and_error(gain, loss);
      const auto next = add_change(d, c, sum_and_error(net.value, hn::Add(net.carry, carry)));
      hn::Store(hn::IfThenElse(here, next.value, c), d, panel.values + at);
      carry = hn::IfThenElse(here, next.carry, carry);
      add_to_sums(gain, gained + lane);
      add_to_sums(loss, lost + lane);
    }
    hn::Store(carry, d, panel.remainder + lane);
  }
}

}  // namespace HWY_NAMESPACE
}  // namespace caudata::graft
HWY_AFTER_NAMESPACE();

#if HWY_ONCE
namespace caudata::graft {

HWY_EXPORT(exchange_panel);

Exchanged exchange_lines(const std::array<bool, medium_count>& diffuses, double dt,
                         const LinePanel& panel, const float* source, const float* uptake) {
  EXPECTS(panel.lanes % 16 == 0 && panel.lanes <= LinePanel::most_lanes);
  const FlushSubnormals flush;
  alignas(64) double gained[LinePanel::most_lanes] = {}, lost[LinePanel::most_lanes] = {};
  HWY_DYNAMIC_DISPATCH(exchange_panel)
  (diffuses, static_cast<float>(dt), panel, source, uptake, gained, lost);
  Exchanged all;
  for (std::size_t lane = 0; lane < panel.lanes; ++lane) {
    all.gained += gained[lane];
    all.lost += lost[lane];
  }
  return all;
}

}  // namespace caudata::graft
#endif
