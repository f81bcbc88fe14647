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

/// The azimuth to which the fluid goes: down if it is heavier than the canal's, up if lighter.
double bolus_side(const Canal& canal, const Gravity& down, const Injection& injection) {
  const bool light = injection.density < canal.parameters().fluid.density;
  const double side = dependent_azimuth(down) + (light ? 0.5 : 0);
  return side >= 1 ? side - 1 : side;
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
  const double side = bolus_side(canal, down, injection);
  for (std::size_t i = 0; i < nx; ++i) {
    const double x = bolus_middle(canal, i, nx);
    c.ceiling.push_back(ray(canal.section(x, down), side).gap);
    if (i == 0) continue;
    c.open.push_back(std::min(canal.passage(x), canal.passage(bolus_middle(canal, i - 1, nx))));
  }
  return c;
}

/// All around, with shares, thickness and interval of the fluid's thickness.
Bolus bolus_of(const GravityCurrent& current, const std::vector<double>& thickness) {
  const double sum = std::accumulate(thickness.begin(), thickness.end(), 0.0);
  Bolus bolus;
  bolus.from = current.dx * static_cast<double>(thickness.size());
  for (std::size_t i = 0; i < thickness.size(); ++i) {
    bolus.share.push_back(thickness[i] / sum);
    bolus.thickness.push_back(std::min(thickness[i], current.ceiling[i]));
    if (!(thickness[i] > 0)) continue;
    bolus.from = std::min(bolus.from, current.dx * static_cast<double>(i));
    bolus.to = current.dx * static_cast<double>(i + 1);
  }
  return bolus;
}

double bolus_girth(const Canal& canal) {
  return canal.surfaces(0, canal.length()).dura / canal.length();
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
  const BolusParameters& p = canal.parameters().bolus;
  const bool lies = current.across > 0 && current.strength > 0;
  const double width = bolus_girth(canal) * (lies ? p.width : 1);
  std::vector<double> thickness =
      bolus_fill(bolus_room(canal, nx), static_cast<std::size_t>(injection.puncture / current.dx),
                 injection.volume * bolus_mm3_per_ml);
  for (double& h : thickness) h /= width * current.dx;
  Bolus bolus = bolus_of(current, flow(current, thickness, p.spread));
  if (!lies) return bolus;
  bolus.azimuth = bolus_side(canal, down, injection);
  bolus.half_width = p.width / 2;
  return bolus;
}

}  // namespace caudata::anatomy
