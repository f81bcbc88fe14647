// SPDX-License-Identifier: Apache-2.0
#include "graft/rules/michaelis_pile.hpp"

#include <algorithm>
#include <cmath>

#include "core/contract.hpp"

namespace caudata::graft {
namespace {

/// One Newton step for the levels at the centres of layers of width h; returns the largest change.
/// The matrix is tridiagonal with -1 beside the diagonal, in units of D/h^2.
double michaelis_step(const PileSupply& s, double half, double h, std::vector<double>& c) {
  const double use = s.use * h * h / s.diffusivity;
  const std::size_t n = c.size();
  std::vector<double> diagonal(n), right(n);
  for (std::size_t i = 0; i < n; ++i) {
    const double sum = c[i] + half;
    const double surface = i == 0 ? 2 * (s.level - c[i]) : c[i - 1] - c[i];
    const double inward = i + 1 < n ? c[i + 1] - c[i] : 0;
    right[i] = surface + inward - use * c[i] / sum;
    diagonal[i] = (i == 0 ? 2 : 1) + (i + 1 < n ? 1 : 0) + use * half / (sum * sum);
    if (i == 0) continue;
    diagonal[i] -= 1 / diagonal[i - 1];
    right[i] += right[i - 1] / diagonal[i - 1];
  }
  double change = 0, largest = 0;
  for (std::size_t i = n; i-- > 0;) {
    change = (right[i] + change) / diagonal[i];
    const double next = std::max(c[i] + change, 0.1 * c[i]);  // levels stay above nothing
    largest = std::max(largest, std::fabs(next - c[i]));
    c[i] = next;
  }
  return largest;
}

}  // namespace

MichaelisPile::MichaelisPile(const PileSupply& supply, double half)
    : supply_(supply), half_(half), thickest_(deep * slab_reach(supply)) {
  EXPECTS(supply.level > 0 && supply.diffusivity > 0 && supply.use > 0 && half > 0);
  tabulate();
}

void MichaelisPile::tabulate() {
  constexpr double settled = 1e-13;
  constexpr int most_steps = 200;
  table_.assign((thicknesses + 1) * (layers + 1), supply_.level);
  std::vector<double> c(layers, supply_.level);  // each pile begins from the thinner one before
  for (std::size_t row = 1; row <= thicknesses; ++row) {
    const double h = thickest_ * static_cast<double>(row) / (thicknesses * layers);
    for (int i = 0; i < most_steps; ++i)
      if (michaelis_step(supply_, half_, h, c) < settled * supply_.level) break;
    double* levels = table_.data() + row * (layers + 1);
    for (std::size_t i = 1; i < layers; ++i) levels[i] = 0.5 * (c[i - 1] + c[i]);
    levels[layers] = c[layers - 1];
  }
}

double MichaelisPile::at(std::size_t row, double share) const {
  const double place = share * layers;
  const auto i = std::min(static_cast<std::size_t>(place), layers - 1);
  const double part = place - static_cast<double>(i);
  const double* levels = table_.data() + row * (layers + 1);
  return levels[i] + part * (levels[i + 1] - levels[i]);
}

double MichaelisPile::level(double thickness, double depth) const {
  EXPECTS(depth >= 0 && depth <= thickness);
  if (!(thickness > 0)) return supply_.level;
  const double whole = std::min(thickness, thickest_), share = std::min(1.0, depth / whole);
  const double place = whole / thickest_ * thicknesses;
  const auto row = std::min(static_cast<std::size_t>(place), thicknesses - 1);
  const double part = place - static_cast<double>(row);
  return at(row, share) + part * (at(row + 1, share) - at(row, share));
}

double MichaelisPile::starved(double thickness, double critical) const {
  EXPECTS(critical > 0 && critical <= supply_.level);
  if (!(thickness > 0) || level(thickness, thickness) >= critical) return 0;
  double fed = 0, starving = thickness;
  for (int i = 0; i < 60; ++i) {
    const double depth = 0.5 * (fed + starving);
    (level(thickness, depth) >= critical ? fed : starving) = depth;
  }
  return 1 - starving / thickness;
}

}  // namespace caudata::graft
