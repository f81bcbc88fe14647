// SPDX-License-Identifier: Apache-2.0
#include "graft/tissue/canal_fluid.hpp"

#include "anatomy/canal/canal_flow.hpp"
#include "core/elementary.hpp"

namespace caudata::graft {

CanalFluid::CanalFluid(const anatomy::Canal& canal, const FieldParameters& p)
    : volume_(
          anatomy::renewed_fluid(canal.parameters().flow, canal.volumes(0, canal.length()).fluid)),
      washout_(anatomy::washout(canal.parameters().flow, canal.volumes(0, canal.length()).fluid)) {
  levels_[static_cast<std::size_t>(Substance::oxygen)] = p.oxygen.csf;
  levels_[static_cast<std::size_t>(Substance::glucose)] = p.glucose.csf;
}

void CanalFluid::feed(Substance pool, double rate, double days) {
  double& level = levels_[static_cast<std::size_t>(pool)];
  const double steady = rate / (washout_ * volume_);  // pg/mm^3 are ng/mL
  level = steady + (level - steady) * core::exp(-washout_ * days);
}

}  // namespace caudata::graft
