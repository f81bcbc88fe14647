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

std::optional<ScreenFailure> screen_on_arrival(const patient::Covariates& c,
                                               const Eligibility& eligibility) {
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
  return std::nullopt;
}

std::optional<ScreenFailure> screen_examined(const isncsci::Classification& screening,
                                             const Eligibility& eligibility) {
  const isncsci::Level level = screening.neurological_level.only();
  if (level < eligibility.level_from || level > eligibility.level_to) return ScreenFailure::level;
  if (!among(eligibility.ais, screening.ais.only())) return ScreenFailure::ais;
  return std::nullopt;
}

OtherFindings draw_other_findings(const Screening& screening, const core::TrialStreams& streams,
                                  core::CandidateId candidate) {
  core::Stream stream = streams.of(candidate, core::Process::screening);
  OtherFindings found;
  found.other_exclusion = stream.uniform() < screening.other_failure;
  found.consents = stream.uniform() < screening.consent;
  return found;
}

}  // namespace caudata::trial
