// SPDX-License-Identifier: Apache-2.0
#include "graft/rules/breathe.hpp"

#include <algorithm>
#include <array>

#include "core/contract.hpp"
#include "core/elementary.hpp"
#include "core/exp_of_many.hpp"
#include "core/log_of_many.hpp"

namespace caudata::graft {
namespace {

double breathe_uptake(const UptakeParameters& p, double level) {
  return p.uptake * level / (level + p.half);
}

/// (debt/tolerance)^shape
double breathe_hazard(const DebtParameters& p, double debt) {
  return core::pow(debt / p.tolerance, p.shape);
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

/// BreatheStarving cells of a batch: their powers are computed many at a time, since one by one
/// they would cost more than all the rest.
class BreatheStarving {
 public:
  BreatheStarving(const DebtParameters& p, std::span<float> hazard)
      : shape_(p.shape), one_over_tolerance_(1 / p.tolerance), hazard_(hazard) {}

  void add(std::size_t cell, float before, float after) {
    cell_[n_] = cell;
    power_[n_] = share(before);
    power_[at_once + n_] = share(after);
    if (++n_ == at_once) finish();
  }

  void finish() {
    const std::span<double> before = std::span(power_).first(n_);
    const std::span<double> after = std::span(power_).subspan(at_once, n_);
    for (const std::span<double> column : {before, after}) {
      core::log_of_many(column);
      for (double& x : column) x *= shape_;
      core::exp_of_many(column);
    }
    for (std::size_t i = 0; i < n_; ++i)
      hazard_[cell_[i]] = static_cast<float>(after[i] - before[i]);
    n_ = 0;
  }

 private:
  static constexpr std::size_t at_once = 256;

  /// The logarithm of none is kept finite; its power is 0 in single precision.
  double share(float debt) const {
    return std::max(static_cast<double>(debt) * one_over_tolerance_, 1e-60);
  }

  double shape_, one_over_tolerance_;
  std::span<float> hazard_;
  std::array<std::size_t, at_once> cell_{};
  std::array<double, 2 * at_once> power_{};
  std::size_t n_{0};
};

}  // namespace

std::uint64_t breathe(const BreatheCells& cells, const BreatheParameters& p, double hours) {
  EXPECTS(cells.debt.size() == cells.oxygen.size() && cells.hazard.size() == cells.oxygen.size());
  breathe_in(cells.oxygen, p.oxygen, cells.oxygen_uptake);
  if (!cells.glucose.empty()) breathe_in(cells.glucose, p.glucose, cells.glucose_uptake);
  const auto oxygen = static_cast<float>(1 / p.oxygen.critical);
  const auto glucose = static_cast<float>(1 / p.glucose.critical);
  const auto kept = static_cast<float>(core::exp(-hours / p.debt.recovery));
  const auto length = static_cast<float>(hours);
  BreatheStarving starving(p.debt, cells.hazard);
  std::uint64_t count = 0;
  for (std::size_t i = 0; i < cells.oxygen.size(); ++i) {
    float lack = breathe_lack(cells.oxygen[i], oxygen);
    if (!cells.glucose.empty()) lack = std::max(lack, breathe_lack(cells.glucose[i], glucose));
    const float before = cells.debt[i];
    cells.debt[i] = lack > 0 ? before + lack * length : before * kept;
    cells.hazard[i] = 0;
    if (!(lack > 0)) continue;
    starving.add(i, before, cells.debt[i]);
    ++count;
  }
  starving.finish();
  return count;
}

Breath breathe_reference(double oxygen, double glucose, double debt, const BreatheParameters& p,
                         double hours) {
  const double lack =
      std::max({0.0, 1 - oxygen / p.oxygen.critical, 1 - glucose / p.glucose.critical});
  Breath breath{debt, 0, breathe_uptake(p.oxygen, oxygen), breathe_uptake(p.glucose, glucose),
                lack > 0};
  if (breath.starves) {
    breath.debt = debt + lack * hours;
    breath.hazard = breathe_hazard(p.debt, breath.debt) - breathe_hazard(p.debt, debt);
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
