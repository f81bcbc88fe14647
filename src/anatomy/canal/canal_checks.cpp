// SPDX-License-Identifier: Apache-2.0
#include "anatomy/canal/canal_checks.hpp"

#include <algorithm>
#include <cmath>
#include <numbers>
#include <numeric>

#include "core/infinity.hpp"
#include "core/time_units.hpp"

namespace caudata::anatomy {

namespace {

constexpr double check_mm3_per_ml = 1000, check_mm2_per_cm2 = 100, check_mm_per_cm = 10;

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

void predict_lumbosacral(const Canal& canal, std::vector<CanalPrediction>& out) {
  const CanalVolumes v = canal.volumes(canal.axis().at(t11_t12), canal.length());
  out.push_back({"lumbosacral-csf-and-roots", (v.fluid + v.roots) / check_mm3_per_ml});
  out.push_back({"lumbosacral-csf-flat", v.fluid / check_mm3_per_ml});
}

/// Volume and displacement per beat are published as both directions together, ours one way: a
/// flow of mean 0 and range R carries at most R / 4 of a beat one way, and the published volume is
/// above that.
void predict_oscillation(const Canal& canal, const CanalFlow& flow,
                         std::vector<CanalPrediction>& out) {
  const double upper = canal.axis().at(c2_c3), lower = canal.axis().at(c5_c6);
  const double range = check_velocity_range(canal, flow, upper);
  const double section = check_fluid_section(canal.section(upper));
  const double stroke = 2 * flow.stroke_volume(upper);
  out.push_back({"c2-c3-velocity-range", range / check_mm_per_cm});
  out.push_back({"c2-c3-flow-range", range * section / check_mm3_per_ml});
  out.push_back({"c2-c3-stroke-volume", stroke / check_mm3_per_ml});
  out.push_back({"c2-c3-displacement", stroke / section / check_mm_per_cm});
  out.push_back({"c5-c6-velocity-change",
                 (check_velocity_range(canal, flow, lower) - range) / check_mm_per_cm});
  out.push_back(
      {"c5-c6-stroke-volume-change", (2 * flow.stroke_volume(lower) - stroke) / check_mm3_per_ml});
}

/// By the hydraulic diameter with dura, cord and roots as walls: the published mean is that of the
/// published fluid over the sum of these three areas, and not of the first two.
void predict_numbers(const Canal& canal, const CanalFlow& flow, std::uint32_t nx,
                     std::vector<CanalPrediction>& out) {
  double reynolds = 0, womersley = 0;
  for (std::uint32_t i = 0; i < nx; ++i) {
    const double from = i * canal.length() / nx, to = (i + 1) * canal.length() / nx;
    const double diameter = 4 * canal.volumes(from, to).fluid / canal.surfaces(from, to).all();
    const double peak = check_velocity_range(canal, flow, (from + to) / 2) / 2;
    reynolds = std::max(reynolds, peak * diameter / flow.viscosity());
    womersley += diameter / 2 * std::sqrt(flow.omega() / flow.viscosity()) / nx;
  }
  out.push_back({"reynolds-max", reynolds});
  out.push_back({"womersley-mean", womersley});
}

/// Of what was given, what a camera sees at a place that had nothing: assumed.
constexpr double check_seen = 0.01;

double check_rostral(const std::vector<double>& amount, std::size_t cells) {
  return std::accumulate(amount.begin(), amount.begin() + static_cast<std::ptrdiff_t>(cells), 0.0);
}

}  // namespace

double ascent_hours(const SoluteLine& line, double from, double to, double share) {
  constexpr double seconds = 120, longest = 7 * core::seconds_per_day;
  std::vector<double> amount(line.section.size(), 0);
  amount[static_cast<std::size_t>(from / line.dx)] = 1;
  const auto cells = static_cast<std::size_t>(to / line.dx);
  double before = 0;
  for (double time = 0; time < longest; time += seconds) {
    step(line, seconds, amount);
    const double now = check_rostral(amount, cells);
    if (now >= share)
      return (time + seconds * (share - before) / (now - before)) / core::seconds_per_hour;
    before = now;
  }
  return core::infinity;
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
  out.push_back({"tracer-ascent", ascent_hours(solute_line(canal, grid), canal.axis().at(l3_l4),
                                               canal.axis().at(c7_t1), check_seen)});
  return out;
}

std::vector<CanalCheckRow> canal_checks(const std::vector<CanalPrediction>& predictions,
                                        const std::vector<PublishedCanalValue>& published) {
  std::vector<CanalCheckRow> rows;
  for (const PublishedCanalValue& p : published) {
    if (!p.not_modelled.empty()) {
      rows.push_back({p, std::nullopt, false});
      continue;
    }
    const auto found = std::ranges::find(predictions, p.id, &CanalPrediction::id);
    if (found == predictions.end()) continue;
    const bool inside = found->value >= p.lower && found->value <= p.upper;
    rows.push_back({p, found->value, inside});
  }
  return rows;
}

}  // namespace caudata::anatomy
