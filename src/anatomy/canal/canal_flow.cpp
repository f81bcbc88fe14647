// SPDX-License-Identifier: Apache-2.0
#include "anatomy/canal/canal_flow.hpp"

#include <algorithm>
#include <numbers>

namespace caudata::anatomy {

namespace {

constexpr std::size_t flow_slices = 2400;

}  // namespace

CanalFlow::CanalFlow(const Canal& canal)
    : omega_(2 * std::numbers::pi * canal.person().heart_rate / 60),
      viscosity_(kinematic_viscosity(canal.parameters().fluid)),
      stroke_volume_(1000 * canal.person().stroke_volume),
      wave_speed_(1000 * canal.parameters().flow.wave_speed),
      mixing_(canal.parameters().flow.mixing),
      reference_(1000 * canal.parameters().person.stroke_volume),
      slice_(canal.length() / flow_slices),
      block_(canal.person().lesion ? canal.block().from : canal.length()),
      passage_(canal.person().lesion ? canal.person().lesion->passage : 1),
      caudal_(flow_slices + 1, 0) {
  for (std::size_t k = flow_slices; k-- > 0;) {
    const double from = static_cast<double>(k) * slice_;
    const CanalSection s = canal.section(from + slice_ / 2);
    caudal_[k] = caudal_[k + 1] + (area(s.dura) - s.cord - s.roots) * slice_;
  }
}

double CanalFlow::caudal_fluid(double x) const {
  const double position = std::clamp(x / slice_, 0.0, static_cast<double>(flow_slices));
  const auto k = std::min(static_cast<std::size_t>(position), flow_slices - 1);
  const double share = position - static_cast<double>(k);
  return caudal_[k] + share * (caudal_[k + 1] - caudal_[k]);
}

double CanalFlow::open_stroke_volume(double x) const {
  return stroke_volume_ * caudal_fluid(x) / caudal_.front();
}

double CanalFlow::relative(double x) const {
  if (x >= block_) return passage_;
  return 1 - (1 - passage_) * caudal_fluid(block_) / caudal_fluid(x);
}

Complex CanalFlow::open_flow(double x) const {
  const Complex lag = complex_exp({0, -omega_ * x / wave_speed_});
  return omega_ / 2 * open_stroke_volume(x) * lag;
}

double CanalFlow::mixing(double x) const {
  const double ratio = stroke_volume(x) / reference_;
  return mixing_ * ratio * ratio;
}

double renewed_fluid(const CanalFlowParameters& parameters, double spinal_fluid) {
  constexpr double mm3_per_ml = 1000;
  return parameters.cranial_volume * mm3_per_ml + spinal_fluid;
}

double washout(const CanalFlowParameters& parameters, double spinal_fluid) {
  constexpr double minutes_per_day = 1440, mm3_per_ml = 1000;
  return parameters.production * mm3_per_ml * minutes_per_day /
         renewed_fluid(parameters, spinal_fluid);
}

}  // namespace caudata::anatomy
