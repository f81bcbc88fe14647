// SPDX-License-Identifier: Apache-2.0
#include "trial/screening.hpp"

#include <algorithm>

namespace caudata::trial {
namespace {

template <class T>
bool among(const std::vector<T>& allowed, const T& value) {
  return std::find(allowed.begin(), allowed.end(), value) != allowed.end();
}

}  // namespace

std::optional<ScreenFailure> screen(const Candidate& candidate, const Eligibility& eligibility) {
  const patient::Covariates& c = candidate.covariates;
  // An age of "65" in a criterion ends on the day before the 66th birthday.
  if (c.age_years < eligibility.age_from || c.age_years >= eligibility.age_to + 1) {
    return ScreenFailure::age;
  }
  if (!eligibility.causes.empty() && !among(eligibility.causes, c.cause)) {
    return ScreenFailure::cause;
  }
  if (c.injury_to_screening < eligibility.since_injury_from ||
      c.injury_to_screening > eligibility.since_injury_to) {
    return ScreenFailure::time_since_injury;
  }
  if (c.neurological_level < eligibility.level_from ||
      c.neurological_level > eligibility.level_to) {
    return ScreenFailure::level;
  }
  if (!among(eligibility.ais, c.ais)) return ScreenFailure::ais;
  if (candidate.other_exclusion) return ScreenFailure::other_exclusion;
  return std::nullopt;
}

bool needs_examination(ScreenFailure failure) {
  switch (failure) {
    case ScreenFailure::age:
    case ScreenFailure::cause:
    case ScreenFailure::time_since_injury:
      return false;
    case ScreenFailure::level:
    case ScreenFailure::ais:
    case ScreenFailure::other_exclusion:
      return true;
  }
  return true;
}

}  // namespace caudata::trial
