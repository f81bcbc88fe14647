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
  const auto levels =
      isncsci::LevelSet::from_to(eligibility.level_from, eligibility.level_to).bits();
  isncsci::AisSet grades;
  for (const auto grade : eligibility.ais) grades.insert(grade);
  const std::uint32_t level = screening.neurological_level.bits(), grade = screening.ais.bits();
  if ((level & levels) == 0) return ScreenFailure::level;
  if ((grade & grades.bits()) == 0) return ScreenFailure::ais;
  const bool open = (level & ~levels) != 0 || (grade & ~grades.bits()) != 0;
  return open ? std::optional(ScreenFailure::not_classifiable) : std::nullopt;
}

OtherFindings draw_other_findings(const Screening& screening, const core::TrialStreams& streams,
                                  core::CandidateId candidate) {
  core::Stream stream = streams.of(candidate, core::Process::screening);
  OtherFindings found;
  found.other_exclusion = stream.uniform() < screening.other_failure;
  found.consents = stream.uniform() < screening.consent;
  return found;
}

std::optional<ScreenFailure> screen(const isncsci::Classification& examination,
                                    bool other_exclusion, const Eligibility& eligibility) {
  if (const auto failure = screen_examined(examination, eligibility)) return failure;
  return other_exclusion ? std::optional(ScreenFailure::other_exclusion) : std::nullopt;
}

ScreeningResult screen_by_examination(const Screening& screening, const Eligibility& eligibility,
                                      bool other_exclusion, Days injury_to_screening,
                                      const SeenAtScreening& seen) {
  ScreeningResult result;
  const auto judge_on = [&](Days day, ExamOrdinal ordinal) {
    result.judged_by = seen(day, ordinal);
    result.failure = screen(result.judged_by, other_exclusion, eligibility);
  };
  judge_on(injury_to_screening, screening_exam);
  if (result.failure == ScreenFailure::not_classifiable && screening.reexamine_after) {
    result.repeated = injury_to_screening + screening.duration + *screening.reexamine_after;
    judge_on(*result.repeated, repeated_screening_exam);
  }
  return result;
}

}  // namespace caudata::trial
