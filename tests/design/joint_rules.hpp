// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <numeric>

#include "design/modifiers/joint_stopping.hpp"

namespace caudata::design::testing {

/// Two events among any number of patients up to 60 stop, and so do two DLTs.
inline SafetyBoundary two_of_any() {
  SafetyBoundary boundary;
  boundary.looks.resize(60);
  std::iota(boundary.looks.begin(), boundary.looks.end(), 1);
  boundary.stop_at.assign(boundary.looks.size(), 2);
  return boundary;
}

inline JointStopping joint_rule(JointRule rule) {
  JointStopping made{rule, "two of any", two_of_any(), "", {}};
  if (rule == JointRule::procedure_alone) return made;
  made.dlt_family = "two of any";
  made.dlt = two_of_any();
  return made;
}

}  // namespace caudata::design::testing
