// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>

#include "trial/candidates.hpp"
#include "trial/graft_case/graft_case.hpp"

namespace caudata::trial {

/// From the injury to the first dose of a dosed person.
core::Days injury_to_first_dose(const Candidate& person, const SubjectRecord& subject);

/// A subject of a conducted trial as a case: the person with their own injury, the doses really
/// given on their days or, where the context chooses a part or a dose, those planned for it; all
/// else from the ledger. The part or dose that is not chosen is the subject's own. Issues: those of
/// the choice, parameters without an entry, and what forbids the case (graft::check_case).
/// `name`: of the person in results.
core::Result<ReadyGraftCase> virtual_case(const std::string& name, const SubjectRecord& subject,
                                          Candidates& people, const anatomy::Cord& cord,
                                          const GraftCaseContext& context);

}  // namespace caudata::trial
