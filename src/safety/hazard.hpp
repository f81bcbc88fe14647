// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "safety/risk_profile.hpp"

namespace caudata::safety {

/// Hazard of an event per day since injury: one value up to `acute_days`, another after it, times a
/// ratio for a complete lesion and a ratio for a cervical one. The reference person is motor
/// incomplete and thoracic or lumbar. Neglected: age, prophylaxis, calendar era, and dependence
/// between events of one person.
struct Hazard {
  double acute{0};  // [1/d]
  double later{0};  // [1/d]
  double complete_ratio{1};
  double cervical_ratio{1};
};
template <class V>
void visit(V& v, Hazard& h) {
  v("acute", h.acute);
  v("later", h.later);
  v("complete_ratio", h.complete_ratio);
  v("cervical_ratio", h.cervical_ratio);
}

/// The hazard of one person. Day 0 is the injury.
class PersonalHazard {
 public:
  PersonalHazard(const Hazard& hazard, const RiskProfile& profile, double acute_days);

  /// Expected number of events from the injury to `day`.
  double cumulative(double day) const;

  /// The day at which `cumulative` reaches the value; infinite if it never does.
  double day_at(double cumulative) const;

 private:
  double acute_, later_;  // [1/d]
  double acute_days_;
};

}  // namespace caudata::safety
