// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "anatomy/canal/canal_parameters.hpp"
#include "anatomy/cord.hpp"
#include "core/issue.hpp"
#include "graft/course/case.hpp"
#include "graft/course/case_places.hpp"

/// Everything that forbids to run a case. Issues point at the lines of the file that stated the
/// values.
namespace caudata::graft {

/// None, too many, days that do not rise from 0, or cells that ids cannot tell apart.
core::Issues check_doses(const std::vector<GraftDose>& doses, const CasePlaces& places = {});

/// None, the first not from hour 0, hours that do not rise.
core::Issues check_postures(const std::vector<PostureFrom>& postures,
                            const CasePlaces& places = {});

/// What the canal of the person refuses: a lesion outside the cord, a cord wider than the dura, a
/// volume over the canal's, a passage outside [0, 1]; and a vehicle that no liquid is.
core::Issues check_canal(const GraftCase& what, const anatomy::Cord& cord,
                         const anatomy::CanalParameters& canal, const CasePlaces& places = {});

/// All of these.
core::Issues check_case(const GraftCase& what, const anatomy::Cord& cord,
                        const anatomy::CanalParameters& canal, const CasePlaces& places = {});

}  // namespace caudata::graft
