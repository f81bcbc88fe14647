// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <optional>
#include <vector>

#include "trial/trial_record.hpp"

namespace caudata::trial {

/// Parts of the cord that recover differently (Marino 2020, Neurotrauma Rep: AIS A converts in
/// 28.6 %, 9.1 % and 16.8 %).
enum class CordSection : std::uint8_t { cervical, upper_thoracic, lower };
inline constexpr std::size_t cord_sections = 3;
CordSection section_of(isncsci::Level neurological_level);
const char* name(CordSection section);

/// Who a person was at baseline, as far as recovery goes.
struct Stratum {
  isncsci::AsiaImpairmentScale ais{};
  CordSection section{};
  friend auto operator<=>(Stratum, Stratum) = default;
};

/// An examination of a visit against the baseline. What either of the two leaves undetermined is
/// empty, and every analysis takes it as missing.
struct Recovery {
  std::uint8_t visit{0};
  bool last{false};  // of the visits that the patient's part has
  std::optional<Stratum> before;
  std::optional<isncsci::AsiaImpairmentScale> after;
  std::optional<int> uems, lems, motor, light_touch, pin_prick;  // points gained
  std::optional<int> motor_levels;  // segments gained, on the side that gained more
};

/// Every examination that took place after the baseline.
std::vector<Recovery> recovery(const SubjectRecord& subject);

}  // namespace caudata::trial
