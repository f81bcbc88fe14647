// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <vector>

#include "core/result.hpp"
#include "trial/graft_case/assumed_value.hpp"
#include "trial/graft_case/graft_file.hpp"
#include "trial/graft_case/planned_doses.hpp"

namespace caudata::trial {

/// The person as the file has them; what it leaves open is assumed.
graft::GraftSubject filled_subject(const GraftFile& file, Assumptions& assumptions);

/// Puncture, vehicle and postures, without the doses.
graft::Administration filled_administration(const GraftFileAdministration& file,
                                            Assumptions& assumptions);

/// Both, and the rules.
graft::GraftCase filled_case(const GraftFile& file, Assumptions& assumptions);

/// [[administration.given]] up to the first that could not be read.
PlannedDoses listed_doses(const std::vector<GraftFileDose>& given);

}  // namespace caudata::trial
