// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <optional>

#include "core/result.hpp"
#include "trial/protocol.hpp"
#include "trial/trial_record.hpp"

namespace caudata::trial {

/// The boundaries of the protocol's rule, a look after every patient. Issues: an unknown family,
/// rates or error probabilities out of range.
core::Result<design::JointStopping> joint_stopping(const ProcedureStopping& rule);

/// The day, from the first dose, of a patient's first event that counts; the simulator knows that
/// the procedure caused it. Neglected: an investigator may judge otherwise.
std::optional<Days> first_counted(const ProcedureStopping& rule, const SubjectRecord& subject);

}  // namespace caudata::trial
