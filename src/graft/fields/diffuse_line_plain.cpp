// SPDX-License-Identifier: Apache-2.0
#include <vector>

#include "graft/fields/diffuse_lines.hpp"
#include "graft/fields/flush_subnormals.hpp"

namespace caudata::graft {
namespace {

constexpr float plain_lines_closed = std::numeric_limits<float>::infinity();

LineVoxel plain_lines_voxel(const LineLaw& law, std::uint8_t medium) {
  if (medium >= medium_count) return {plain_lines_closed, false};
  return {law.half_resistance[medium], law.diffuses[medium]};
}

/// The new value of a voxel; `carry` goes in from the voxel above and out to that below.
float plain_lines_update(float c, float in, float out, float fraction, float& carry) {
  const float flux = in - out;
  const float flux_error = (in - flux) - out;
  const float decayed = fraction * (c + flux);
  const float small = (carry + flux_error) - decayed;
  const float change = flux + small;
  const float change_error = small - (change - flux);
  const float value = c + change > 0 ? c + change : 0.0f;
  const float high = c > change ? c : change, low = c < change ? c : change;
  carry = (low - (value - high)) + change_error;
  return value;
}

}  // namespace

void diffuse_line_plain(const LineLaw& law, const LinePanel& panel, std::size_t lane,
                        LineCrossings& crossings) {
  const FlushSubnormals flush;
  const std::size_t n = panel.rows;
  const auto medium = [&](std::size_t row) { return panel.media[row * panel.stride + lane]; };
  std::vector<float> u(n + 1), weight(n + 1);
  LineVoxel lower{law.low.half_resistance, false};
  float rest = 1, below = law.low.value;
  for (std::size_t f = 0; f <= n; ++f) {
    const LineVoxel upper =
        f < n ? plain_lines_voxel(law, medium(f)) : LineVoxel{law.high.half_resistance, false};
    const float stored = f < n ? panel.values[f * panel.stride + lane] : law.high.value;
    const float above = f == n || upper.diffuses ? stored : law.growth * stored;
    const FaceElimination e = eliminate(law.growth, lower, upper, rest);
    u[f] = ((above - below) + (lower.diffuses ? u[f - 1] : 0.0f)) * e.pivot;
    weight[f] = upper.diffuses ? e.pivot : 0.0f;
    rest = e.rest;
    lower = upper;
    below = above;
  }
  float in = u[n];
  float& carry = panel.remainder[lane];
  const auto add = [&](std::size_t f, float flux) {
    const std::uint8_t* row = panel.media + lane;
    add_crossings(law, f > 0 ? row + (f - 1) * panel.stride : nullptr,
                  f < n ? row + f * panel.stride : nullptr, {&flux, 1}, crossings);
  };
  add(n, in);
  for (std::size_t row = n; row-- > 0;) {
    const float out = u[row] + weight[row] * in;
    if (plain_lines_voxel(law, medium(row)).diffuses) {
      float& value = panel.values[row * panel.stride + lane];
      value = plain_lines_update(value, in, out, law.fraction, carry);
    }
    add(row, out);
    in = out;
  }
}

}  // namespace caudata::graft
