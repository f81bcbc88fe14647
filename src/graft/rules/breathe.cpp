// SPDX-License-Identifier: Apache-2.0
#include "graft/rules/breathe.hpp"

#include <algorithm>

#include "core/contract.hpp"
#include "core/elementary.hpp"

namespace caudata::graft {
namespace {

double breathe_uptake(const UptakeParameters& p, double level) {
  return p.uptake * level / (level + p.half);
}

double breathe_hazard(const DebtParameters& p, double before, double after) {
  return core::pow(after / p.tolerance, p.shape) - core::pow(before / p.tolerance, p.shape);
}

/// Michaelis uptake of a column in single precision.
void breathe_in(std::span<const float> level, const UptakeParameters& p, std::span<float> uptake) {
  const auto most = static_cast<float>(p.uptake), half = static_cast<float>(p.half);
  for (std::size_t i = 0; i < uptake.size(); ++i) uptake[i] = most * level[i] / (level[i] + half);
}

/// How much a level lacks: 0 from the critical level up, 1 at none.
float breathe_lack(float level, float one_over_critical) {
  return std::max(0.0f, 1.0f - level * one_over_critical);
}

}  // namespace

std::uint64_t breathe(const BreatheCells& cells, const BreatheParameters& p, double hours) {
  EXPECTS(cells.debt.size() == cells.oxygen.size() && cells.hazard.size() == cells.oxygen.size());
  breathe_in(cells.oxygen, p.oxygen, cells.oxygen_uptake);
  if (!cells.glucose.empty()) breathe_in(cells.glucose, p.glucose, cells.glucose_uptake);
  const auto oxygen = static_cast<float>(1 / p.oxygen.critical);
  const auto glucose = static_cast<float>(1 / p.glucose.critical);
  const auto kept = static_cast<float>(core::exp(-hours / p.debt.recovery));
  const auto length = static_cast<float>(hours);
  std::uint64_t starving = 0;
  for (std::size_t i = 0; i < cells.oxygen.size(); ++i) {
    float lack = breathe_lack(cells.oxygen[i], oxygen);
    if (!cells.glucose.empty()) lack = std::max(lack, breathe_lack(cells.glucose[i], glucose));
    const float before = cells.debt[i];
    cells.debt[i] = lack > 0 ? before + lack * length : before * kept;
    cells.hazard[i] =
        lack > 0 ? static_cast<float>(breathe_hazard(p.debt, before, cells.debt[i])) : 0.0f;
    starving += lack > 0;
  }
  return starving;
}

Breath breathe_reference(double oxygen, double glucose, double debt, const BreatheParameters& p,
                         double hours) {
  const double lack =
      std::max({0.0, 1 - oxygen / p.oxygen.critical, 1 - glucose / p.glucose.critical});
  Breath breath{debt, 0, breathe_uptake(p.oxygen, oxygen), breathe_uptake(p.glucose, glucose),
                lack > 0};
  if (breath.starves) {
    breath.debt = debt + lack * hours;
    breath.hazard = breathe_hazard(p.debt, debt, breath.debt);
  } else {
    breath.debt = debt * core::exp(-hours / p.debt.recovery);
  }
  return breath;
}

// 1 fmol/mm3 is 1e-6 mM.
double uptake_of_tissue(double uptake, double cells) {
  constexpr double millimolar = 1e-6, seconds_per_minute = 60;
  return uptake * cells * millimolar / seconds_per_minute;
}

}  // namespace caudata::graft
