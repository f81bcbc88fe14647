// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>

#include "core/quantity.hpp"
#include "isncsci/classification.hpp"

namespace caudata::patient {

enum class Sex : std::uint8_t { female, male };
enum class Region : std::uint8_t { china, united_states, europe };
enum class InjuryCause : std::uint8_t { fall, traffic, violence, sport, surgical, other };
enum class Surgery : std::uint8_t { later_or_none, within_24_hours };
enum class Steroids : std::uint8_t { none, given };  // methylprednisolone, high dose
const char* name(Sex sex);
const char* name(Region region);
const char* name(InjuryCause cause);

/// A person and their injury as admitted. Level and grade are those of the examination of the
/// reference day (patient.injury.reference_day), not those of screening.
struct Covariates {
  double age_years{0};
  Sex sex{};
  Region region{};
  InjuryCause cause{};
  core::Days injury_to_screening{0};
  isncsci::Level neurological_level{};
  isncsci::AsiaImpairmentScale ais{};
  Surgery surgery{};
  Steroids steroids{};
  double rehabilitation{1};  // intensity relative to usual
};

}  // namespace caudata::patient
