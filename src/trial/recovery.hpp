// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <optional>
#include <vector>

#include "patient/cord_part.hpp"
#include "trial/trial_record.hpp"

namespace caudata::trial {

/// An examination of a visit against the baseline. What either of the two leaves undetermined is
/// empty, and every analysis takes it as missing.
struct Recovery {
  std::uint8_t visit{0};
  bool last{false};  // of the visits that the patient's part has
  std::optional<patient::Stratum> before;
  std::optional<isncsci::AsiaImpairmentScale> after;
  std::optional<int> uems, lems, motor, light_touch, pin_prick;  // points gained
  std::optional<int> motor_levels;  // segments gained, on the side that gained more
};

/// Every examination that took place after the baseline.
std::vector<Recovery> recovery(const SubjectRecord& subject);

}  // namespace caudata::trial
