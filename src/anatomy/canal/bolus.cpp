// SPDX-License-Identifier: Apache-2.0
#include "anatomy/canal/bolus.hpp"

#include <algorithm>
#include <numeric>

#include "anatomy/canal/gravity_current.hpp"
#include "core/contract.hpp"

namespace caudata::anatomy {

namespace {

constexpr double bolus_gravity = 9806.65;  // standard [mm/s^2]
constexpr double bolus_mm3_per_ml = 1000;

double bolus_middle(const Canal& canal, std::size_t i, std::size_t nx) {
  return (static_cast<double>(i) + 0.5) * canal.length() / static_cast<double>(nx);
}

/// Open fluid of each cell [mm^3].
std::vector<double> bolus_room(const Canal& canal, std::size_t nx) {
  const double dx = canal.length() / static_cast<double>(nx);
  std::vector<double> room(nx);
  for (std::size_t i = 0; i < nx; ++i) {
    const CanalSection s = canal.section(bolus_middle(canal, i, nx));
    room[i] = (area(s.dura) - s.cord - s.roots) * dx * canal.passage(bolus_middle(canal, i, nx));
  }
  return room;
}

/// Cells filled one after the other to both sides of the puncture's, until the volume is placed.
std::vector<double> bolus_fill(const std::vector<double>& room, std::size_t start, double volume) {
  std::vector<double> filled(room.size(), 0);
  const auto place = [&](std::size_t i) {
    filled[i] = std::min(room[i], volume);
    volume -= filled[i];
    return room[i] > 0;
  };
  bool rostral = place(start), caudal = rostral;
  for (std::size_t step = 1; volume > 0 && (rostral || caudal); ++step) {
    rostral = rostral && step <= start && place(start - step);
    caudal = caudal && start + step < room.size() && place(start + step);
  }
  ENSURES(volume <= 0);
  return filled;
}

GravityCurrent bolus_current(const Canal& canal, const Gravity& down, const Injection& injection,
                             std::size_t nx) {
  const double excess = injection.density - canal.parameters().fluid.density;
  const double sign = excess < 0 ? -1 : 1;
  const double reduced = sign * excess / injection.density * bolus_gravity;
  const double viscosity = 1000 * injection.viscosity / injection.density;  // [mm^2/s]
  GravityCurrent c;
  c.dx = canal.length() / static_cast<double>(nx);
  c.strength = reduced / (3 * viscosity);
  c.across = across(down);
  c.along = sign * down.caudal;
  const double side = dependent_azimuth(down) + (excess < 0 ? 0.5 : 0);
  for (std::size_t i = 0; i < nx; ++i) {
    const double x = bolus_middle(canal, i, nx);
    c.ceiling.push_back(ray(canal.section(x, down), side).gap);
    if (i == 0) continue;
    c.open.push_back(std::min(canal.passage(x), canal.passage(bolus_middle(canal, i - 1, nx))));
  }
  return c;
}

void bolus_interval(double dx, Bolus& bolus) {
  const auto holds = [](double share) { return share > 0; };
  const auto first = std::find_if(bolus.share.begin(), bolus.share.end(), holds);
  const auto last = std::find_if(bolus.share.rbegin(), bolus.share.rend(), holds);
  bolus.from = static_cast<double>(first - bolus.share.begin()) * dx;
  bolus.to = static_cast<double>(bolus.share.rend() - last) * dx;
}

}  // namespace

double reachable_fluid(const Canal& canal, double puncture) {
  const CanalInterval block = canal.block();
  if (!canal.person().lesion || canal.person().lesion->passage > 0 || block.from == block.to) {
    return canal.volumes(0, canal.length()).fluid;
  }
  if (block.contains(puncture)) return 0;
  if (puncture < block.from) return canal.volumes(0, block.from).fluid;
  return canal.volumes(block.to, canal.length()).fluid;
}

Bolus spread(const Canal& canal, Posture posture, const Injection& injection, std::uint32_t nx) {
  EXPECTS(injection.puncture >= 0 && injection.puncture < canal.length());
  const Gravity down = gravity(posture, canal.parameters().posture);
  const GravityCurrent current = bolus_current(canal, down, injection, nx);
  const auto start = static_cast<std::size_t>(injection.puncture / current.dx);
  const std::vector<double> filled =
      bolus_fill(bolus_room(canal, nx), start, injection.volume * bolus_mm3_per_ml);
  const BolusParameters& p = canal.parameters().bolus;
  const bool lies = current.across > 0 && current.strength > 0;
  const double girth = canal.surfaces(0, canal.length()).dura / canal.length();
  const double width = girth * (lies ? p.width : 1);
  std::vector<double> thickness(nx);
  for (std::size_t i = 0; i < nx; ++i) thickness[i] = filled[i] / (width * current.dx);
  thickness = flow(current, thickness, p.spread);
  const double sum = std::accumulate(thickness.begin(), thickness.end(), 0.0);
  Bolus bolus;
  for (std::size_t i = 0; i < nx; ++i) {
    bolus.share.push_back(thickness[i] / sum);
    bolus.thickness.push_back(std::min(thickness[i], current.ceiling[i]));
  }
  bolus_interval(current.dx, bolus);
  if (!lies) return bolus;
  const bool light = injection.density < canal.parameters().fluid.density;
  const double side = dependent_azimuth(down) + (light ? 0.5 : 0);
  bolus.azimuth = side >= 1 ? side - 1 : side;
  bolus.half_width = p.width / 2;
  return bolus;
}

}  // namespace caudata::anatomy
