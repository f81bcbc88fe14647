// SPDX-License-Identifier: Apache-2.0
#include "anatomy/canal/solute.hpp"

#include <numbers>
#include <numeric>

#include "anatomy/canal/canal_flow.hpp"
#include "anatomy/canal/shear_dispersion.hpp"
#include "core/contract.hpp"
#include "core/time_units.hpp"

namespace caudata::anatomy {

namespace {

/// Exchange between cells i and i + 1: amount per time and difference of concentration [mm^3/s].
double solute_exchange(const SoluteLine& line, std::size_t i) {
  const double a = line.section[i] * line.dispersion[i];
  const double b = line.section[i + 1] * line.dispersion[i + 1];
  return a + b > 0 ? 2 * a * b / (a + b) / line.dx : 0;
}

/// What the drift's differences over a section add to the mixing [mm^2/s].
double solute_by_drift(const CanalGrid& grid, std::uint32_t i, double mixing) {
  std::vector<ShearLane> lanes(grid.na);
  std::vector<double> layers(grid.nw);
  double over_depth = 0, all = 0;
  for (std::size_t j = 0; j < grid.na; ++j) {
    const std::size_t c = std::size_t{i} * grid.na + j;
    const double gap = static_cast<double>(grid.gap[c]);
    const double middle = static_cast<double>(grid.inner[c]) + gap / 2;
    for (std::size_t k = 0; k < grid.nw; ++k)
      layers[k] = static_cast<double>(grid.axial[c * grid.nw + k]);
    const double mean = std::accumulate(layers.begin(), layers.end(), 0.0) / grid.nw;
    lanes[j] = {mean, gap, 2 * std::numbers::pi * middle / grid.na};
    over_depth += shear_dispersion(layers, gap, mixing) * gap * lanes[j].width;
    all += gap * lanes[j].width;
  }
  return over_depth / all + ring_dispersion(lanes, mixing);
}

}  // namespace

SoluteLine solute_line(const Canal& canal, const CanalGrid& grid) {
  SoluteLine line;
  line.dx = canal.length() / grid.nx;
  for (std::uint32_t i = 0; i < grid.nx; ++i) {
    const double x = (i + 0.5) * line.dx, mixing = static_cast<double>(grid.mixing[i]);
    const CanalSection s = canal.section(x);
    line.section.push_back(area(s.dura) - s.cord - s.roots);
    const double by_drift = mixing > 0 ? solute_by_drift(grid, i, mixing) : 0;
    line.dispersion.push_back((mixing + by_drift) * canal.passage(x));
  }
  const double fluid = canal.volumes(0, canal.length()).fluid;
  line.washout = washout(canal.parameters().flow, fluid) / core::seconds_per_day;
  return line;
}

void step(const SoluteLine& line, double seconds, std::vector<double>& amount) {
  EXPECTS(amount.size() == line.section.size() && !amount.empty());
  const std::size_t n = amount.size();
  const auto volume = [&](std::size_t i) { return line.section[i] * line.dx; };
  std::vector<double> upper(n, 0);
  double before = 0;  // exchange with the cell before
  for (std::size_t i = 0; i < n; ++i) {
    const double after = i + 1 < n ? solute_exchange(line, i) : 0;
    const double in = i > 0 ? seconds * before / volume(i - 1) : 0;
    const double out = seconds * (before + after) / volume(i);
    const double pivot = 1 + seconds * line.washout + out - (i > 0 ? in * upper[i - 1] : 0);
    upper[i] = i + 1 < n ? seconds * after / volume(i + 1) / pivot : 0;
    amount[i] = (amount[i] + (i > 0 ? in * amount[i - 1] : 0)) / pivot;
    before = after;
  }
  for (std::size_t i = n - 1; i-- > 0;) amount[i] += upper[i] * amount[i + 1];
}

}  // namespace caudata::anatomy
