// SPDX-License-Identifier: Apache-2.0
#include "anatomy/canal/oscillation.hpp"

#include <algorithm>
#include <numbers>

#include "anatomy/canal/womersley.hpp"

namespace caudata::anatomy {

namespace {

/// d/dx at station i of values(i), one-sided at the ends.
template <class Values>
auto oscillation_slope(std::uint32_t i, std::uint32_t nx, double dx, const Values& values) {
  const std::uint32_t before = i == 0 ? 0 : i - 1, after = std::min(i + 1, nx - 1);
  return (values(after) - values(before)) / (dx * (after - before));
}

double oscillation_step(const GapField& field) { return 2 * std::numbers::pi / field.na; }

void oscillation_slopes(GapField& f) {
  for (std::uint32_t i = 0; i < f.nx; ++i) {
    for (std::uint32_t j = 0; j < f.na; ++j) {
      const std::size_t c = f.at(i, j);
      const std::uint32_t left = (j + f.na - 1) % f.na, right = (j + 1) % f.na;
      const auto gap = [&](std::uint32_t k) { return f.gap[f.at(k, j)]; };
      const auto radius = [&](std::uint32_t k) { return f.radius[f.at(k, j)]; };
      f.gap_x[c] = oscillation_slope(i, f.nx, f.dx, gap);
      f.log_radius_x[c] = oscillation_slope(i, f.nx, f.dx, radius) / f.radius[c];
      f.gap_s[c] =
          (f.gap[f.at(i, right)] - f.gap[f.at(i, left)]) / (2 * oscillation_step(f) * f.radius[c]);
    }
  }
}

/// How much flow along the canal a cell takes at a speed A of 1.
Complex oscillation_conductance(const GapField& f, const Oscillation& o, std::size_t c) {
  return f.gap[c] * o.mean[c] * f.radius[c];
}

void oscillation_along(const GapField& f, const CanalFlow& flow, Oscillation& o) {
  for (std::uint32_t i = 0; i < f.nx; ++i) {
    Complex sum = 0;
    for (std::uint32_t j = 0; j < f.na; ++j) {
      const std::size_t c = f.at(i, j);
      o.mean[c] = PlaneWomersley(f.gap[c], flow.omega(), flow.viscosity()).mean();
      sum += oscillation_conductance(f, o, c);
    }
    o.axial[i] = flow.open_flow((i + 0.5) * f.dx) / (sum * oscillation_step(f));
  }
}

/// What each cell of station i must pass on around: what stays of the flow along the canal less
/// what the dura takes up, the same per length of girth, so that all cells together pass on none.
void oscillation_gathered(const GapField& f, std::uint32_t i, Oscillation& o) {
  Complex taken = 0;
  double girth = 0;
  for (std::uint32_t j = 0; j < f.na; ++j) {
    const std::size_t c = f.at(i, j);
    const auto stream = [&](std::uint32_t k) {
      return o.axial[k] * oscillation_conductance(f, o, f.at(k, j));
    };
    o.around_s[c] = -oscillation_slope(i, f.nx, f.dx, stream) / f.radius[c];
    taken += o.around_s[c] * f.radius[c];
    girth += f.radius[c];
  }
  for (std::uint32_t j = 0; j < f.na; ++j) o.around_s[f.at(i, j)] -= taken / girth;
}

/// Flow around at the middles of cells, from its differences across them, without circulation.
void oscillation_close(const GapField& f, std::uint32_t i, Oscillation& o) {
  const double step = oscillation_step(f);
  Complex face = 0, driven = 0, weight = 0;
  for (std::uint32_t j = 0; j < f.na; ++j) {
    const std::size_t c = f.at(i, j);
    const Complex change = o.around_s[c] * f.radius[c] * step;
    const Complex resistance = f.radius[c] / (f.gap[c] * o.mean[c]);
    o.around[c] = face + change / 2.0;
    driven += o.around[c] * resistance;
    weight += resistance;
    face += change;
  }
  for (std::uint32_t j = 0; j < f.na; ++j) o.around[f.at(i, j)] -= driven / weight;
}

}  // namespace

GapField gap_field(const Canal& canal, const Gravity& gravity, GridSize size) {
  const std::size_t cells = std::size_t{size.nx} * size.na;
  GapField f{size.nx, size.na, canal.length() / size.nx, {}, {}, {}, {}, {}, {}};
  for (auto* values : {&f.inner, &f.gap, &f.radius, &f.gap_x, &f.gap_s, &f.log_radius_x}) {
    values->resize(cells);
  }
  for (std::uint32_t i = 0; i < f.nx; ++i) {
    const CanalSection section = canal.section((i + 0.5) * f.dx, gravity);
    for (std::uint32_t j = 0; j < f.na; ++j) {
      const CanalRay r = ray(section, (j + 0.5) / f.na);
      f.inner[f.at(i, j)] = r.inner;
      f.gap[f.at(i, j)] = r.gap;
      f.radius[f.at(i, j)] = r.inner + r.gap / 2;
    }
  }
  oscillation_slopes(f);
  return f;
}

Oscillation oscillation(const GapField& f, const CanalFlow& flow) {
  const std::size_t cells = f.gap.size();
  Oscillation o{std::vector<Complex>(f.nx), std::vector<Complex>(f.nx), std::vector<Complex>(cells),
                std::vector<Complex>(cells), std::vector<Complex>(cells)};
  oscillation_along(f, flow, o);
  for (std::uint32_t i = 0; i < f.nx; ++i) {
    o.axial_x[i] = oscillation_slope(i, f.nx, f.dx, [&](std::uint32_t k) { return o.axial[k]; });
    oscillation_gathered(f, i, o);
    oscillation_close(f, i, o);
  }
  return o;
}

}  // namespace caudata::anatomy
