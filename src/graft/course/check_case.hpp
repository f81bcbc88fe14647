// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "anatomy/canal/canal_parameters.hpp"
#include "anatomy/cord.hpp"
#include "core/issue.hpp"
#include "graft/course/case.hpp"
#include "graft/course/case_places.hpp"

namespace caudata::graft {

/// Everything that forbids to run a case, in the order of the file: numbers that cannot be, doses
/// and postures out of order, and what the canal refuses (a lesion outside the cord, a cord wider
/// than the dura, a volume over the canal's).
core::Issues check_case(const GraftCase& what, const anatomy::Cord& cord,
                        const anatomy::CanalParameters& canal, const CasePlaces& places = {});

}  // namespace caudata::graft
