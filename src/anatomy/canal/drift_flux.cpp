// SPDX-License-Identifier: Apache-2.0
#include <numbers>

#include "anatomy/canal/drift_grid.hpp"
#include "anatomy/canal/streaming.hpp"

namespace caudata::anatomy {

namespace {

/// Intervals in which a layer's drift is resolved: with 8 layers in a gap of 5 mm a Stokes layer
/// has four. Twice as many change the mean over the depth by less than 0.1 %.
constexpr std::size_t flux_intervals_per_layer = 6;

/// Mean over each layer by the trapezoidal rule.
void flux_layers(const std::vector<double>& nodes, double* layer, std::uint32_t layers) {
  constexpr std::size_t n = flux_intervals_per_layer;
  for (std::size_t k = 0; k < layers; ++k) {
    double sum = (nodes[k * n] + nodes[(k + 1) * n]) / 2;
    for (std::size_t i = 1; i < n; ++i) sum += nodes[k * n + i];
    layer[k] = sum / n;
  }
}

/// Means over layers of w (1 - w) / 2, the shape of a flow that a pressure drives.
std::vector<double> flux_pressure_shape(std::uint32_t layers) {
  std::vector<double> nodes(layers * flux_intervals_per_layer + 1), shape(layers);
  for (std::size_t k = 0; k < nodes.size(); ++k) {
    const double w = static_cast<double>(k) / static_cast<double>(nodes.size() - 1);
    nodes[k] = pressure_profile(w, 1, 1);
  }
  flux_layers(nodes, shape.data(), layers);
  return shape;
}

GapFlow flux_gap_flow(const GapField& f, const Oscillation& o, std::uint32_t i, std::size_t c,
                      Complex mean_per_gap) {
  return {f.gap_x[c],  f.gap_s[c],    f.log_radius_x[c], o.axial[i],  o.axial_x[i],
          o.around[c], o.around_s[c], o.mean[c],         mean_per_gap};
}

/// Section of one layer of a cell [mm^2].
double flux_section(const GapField& f, std::size_t c, std::uint32_t k, std::uint32_t layers) {
  const double step = 2 * std::numbers::pi / f.na / layers;
  return (f.inner[c] + (k + 0.5) / layers * f.gap[c]) * f.gap[c] * step;
}

/// The steady pressure gradient that takes the net flow of section i away.
double flux_pressure(const GapField& f, std::uint32_t i, const std::vector<double>& shape,
                     const LayerField& speed) {
  double net = 0, by_pressure = 0;
  for (std::uint32_t j = 0; j < f.na; ++j) {
    const std::size_t c = f.at(i, j);
    for (std::uint32_t k = 0; k < speed.nw; ++k) {
      const double section = flux_section(f, c, k, speed.nw);
      net += speed.value[speed.at(i, j, k)] * section;
      by_pressure += shape[k] * f.gap[c] * f.gap[c] * section;
    }
  }
  return net / by_pressure;
}

/// Turns the speeds of section i into fluxes of which no layer carries any in sum: what a layer
/// carries is taken from its cells by their share of the section, the same in all layers, so that
/// the sum over the layers does not change.
void flux_close(const GapField& f, std::uint32_t i, const std::vector<double>& shape,
                LayerField& flux) {
  const double pressure = flux_pressure(f, i, shape, flux);
  double whole = 0;
  for (std::uint32_t j = 0; j < f.na; ++j) whole += f.radius[f.at(i, j)] * f.gap[f.at(i, j)];
  for (std::uint32_t k = 0; k < flux.nw; ++k) {
    double carried = 0;
    for (std::uint32_t j = 0; j < f.na; ++j) {
      const std::size_t c = f.at(i, j);
      double& value = flux.value[flux.at(i, j, k)];
      value -= pressure * shape[k] * f.gap[c] * f.gap[c];
      value *= flux_section(f, c, k, flux.nw);
      carried += value;
    }
    for (std::uint32_t j = 0; j < f.na; ++j) {
      const std::size_t c = f.at(i, j);
      flux.value[flux.at(i, j, k)] -= carried * f.radius[c] * f.gap[c] / whole;
    }
  }
}

}  // namespace

LayerField drift_flux(const GapField& f, const Oscillation& o, const CanalFlow& flow,
                      std::uint32_t layers) {
  LayerField flux(f.nx, f.na, layers);
  const std::vector<double> shape = flux_pressure_shape(layers);
  WomersleyColumn column;
  std::vector<double> drift;
  for (std::uint32_t i = 0; i < f.nx; ++i) {
    for (std::uint32_t j = 0; j < f.na; ++j) {
      const std::size_t c = f.at(i, j);
      const PlaneWomersley here(f.gap[c], flow.omega(), flow.viscosity());
      tabulate(here, layers * flux_intervals_per_layer, column);
      lagrangian_profile(here, column, flux_gap_flow(f, o, i, c, column.integral_per_gap.back()),
                         flow.omega(), flow.viscosity(), drift);
      flux_layers(drift, &flux.value[flux.at(i, j, 0)], layers);
    }
    flux_close(f, i, shape, flux);
  }
  return flux;
}

}  // namespace caudata::anatomy
