// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <functional>
#include <optional>

#include "core/stream.hpp"
#include "trial/event.hpp"
#include "trial/examination.hpp"
#include "trial/protocol.hpp"

namespace caudata::trial {

/// The first criterion failed of those known on the day of arrival, in the order age, cause, time
/// since injury; empty if none.
std::optional<ScreenFailure> screen_on_arrival(const patient::Covariates& covariates,
                                               const Eligibility& eligibility);

/// The first criterion failed of those that an examination shows, level before AIS. A person may
/// have recovered since admission: what counts is the examination of screening. Level or grade may
/// be undetermined: a criterion that none of their values meets has failed; where some do,
/// eligibility is open (`not_classifiable`).
std::optional<ScreenFailure> screen_examined(const isncsci::Classification& screening,
                                             const Eligibility& eligibility);

/// What screening finds beside age, injury and examination.
struct OtherFindings {
  bool other_exclusion{false};
  bool consents{true};
};
OtherFindings draw_other_findings(const Screening& screening, const core::TrialStreams& streams,
                                  core::CandidateId candidate);

/// What an examination and the other findings say together, in that order.
std::optional<ScreenFailure> screen(const isncsci::Classification& examination,
                                    bool other_exclusion, const Eligibility& eligibility);

/// An examination of screening as the worksheet has it.
using SeenAtScreening =
    std::function<isncsci::Classification(Days since_injury, ExamOrdinal ordinal)>;

/// What screening comes to in who passed on arrival.
struct ScreeningResult {
  std::optional<ScreenFailure> failure;
  isncsci::Classification judged_by;  // the last worksheet of screening
  std::optional<Days> repeated;       // from injury; empty: one examination was enough
};

/// Examines at screening. Where scores that could not be tested leave eligibility open and the
/// protocol has it so, the person is examined once more and judged by that examination.
ScreeningResult screen_by_examination(const Screening& screening, const Eligibility& eligibility,
                                      bool other_exclusion, Days injury_to_screening,
                                      const SeenAtScreening& seen);

}  // namespace caudata::trial
