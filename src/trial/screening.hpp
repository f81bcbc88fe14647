// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <optional>

#include "core/stream.hpp"
#include "trial/event.hpp"
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

}  // namespace caudata::trial
