// SPDX-License-Identifier: Apache-2.0
#include <numbers>

#include "anatomy/canal/drift_grid.hpp"
#include "anatomy/canal/streaming.hpp"

namespace caudata::anatomy {

namespace {

/// Intervals in which a layer's drift is resolved: at 8 layers of a 5-mm gap a twentieth of the
/// gap's Stokes layers is about one interval.
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

/// Turns the velocities of one section into fluxes: pressure takes the net flow of the section
/// away, and each layer's own is spread over the section.
void flux_close(const GapField& f, std::uint32_t i, const std::vector<double>& shape,
                LayerField& flux) {
  const double step = 2 * std::numbers::pi / f.na / flux.nw;
  const auto section = [&](std::size_t c, std::uint32_t k) {
    return (f.inner[c] + (k + 0.5) / flux.nw * f.gap[c]) * f.gap[c] * step;
  };
  double net = 0, by_pressure = 0, whole = 0;
  for (std::uint32_t j = 0; j < f.na; ++j) {
    const std::size_t c = f.at(i, j);
    for (std::uint32_t k = 0; k < flux.nw; ++k) {
      net += flux.value[flux.at(i, j, k)] * section(c, k);
      by_pressure += shape[k] * f.gap[c] * f.gap[c] * section(c, k);
    }
    whole += f.radius[c] * f.gap[c];
  }
  for (std::uint32_t k = 0; k < flux.nw; ++k) {
    double carried = 0;
    for (std::uint32_t j = 0; j < f.na; ++j) {
      const std::size_t c = f.at(i, j);
      double& value = flux.value[flux.at(i, j, k)];
      value -= net / by_pressure * shape[k] * f.gap[c] * f.gap[c];
      value *= section(c, k);
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
