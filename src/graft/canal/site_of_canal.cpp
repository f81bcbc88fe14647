// SPDX-License-Identifier: Apache-2.0
#include "graft/canal/site_of_canal.hpp"

#include <algorithm>
#include <cmath>

namespace caudata::graft {
namespace {

std::vector<float> site_roots(const anatomy::Canal& canal, std::uint32_t nx) {
  std::vector<float> roots;
  for (std::uint32_t i = 0; i < nx; ++i) {
    const double from = canal.length() * i / nx, to = canal.length() * (i + 1) / nx;
    const double fluid = canal.volumes(from, to).fluid;
    roots.push_back(fluid > 0 ? static_cast<float>(canal.surfaces(from, to).roots / fluid) : 0.0f);
  }
  return roots;
}

}  // namespace

CanalSite site_of(const anatomy::Canal& canal, std::span<const anatomy::Posture> postures,
                  anatomy::GridSize size) {
  const anatomy::CanalFlow flow(canal);
  const anatomy::CanalSurfaces s = canal.surfaces(0, canal.length());
  CanalSite site;
  site.areas = {s.pia, s.dura, s.roots, s.lesion};
  site.roots = site_roots(canal, size.nx);
  for (const anatomy::Posture posture : postures)
    site.postures.push_back({posture, gravity(posture, canal.parameters().posture),
                             drift_grid(canal, flow, posture, size)});
  return site;
}

StartProfile start_of(const anatomy::Bolus& bolus, std::uint32_t around) {
  StartProfile start{bolus.share, {}, bolus.thickness};
  for (std::uint32_t i = 0; i < around; ++i) {
    const double off = std::abs((i + 0.5) / around - bolus.azimuth);
    const double turned = std::min(off, 1 - off);  // [turns] from the middle
    // A cell of the grid counts with its part within the width.
    start.around.push_back(std::clamp((bolus.half_width - turned) * around + 0.5, 0.0, 1.0));
  }
  if (std::all_of(start.around.begin(), start.around.end(), [](double s) { return s <= 0; }))
    start.around.assign(around, 1);
  return start;
}

}  // namespace caudata::graft
