// SPDX-License-Identifier: Apache-2.0
#include "safety/hazard.hpp"

#include <algorithm>
#include <limits>

namespace caudata::safety {
namespace {

constexpr int first_thoracic_level = 8;  // C1 = 0 … C8 = 7

double ratio(const Hazard& hazard, const RiskProfile& profile) {
  return (profile.motor == Completeness::complete ? hazard.complete_ratio : 1) *
         (profile.level < first_thoracic_level ? hazard.cervical_ratio : 1);
}

double days_to_reach(double cumulative, double hazard) {
  return hazard > 0 ? cumulative / hazard : std::numeric_limits<double>::infinity();
}

}  // namespace

PersonalHazard::PersonalHazard(const Hazard& hazard, const RiskProfile& profile, double acute_days)
    : acute_(hazard.acute * ratio(hazard, profile)),
      later_(hazard.later * ratio(hazard, profile)),
      acute_days_(acute_days) {}

double PersonalHazard::cumulative(double day) const {
  return acute_ * std::min(day, acute_days_) + later_ * std::max(day - acute_days_, 0.0);
}

double PersonalHazard::day_at(double cumulative) const {
  const double at_end_of_acute = acute_ * acute_days_;
  if (cumulative < at_end_of_acute) return cumulative / acute_;
  return acute_days_ + days_to_reach(cumulative - at_end_of_acute, later_);
}

}  // namespace caudata::safety
