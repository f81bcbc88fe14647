// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "anatomy/canal/canal_parameters.hpp"
#include "anatomy/cord.hpp"
#include "core/issue.hpp"
#include "graft/course/case.hpp"
#include "graft/course/case_places.hpp"
#include "product/product_parameters.hpp"

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

/// What a middling lot shows of the injection: more cells than the volume holds, a volume that
/// stays in the syringe, an injection too slow to be computed as done at once. A lot that is drawn
/// may be refused where a middling one is not.
core::Issues check_delivery(const GraftCase& what, const product::ProductParameters& product,
                            const CasePlaces& places = {});

/// Findings of other layers about a case, at the values of the case that they are about; those
/// about none as they are.
core::Issues at_places(const core::Issues& found, const CasePlaces& places);

/// What a case says of itself, and the canal of it.
core::Issues check_case(const GraftCase& what, const anatomy::Cord& cord,
                        const anatomy::CanalParameters& canal, const CasePlaces& places = {});

}  // namespace caudata::graft
