// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <optional>
#include <vector>

#include "patient/cord_part.hpp"
#include "trial/trial_record.hpp"

namespace caudata::trial {

/// What the baseline determines of who a patient is; what it leaves open is empty. Of an open level
/// the part of the cord may still be certain.
struct Baseline {
  std::optional<isncsci::AsiaImpairmentScale> ais;
  std::optional<patient::CordPart> part;
  friend bool operator==(const Baseline&, const Baseline&) = default;
};

/// An examination of a visit against the baseline. What either of the two leaves undetermined is
/// empty, and an analysis that needs it takes it as missing; one that does not counts the patient.
struct Recovery {
  std::uint8_t visit{0};
  bool last{false};  // of the visits that the patient's part has
  Baseline before;
  std::optional<isncsci::AsiaImpairmentScale> after;
  std::optional<int> uems, lems, motor, light_touch, pin_prick;  // points gained
  std::optional<int> motor_levels;  // segments gained, on the side that gained more
};

/// Every examination that took place after the baseline.
std::vector<Recovery> recovery(const SubjectRecord& subject);

}  // namespace caudata::trial
