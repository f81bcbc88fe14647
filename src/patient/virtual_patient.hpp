// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <array>
#include <cstdint>

#include "core/quantity.hpp"
#include "isncsci/classification.hpp"
#include "isncsci/exam.hpp"
#include "safety/risk_profile.hpp"

namespace caudata::patient {

enum class Sex : std::uint8_t { female, male };
enum class Region : std::uint8_t { china, united_states, europe };
enum class InjuryCause : std::uint8_t { fall, traffic, violence, sport, surgical, other };
const char* name(Sex sex);
const char* name(Region region);
const char* name(InjuryCause cause);

/// A person at screening.
struct Covariates {
  double age_years{0};
  Sex sex{};
  Region region{};
  InjuryCause cause{};
  core::Days injury_to_screening{0};
  isncsci::Level neurological_level{};  // as drawn; the screening examination classifies so
  isncsci::AsiaImpairmentScale ais{};   // likewise
};

/// How each cell of the examination changes after screening: the final score, and the day after
/// injury of each unit step is recoverable from one quantile per cell. See recovery.hpp for the
/// (empirical) law.
struct Trajectory {
  isncsci::Exam final_exam;  // a year after injury, without treatment effect
  std::array<float, 2 * (2 * isncsci::dermatomes + isncsci::key_muscles)>
      timing{};            // quantile in (0,1) per cell
  float sacral_timing{0};  // VAC, DAP
};

struct VirtualPatient {
  Covariates covariates;
  isncsci::Exam screening_exam;
  Trajectory natural_recovery;
};

safety::RiskProfile risk_profile(const VirtualPatient& patient, core::Days injury_to_first_dose);

}  // namespace caudata::patient
