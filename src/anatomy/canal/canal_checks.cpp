// SPDX-License-Identifier: Apache-2.0
#include "anatomy/canal/canal_checks.hpp"

#include <algorithm>
#include <cmath>
#include <numbers>

#include "core/infinity.hpp"

namespace caudata::anatomy {

namespace {

constexpr double check_mm3_per_ml = 1000, check_mm2_per_cm2 = 100, check_mm_per_cm = 10,
                 check_seconds_per_hour = 3600;

double check_fluid_section(const CanalSection& s) { return area(s.dura) - s.cord - s.roots; }

/// Between largest and least over a beat, mean over the section [mm/s].
double check_velocity_range(const Canal& canal, const CanalFlow& flow, double x) {
  return flow.omega() * flow.stroke_volume(x) / check_fluid_section(canal.section(x));
}

void predict_geometry(const Canal& canal, std::vector<CanalPrediction>& out) {
  const CanalVolumes v = canal.volumes(0, canal.length());
  const CanalSurfaces s = canal.surfaces(0, canal.length());
  out.push_back({"csf-volume", v.fluid / check_mm3_per_ml});
  out.push_back({"csf-and-root-volume", (v.fluid + v.roots) / check_mm3_per_ml});
  out.push_back({"dura-volume", v.dura / check_mm3_per_ml});
  out.push_back({"cord-volume", v.cord / check_mm3_per_ml});
  out.push_back({"root-volume", v.roots / check_mm3_per_ml});
  out.push_back({"dura-area", s.dura / check_mm2_per_cm2});
  out.push_back({"cord-area", (s.pia + s.lesion) / check_mm2_per_cm2});
  out.push_back({"root-area", s.roots / check_mm2_per_cm2});
}

/// The geometry does not know posture or pressure in the abdomen, so neither changes a volume.
void predict_lumbosacral(const Canal& canal, std::vector<CanalPrediction>& out) {
  const CanalVolumes v = canal.volumes(canal.axis().at(t11_t12), canal.length());
  out.push_back({"lumbosacral-csf-and-roots", (v.fluid + v.roots) / check_mm3_per_ml});
  out.push_back({"lumbosacral-csf-flat", v.fluid / check_mm3_per_ml});
  out.push_back({"lumbosacral-change-head-up", 0});
  out.push_back({"lumbosacral-change-legs-up", 0});
}

void predict_oscillation(const Canal& canal, const CanalFlow& flow,
                         std::vector<CanalPrediction>& out) {
  const double upper = canal.axis().at(c2_c3), lower = canal.axis().at(c5_c6);
  const double range = check_velocity_range(canal, flow, upper);
  const double section = check_fluid_section(canal.section(upper));
  const double stroke = flow.stroke_volume(upper);
  out.push_back({"c2-c3-velocity-range", range / check_mm_per_cm});
  out.push_back({"c2-c3-flow-range", range * section / check_mm3_per_ml});
  out.push_back({"c2-c3-stroke-volume", stroke / check_mm3_per_ml});
  out.push_back({"c2-c3-displacement", stroke / section / check_mm_per_cm});
  out.push_back({"c5-c6-velocity-change",
                 (check_velocity_range(canal, flow, lower) - range) / check_mm_per_cm});
  out.push_back(
      {"c5-c6-stroke-volume-change", (flow.stroke_volume(lower) - stroke) / check_mm3_per_ml});
}

/// By the hydraulic diameter, as Sass 2017.
void predict_numbers(const Canal& canal, const CanalFlow& flow, std::uint32_t nx,
                     std::vector<CanalPrediction>& out) {
  double reynolds = 0, womersley = 0;
  for (std::uint32_t i = 0; i < nx; ++i) {
    const double x = (i + 0.5) * canal.length() / nx;
    const CanalSection s = canal.section(x);
    const double girth = perimeter(s.dura) + perimeter(s.inner);
    const double diameter = 4 * check_fluid_section(s) / girth;
    const double peak = check_velocity_range(canal, flow, x) / 2;
    reynolds = std::max(reynolds, peak * diameter / flow.viscosity());
    womersley += diameter / 2 * std::sqrt(flow.omega() / flow.viscosity()) / nx;
  }
  out.push_back({"reynolds-max", reynolds});
  out.push_back({"womersley-mean", womersley});
}

std::pair<std::size_t, std::size_t> check_stations(const CanalGrid& grid, double from, double to) {
  const double dx = grid.length / grid.nx;
  return {static_cast<std::size_t>(to / dx), static_cast<std::size_t>(from / dx)};
}

/// Fastest rostral drift at a station, mean over the depth [mm/s].
double check_rostral(const CanalGrid& grid, std::size_t i) {
  double fastest = 0;
  for (std::size_t j = 0; j < grid.na; ++j) {
    double sum = 0;
    for (std::size_t k = 0; k < grid.nw; ++k) {
      sum -= static_cast<double>(grid.axial[(i * grid.na + j) * grid.nw + k]);
    }
    fastest = std::max(fastest, sum / grid.nw);
  }
  return fastest;
}

}  // namespace

double drift_hours(const CanalGrid& grid, double from, double to) {
  const auto [first, last] = check_stations(grid, from, to);
  double seconds = 0;
  for (std::size_t i = first; i < last; ++i) {
    const double speed = check_rostral(grid, i);
    if (!(speed > 0)) return core::infinity;
    seconds += grid.length / grid.nx / speed;
  }
  return seconds / check_seconds_per_hour;
}

double mixing_hours(const CanalGrid& grid, double from, double to) {
  const auto [first, last] = check_stations(grid, from, to);
  double root = 0;
  for (std::size_t i = first; i < last; ++i) {
    if (!(grid.mixing[i] > 0)) return core::infinity;
    root += grid.length / grid.nx / std::sqrt(2 * static_cast<double>(grid.mixing[i]));
  }
  return root * root / check_seconds_per_hour;
}

std::vector<CanalPrediction> canal_predictions(const Canal& canal, const CanalFlow& flow,
                                               const CanalGrid& grid) {
  std::vector<CanalPrediction> out;
  predict_geometry(canal, out);
  predict_lumbosacral(canal, out);
  predict_oscillation(canal, flow, out);
  predict_numbers(canal, flow, grid.nx, out);
  const double fluid = canal.volumes(0, canal.length()).fluid;
  const double rate = washout(canal.parameters().flow, fluid);
  out.push_back({"dtpa-half-life", 24 * std::numbers::ln2 / rate});
  const double lumbar = canal.axis().at(l3_l4), cervical = canal.axis().at(c7_t1);
  out.push_back({"ascent-by-drift", drift_hours(grid, lumbar, cervical)});
  out.push_back({"ascent-by-mixing", mixing_hours(grid, lumbar, cervical)});
  return out;
}

std::vector<CanalCheckRow> canal_checks(const std::vector<CanalPrediction>& predictions,
                                        const std::vector<PublishedCanalValue>& published) {
  std::vector<CanalCheckRow> rows;
  for (const PublishedCanalValue& p : published) {
    const auto same = [&](const CanalPrediction& q) { return q.id == p.id; };
    const auto found = std::find_if(predictions.begin(), predictions.end(), same);
    if (found == predictions.end()) continue;
    const bool inside = found->value >= p.lower && found->value <= p.upper;
    rows.push_back({p, found->value, inside});
  }
  return rows;
}

}  // namespace caudata::anatomy
