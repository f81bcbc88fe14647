// SPDX-License-Identifier: Apache-2.0
#include "graft/rules/root_hypertrophy.hpp"

#include <limits>

#include "core/elementary.hpp"

namespace caudata::graft {
namespace {

constexpr double hypertrophy_ln2 = 0x1.62e42fefa39efp-1;

double hypertrophy_exposure(const HypertrophyParameters& p, double cells, double inflammation) {
  return cells / p.dose * inflammation;
}

}  // namespace

double hypertrophy_by(const HypertrophyParameters& p, double cells, double inflammation,
                      double days) {
  const double cumulative = hypertrophy_ln2 * hypertrophy_exposure(p, cells, inflammation) *
                            core::pow(days / p.onset, p.shape);
  return p.susceptible * -core::expm1(-cumulative);
}

double hypertrophy_onset(const HypertrophyParameters& p, double cells, double inflammation,
                         double susceptibility, double uniform) {
  const double exposed = hypertrophy_exposure(p, cells, inflammation);
  if (susceptibility >= p.susceptible || exposed <= 0)
    return std::numeric_limits<double>::infinity();
  const double cumulative = -core::log1p(-uniform) / (hypertrophy_ln2 * exposed);
  return p.onset * core::pow(cumulative, 1 / p.shape);
}

}  // namespace caudata::graft
