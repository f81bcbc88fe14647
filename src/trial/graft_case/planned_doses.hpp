// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "core/result.hpp"
#include "graft/course/case.hpp"
#include "trial/protocol.hpp"
#include "trial/trial_record.hpp"

namespace caudata::trial {

/// The doses of one person and what they are called.
struct PlannedDoses {
  std::string name;  // "MAD, dose H"; of doses planned instead of those of a trial, with these
  std::vector<graft::GraftDose> doses;
};

/// A word of the user, and where it stands.
struct ChosenWord {
  std::string word;
  core::SourceLocation at;
};

/// Empty: not chosen. That will do where there is only one.
struct DoseChoice {
  std::optional<ChosenWord> part, dose;
};

/// The doses as the protocol plans them. Issues: a part or dose it does not have (with the
/// nearest), none chosen where there are several. `otherwise`: where an issue points that is about
/// no word.
core::Result<PlannedDoses> planned_doses(const Protocol& protocol, const DoseChoice& choice,
                                         const core::SourceLocation& otherwise);

/// The doses a subject was really given, with their days: late and missed doses as they were.
PlannedDoses given_doses(const Protocol& protocol, const SubjectRecord& subject);

/// "SAD, dose L": to what a subject was allocated.
std::string allocation(const Protocol& protocol, const SubjectRecord& subject);

}  // namespace caudata::trial
