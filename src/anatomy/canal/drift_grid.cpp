// SPDX-License-Identifier: Apache-2.0
#include "anatomy/canal/drift_grid.hpp"

#include <cmath>
#include <numbers>

#include "anatomy/canal/womersley.hpp"
#include "core/contract.hpp"

namespace caudata::anatomy {

namespace {

constexpr double pascal_seconds = 1e-3;  // per mPa s

CanalGrid drift_shape(const GapField& f, double length, std::uint32_t layers) {
  CanalGrid grid;
  grid.nx = f.nx;
  grid.na = f.na;
  grid.nw = layers;
  grid.length = length;
  grid.gap.assign(f.gap.begin(), f.gap.end());
  grid.inner.assign(f.inner.begin(), f.inner.end());
  return grid;
}

void drift_stations(const Canal& canal, const CanalFlow& flow, double dx, CanalGrid& grid) {
  for (std::uint32_t i = 0; i < grid.nx; ++i) {
    const double x = (i + 0.5) * dx;
    grid.region.push_back(canal.axis().region(x));
    grid.in_lesion.push_back(canal.lesion().contains(x) ? 1 : 0);
    grid.passage.push_back(static_cast<float>(canal.passage(x)));
    grid.mixing.push_back(static_cast<float>(flow.mixing(x)));
  }
}

/// Both walls of a plane gap feel the same.
void drift_shear(const GapField& f, const Oscillation& o, const CanalFlow& flow, double viscosity,
                 CanalGrid& grid) {
  for (std::uint32_t i = 0; i < f.nx; ++i) {
    const double relative = flow.relative((i + 0.5) * f.dx);
    for (std::uint32_t j = 0; j < f.na; ++j) {
      const std::size_t c = f.at(i, j);
      const PlaneWomersley here(f.gap[c], flow.omega(), flow.viscosity());
      const Complex around = o.around[c] / (f.gap[c] * o.mean[c]);
      const double speed = std::sqrt(std::norm(o.axial[i]) + std::norm(around));
      const double slope = std::sqrt(std::norm(here.wall_slope())) / f.gap[c];
      grid.shear_inner.push_back(
          static_cast<float>(pascal_seconds * viscosity * relative * speed * slope));
    }
  }
  grid.shear_outer = grid.shear_inner;
}

/// Smoothing length: the mean gap, in stations.
std::uint32_t drift_half_width(const GapField& f) {
  double sum = 0;
  for (const double gap : f.gap) sum += gap;
  return static_cast<std::uint32_t>(sum / static_cast<double>(f.gap.size()) / f.dx + 0.5);
}

/// How easily a pressure drives flow around: settles what circulates.
std::vector<double> drift_weights(const GapField& f) {
  std::vector<double> weight(f.gap.size());
  for (std::size_t c = 0; c < weight.size(); ++c) {
    weight[c] = f.radius[c] / (f.gap[c] * f.gap[c] * f.gap[c]);
  }
  return weight;
}

void drift_velocities(const GapField& f, const LayerField& stream, CanalGrid& grid) {
  const double step = 2 * std::numbers::pi / f.na;
  grid.axial.resize(stream.value.size());
  grid.azimuthal.resize(stream.value.size());
  for (std::uint32_t i = 0; i < f.nx; ++i) {
    for (std::uint32_t j = 0; j < f.na; ++j) {
      const std::size_t c = f.at(i, j);
      for (std::uint32_t k = 0; k < stream.nw; ++k) {
        const double radius = f.inner[c] + (k + 0.5) / stream.nw * f.gap[c];
        const double layer = f.gap[c] / stream.nw;
        const StreamFlux through = flux(stream, i, j, k);
        grid.axial[stream.at(i, j, k)] =
            static_cast<float>(through.along / (radius * step * layer));
        grid.azimuthal[stream.at(i, j, k)] = static_cast<float>(through.around / (f.dx * layer));
      }
    }
  }
}

}  // namespace

CanalGrid drift_grid(const Canal& canal, const CanalFlow& flow, Posture posture, GridSize size) {
  EXPECTS(size.nx >= 3 && size.na >= 3 && size.nw >= 1);
  const Gravity down = gravity(posture, canal.parameters().posture);
  const GapField field = gap_field(canal, down, size);
  const Oscillation leading = oscillation(field, flow);
  CanalGrid grid = drift_shape(field, canal.length(), size.nw);
  drift_stations(canal, flow, field.dx, grid);
  drift_shear(field, leading, flow, canal.parameters().fluid.viscosity, grid);
  LayerField through = drift_flux(field, leading, flow, size.nw);
  smooth_along(through, drift_half_width(field));
  const std::size_t per_station = std::size_t{size.na} * size.nw;
  for (std::size_t i = 0; i < size.nx; ++i) {
    const double share = flow.relative((static_cast<double>(i) + 0.5) * field.dx);
    for (std::size_t c = 0; c < per_station; ++c)
      through.value[i * per_station + c] *= share * share;
  }
  drift_velocities(field, stream_function(through, drift_weights(field)), grid);
  return grid;
}

}  // namespace caudata::anatomy
