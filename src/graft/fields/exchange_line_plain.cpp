// SPDX-License-Identifier: Apache-2.0
#include "graft/fields/exchange.hpp"
#include "graft/fields/flush_subnormals.hpp"

namespace caudata::graft {
namespace {

struct ExchangeTerm {
  float sum, error;
};

/// a + b and its rounding error.
ExchangeTerm exchange_sum(float a, float b) {
  const float s = a + b;
  const float b_seen = s - a;
  return {s, (a - (s - b_seen)) + (b - b_seen)};
}

}  // namespace

Exchanged exchange_line_plain(const std::array<bool, medium_count>& diffuses, double dt,
                              const LinePanel& panel, const float* source, const float* uptake,
                              std::size_t lane) {
  const FlushSubnormals flush;
  const float step = static_cast<float>(dt);
  Exchanged all;
  float& carry = panel.remainder[lane];
  for (std::size_t row = 0; row < panel.rows; ++row) {
    const std::size_t at = row * panel.stride + lane;
    const std::uint8_t medium = panel.media[at];
    if (medium >= medium_count || !diffuses[medium]) continue;
    float& value = panel.values[at];
    const float c = value, gain = step * source[at], rate = step * uptake[at];
    const float loss = (rate / (1.0f + rate)) * (c + gain);
    const ExchangeTerm net = exchange_sum(gain, -loss);
    const ExchangeTerm change = exchange_sum(net.sum, net.error + carry);
    value = c + change.sum > 0 ? c + change.sum : 0.0f;
    const float high = c > change.sum ? c : change.sum, low = c < change.sum ? c : change.sum;
    carry = (low - (value - high)) + change.error;
    all.gained += static_cast<double>(gain);
    all.lost += static_cast<double>(loss);
  }
  return all;
}

}  // namespace caudata::graft
